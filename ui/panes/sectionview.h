// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Titled lists of label and value in as many columns as fit: the Overview of an object. Values can be selected and
// copied; secrets are dots until asked for. UI thread.
#pragma once

#include "section.h"

#include <QScrollArea>
#include <QTimer>

class QGridLayout;

namespace panes {

class ValueLabel;

class SectionView final : public QScrollArea
{
    Q_OBJECT

public:
    explicit SectionView(QWidget *parent = nullptr);
    /// Rebuilds what differs; the scroll position stays.
    void setSections(const std::vector<live::Section> &sections);
    /// Stands alone in the middle: "Reading…", an error.
    void setMessage(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void age();
    void arrange();
    [[nodiscard]] QWidget *makeSection(const live::Section &section);

    std::vector<live::Section> m_sections;
    std::vector<QWidget *> m_widgets;
    QWidget *m_body;
    QGridLayout *m_grid;
    QString m_message;
    int m_columns = 0;
    std::vector<std::pair<ValueLabel *, qint64>> m_times; ///< what says how long ago something was, and since when, Unix ms
    QTimer m_ageing;                                      ///< only while it is shown
};

} // namespace panes
