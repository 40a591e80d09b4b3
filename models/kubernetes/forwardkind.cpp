// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "forwardkind.h"

#include "kindparts.h"

#include <QCoreApplication>

namespace kubernetes {

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("kubernetes::ForwardKind", text, nullptr, n);
}

QString stateWord(ForwardState state)
{
    switch (state) {
    case ForwardState::Listening: return tr("Listening");
    case ForwardState::Stopped: return tr("Stopped");
    case ForwardState::Failed: break;
    }
    return tr("Failed");
}

live::Tone toneOf(ForwardState state)
{
    return state == ForwardState::Listening ? live::Tone::Ok : state == ForwardState::Failed ? live::Tone::Bad : live::Tone::Idle;
}

live::Cell stateCell(const ForwardRow &row)
{
    live::Cell cell;
    cell.text = stateWord(row.state);
    cell.tone = toneOf(row.state);
    cell.hollow = row.state == ForwardState::Stopped;
    cell.toolTip = row.error;
    return cell;
}

live::Cell bytesCell(qint64 bytes)
{
    live::Cell cell;
    cell.number = static_cast<double>(bytes);
    cell.hasNumber = true;
    return cell;
}

live::Cell errorCell(const ForwardRow &row)
{
    live::Cell cell = quietCell(row.error);
    cell.tone = row.error.isEmpty() ? live::Tone::None : live::Tone::Bad;
    return cell;
}

std::vector<live::Column> columns()
{
    using live::ColumnType;
    const auto column = [](const char *id, const QString &title, ColumnType type, int width, int priority, auto cell) {
        return live::columnOf<ForwardRow>(id, title, type, width, priority, cell);
    };
    live::Column error = column("error", tr("Last error"), ColumnType::Text, 200, 60, errorCell);
    error.stretch = true;
    return {
        column("address", tr("Local address"), ColumnType::Name, 150, 100, [](const ForwardRow &row) { return live::textCell(localAddress(row)); }),
        column("target", tr("Target"), ColumnType::Text, 220, 95, [](const ForwardRow &row) { return live::textCell(targetText(row.target)); }),
        column("namespace", tr("Namespace"), ColumnType::Text, 120, 50, [](const ForwardRow &row) { return quietCell(row.target.namespaceName); }),
        column("state", tr("State"), ColumnType::State, 110, 98, stateCell),
        column("pod", tr("Pod"), ColumnType::Text, 180, 45, [](const ForwardRow &row) { return quietCell(row.pod); }),
        column("connections", tr("Connections"), ColumnType::Number, 100, 70, [](const ForwardRow &row) { return numberCell(row.connections); }),
        column("received", tr("Received"), ColumnType::Bytes, 92, 66, [](const ForwardRow &row) { return bytesCell(row.received); }),
        column("sent", tr("Sent"), ColumnType::Bytes, 92, 65, [](const ForwardRow &row) { return bytesCell(row.sent); }),
        error,
    };
}

} // namespace

QString localAddress(const ForwardRow &row)
{
    return row.localPort == 0 ? QStringLiteral("127.0.0.1") : QStringLiteral("127.0.0.1:%1").arg(row.localPort);
}

QString targetText(const ForwardTarget &target)
{
    const QString kind = target.kind == ForwardTarget::Kind::Service ? QStringLiteral("service") : QStringLiteral("pod");
    return QStringLiteral("%1/%2:%3").arg(kind, target.name).arg(target.port);
}

live::Kind forwardKind()
{
    live::Kind kind;
    kind.id = "forward";
    kind.title = tr("Port forwards");
    kind.single = tr("port forward");
    kind.icon = QStringLiteral("plug");
    kind.filterHint = tr("Filter by port, target, pod");
    kind.counted = [](int count) { return tr("%n port forwards", count); };
    kind.columns = columns();
    const auto chip = [](const char *id, ForwardState state) {
        return live::chipOf<ForwardRow>(id, stateWord(state), toneOf(state), [state](const ForwardRow &row) { return row.state == state; }, true);
    };
    kind.chips = {chip("listening", ForwardState::Listening), chip("stopped", ForwardState::Stopped), chip("failed", ForwardState::Failed)};
    kind.name = live::of<ForwardRow>([](const ForwardRow &row) { return localAddress(row); });
    kind.searchText = live::of<ForwardRow>([](const ForwardRow &row) {
        return QStringList{targetText(row.target), row.target.namespaceName, row.pod};
    });
    kind.emptyTitle = tr("No port is forwarded");
    kind.emptyText = tr("“Forward port…” on a pod or a service makes its port one of this computer. It stays when pods are replaced.");
    kind.defaultSort = "address";
    return kind;
}

} // namespace kubernetes
