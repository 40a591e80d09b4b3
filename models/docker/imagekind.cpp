// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "imagekind.h"

#include <QCoreApplication>
#include <set>

namespace docker {

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("docker::ImageKind", text, nullptr, n);
}

const QString none = QStringLiteral("<none>");

live::Cell bytes(qint64 value)
{
    live::Cell cell;
    cell.hasNumber = value >= 0;
    cell.number = static_cast<double>(value);
    return cell;
}

} // namespace

live::Kind imageKind()
{
    live::Kind kind;
    kind.id = "image";
    kind.title = tr("Images");
    kind.single = tr("image");
    kind.icon = QStringLiteral("layers");
    kind.filterHint = tr("Filter by name, ID, label");
    kind.counted = [](int count) { return tr("%n images", count); };
    live::Column name = live::columnOf<ImageRow>("repository", tr("Repository"), live::ColumnType::Name, 260, 100,
                               [](const ImageRow &row) { return live::textCell(row.dangling() ? none : row.repository); });
    name.stretch = true;
    kind.columns.push_back(name);
    kind.columns.push_back(live::columnOf<ImageRow>("tag", tr("Tag"), live::ColumnType::Text, 130, 95,
                                  [](const ImageRow &row) { return live::textCell(row.tag.isEmpty() ? none : row.tag, true); }));
    kind.columns.push_back(live::columnOf<ImageRow>("id", tr("ID"), live::ColumnType::Mono, 120, 40,
                                  [](const ImageRow &row) { return live::textCell(row.shortId(), true); }));
    kind.columns.push_back(
        live::columnOf<ImageRow>("created", tr("Created"), live::ColumnType::Since, 110, 50, [](const ImageRow &row) {
            live::Cell cell;
            cell.timeMs = row.createdMs;
            cell.ago = true;
            cell.muted = true;
            return cell;
        }));
    kind.columns.push_back(
        live::columnOf<ImageRow>("used", tr("Used by"), live::ColumnType::Text, 180, 60, [](const ImageRow &row) {
            live::Cell cell = live::textCell(row.users.join(QStringLiteral(", ")), true);
            if (row.usedBy > row.users.size())
                cell.text = tr("%1 and %n more", row.usedBy - static_cast<int>(row.users.size())).arg(cell.text);
            return cell;
        }));
    kind.columns.push_back(live::columnOf<ImageRow>("size", tr("Size"), live::ColumnType::Bytes, 90, 90,
                                  [](const ImageRow &row) { return bytes(row.size); }));
    kind.columns.push_back(live::columnOf<ImageRow>("unique", tr("Unique"), live::ColumnType::Bytes, 90, 35, [](const ImageRow &row) {
        return bytes(row.sharedSize < 0 ? -1 : row.size - row.sharedSize);
    }));
    kind.columns.push_back(live::columnOf<ImageRow>("shared", tr("Shared"), live::ColumnType::Bytes, 90, 30,
                                  [](const ImageRow &row) { return bytes(row.sharedSize); }));
    kind.chips = {
        live::chipOf<ImageRow>("used", tr("In use"), live::Tone::Ok, [](const ImageRow &row) { return row.usedBy > 0; }),
        live::chipOf<ImageRow>("unused", tr("Unused"), live::Tone::Idle, [](const ImageRow &row) { return row.usedBy == 0; }),
        live::chipOf<ImageRow>("dangling", tr("Untagged"), live::Tone::Warn, [](const ImageRow &row) { return row.dangling(); }),
    };
    live::Grouping repository;
    repository.id = "repository";
    repository.label = tr("Repository");
    repository.group = live::of<ImageRow>([](const ImageRow &row) {
        return live::GroupOf{row.repository.toUtf8(), row.dangling() ? tr("Untagged") : row.repository};
    });
    repository.summary = [](const std::vector<live::RowPointer> &rows) {
        return tr("%n tags", static_cast<int>(rows.size()));
    };
    kind.groupings.push_back(repository);
    kind.name = live::of<ImageRow>([](const ImageRow &row) {
        return row.dangling() ? row.shortId() : row.reference();
    });
    kind.searchText = live::of<ImageRow>([](const ImageRow &row) { return QStringList{row.id, row.reference()}; });
    kind.labels = live::of<ImageRow>([](const ImageRow &row) {
        QStringList result;
        for (auto label = row.labels.begin(); label != row.labels.end(); ++label)
            result << label.key() + u'=' + label.value();
        return result;
    });
    kind.summary = [](const std::vector<live::RowPointer> &rows) {
        std::set<QString> ids;
        for (const live::RowPointer &row : rows)
            ids.insert(static_cast<const ImageRow &>(*row).id);
        return tr("%n images", static_cast<int>(ids.size()));
    };
    kind.emptyTitle = tr("No images yet");
    kind.emptyText = tr("Images appear here when you pull, build or load one.");
    kind.defaultSort = "repository";
    return kind;
}

} // namespace docker
