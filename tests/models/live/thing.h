// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A kind made up for the tests of live: a row with a name, a state, a number, a project and a label.
#pragma once

#include "kind.h"

namespace test {

struct Thing : live::RowOf<Thing> {
    live::Key id;
    QString name;
    bool running = true;
    int size = 0;
    QString project;
    qint64 since = 0;
    [[nodiscard]] const live::Key &key() const override { return id; }
    friend bool operator==(const Thing &, const Thing &) = default;
};

inline live::RowPointer thing(const QByteArray &id, const QString &name = {}, int size = 0, bool running = true,
                              const QString &project = {}, qint64 since = 0)
{
    auto made = std::make_shared<Thing>();
    made->id = id;
    made->name = name.isEmpty() ? QString::fromUtf8(id) : name;
    made->size = size;
    made->running = running;
    made->project = project;
    made->since = since;
    return made;
}

inline const Thing &asThing(const live::RowPointer &row)
{
    return static_cast<const Thing &>(*row);
}

inline live::Cell textCell(const QString &text)
{
    live::Cell cell;
    cell.text = text;
    return cell;
}

inline live::Kind makeKind()
{
    using namespace live;
    Kind kind;
    kind.id = "thing";
    kind.title = QStringLiteral("Things");
    kind.name = of<Thing>([](const Thing &each) { return each.name; });
    kind.labels = of<Thing>([](const Thing &each) { return QStringList{QStringLiteral("team=") + each.project}; });
    kind.defaultSort = "name";
    Column name{"name", QStringLiteral("Name"), ColumnType::Name, of<Thing>([](const Thing &each) {
                    return textCell(each.name);
                })};
    name.priority = 100;
    name.stretch = true;
    Column state{"state", QStringLiteral("State"), ColumnType::State, of<Thing>([](const Thing &each) {
                     Cell cell = textCell(each.running ? QStringLiteral("Running") : QStringLiteral("Exited"));
                     cell.tone = each.running ? Tone::Ok : Tone::Bad;
                     return cell;
                 })};
    Column size{"size", QStringLiteral("Size"), ColumnType::Bytes, of<Thing>([](const Thing &each) {
                    Cell cell;
                    cell.number = each.size;
                    cell.hasNumber = true;
                    return cell;
                })};
    size.priority = 30;
    Column since{"since", QStringLiteral("Since"), ColumnType::Since, of<Thing>([](const Thing &each) {
                     Cell cell;
                     cell.timeMs = each.since;
                     cell.ago = !each.running;
                     return cell;
                 })};
    since.priority = 20;
    Column ports{"ports", QStringLiteral("Ports"), ColumnType::Links, of<Thing>([](const Thing &each) {
                     Cell cell;
                     if (each.size % 2 != 0) {
                         cell.links = {{QStringLiteral("8080→80"), QUrl(QStringLiteral("http://localhost:8080"))},
                                       {QStringLiteral("8443→443"), QUrl(QStringLiteral("https://localhost:8443"))}};
                         cell.text = QStringLiteral("8080→80, 8443→443");
                     }
                     return cell;
                 })};
    ports.width = 150;
    ports.priority = 40;
    Column cpu{"cpu", QStringLiteral("CPU"), ColumnType::Metric};
    cpu.metric = 0;
    cpu.unit = Unit::Percent;
    cpu.sparkline = true;
    cpu.priority = 60;
    kind.columns = {name, state, since, ports, size, cpu};
    kind.chips = {{"running", QStringLiteral("Running"), Tone::Ok,
                   of<Thing>([](const Thing &each) { return each.running; })},
                  {"exited", QStringLiteral("Exited"), Tone::Bad,
                   of<Thing>([](const Thing &each) { return !each.running; })}};
    kind.groupings = {{"project", QStringLiteral("Project"),
                       of<Thing>([](const Thing &each) {
                           return GroupOf{each.project.toUtf8(),
                                          each.project.isEmpty() ? QStringLiteral("No project") : each.project};
                       }),
                       [](const std::vector<RowPointer> &rows) { return QStringLiteral("%1 things").arg(rows.size()); }}};
    return kind;
}

/// Constant and for ever, as kinds are.
inline const live::Kind &thingKind()
{
    static const live::Kind kind = makeKind();
    return kind;
}

} // namespace test
