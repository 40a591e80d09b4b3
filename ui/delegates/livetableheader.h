// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The header of a live table: over a number with a sparkline the words end where the number ends. UI thread, owned by its view.
#pragma once

#include "kind.h"

#include <QHeaderView>

namespace delegates {

class LiveTableHeader final : public QHeaderView
{
    Q_OBJECT

public:
    LiveTableHeader(const live::Kind &kind, QWidget *parent);
    void setSparklines(bool shown);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;

private:
    const live::Kind &m_kind;
    bool m_sparklines = true;
};

} // namespace delegates
