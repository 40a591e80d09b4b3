// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "stateparts.h"

#include <QCoreApplication>

namespace kubernetes {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::States", text);
}

} // namespace

live::Column stateColumnOf(std::function<live::Cell(const live::Row &)> cell)
{
    live::Column column;
    column.id = "state";
    column.title = tr("State");
    column.type = live::ColumnType::State;
    column.width = 140;
    column.priority = 100;
    column.cell = std::move(cell);
    return column;
}

live::Cell stateCell(const QString &word, live::Tone tone, const QString &message)
{
    live::Cell cell;
    cell.text = word;
    cell.toolTip = message;
    cell.tone = tone;
    cell.hollow = tone == live::Tone::Idle;
    return cell;
}

live::Cell leavingCell()
{
    return stateCell(tr("Terminating"), live::Tone::Idle, {});
}

} // namespace kubernetes
