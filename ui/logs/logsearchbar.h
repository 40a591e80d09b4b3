// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The field in which a log is searched: its text and options as a compiled pattern, stepping, the count, and what is
// wrong with a regular expression. A pattern that does not compile is not sent, so the last hits stay. UI thread.
#pragma once

#include "logpattern.h"

#include <QWidget>

class QLabel;
class QToolButton;
namespace widgets {
class SearchField;
}

namespace logs {

class LogSearchBar final : public QWidget
{
    Q_OBJECT

public:
    explicit LogSearchBar(QWidget *parent = nullptr);

    void focusField();
    void setText(const QString &text);
    [[nodiscard]] QString text() const;
    void setOptions(live::LogPattern::Options options);
    void setCountText(const QString &text);
    [[nodiscard]] QString countText() const;
    [[nodiscard]] QString errorText() const;

Q_SIGNALS:
    void patternChanged(const std::shared_ptr<const live::LogPattern> &pattern); ///< null: nothing is searched for
    void stepped(bool forward);
    void matchesOnlyChanged(bool only);
    void escaped(); ///< Esc on the empty field

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void compile();
    void placeSwitches();
    void colourLabels();
    void setError(const QString &text);

    widgets::SearchField *m_field;
    QToolButton *m_case;
    QToolButton *m_regex;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_only;
    QLabel *m_count;
    QLabel *m_error;
};

} // namespace logs
