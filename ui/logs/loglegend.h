// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sources of a merged log, each with its colour and a switch. A source that is off is struck out, not only grey.
// As many rows as the width makes necessary. UI thread.
#pragma once

#include <QStringList>
#include <QWidget>
#include <vector>

class QAbstractButton;

namespace logs {

class LogLegend final : public QWidget
{
    Q_OBJECT

public:
    explicit LogLegend(QWidget *parent = nullptr);

    /// On, but for those that were switched off and are still in their place.
    void setSources(const QStringList &names);
    [[nodiscard]] std::vector<bool> hidden() const;
    [[nodiscard]] QAbstractButton *entry(int source) const { return m_entries[static_cast<size_t>(source)]; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return flow(width, false); }
    [[nodiscard]] QSize sizeHint() const override { return {400, flow(400, false)}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {80, 24}; }

Q_SIGNALS:
    void hiddenChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    int flow(int width, bool place) const;
    std::vector<QAbstractButton *> m_entries;
};

} // namespace logs
