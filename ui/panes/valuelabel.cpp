// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "valuelabel.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>

namespace panes {

namespace {

constexpr QChar here(0x200b); ///< zero width space: a line may end here
constexpr int longWord = 24;  ///< what is longer may be broken
constexpr int piece = 8;      ///< ... after each of these

QString breakable(const QString &value)
{
    QString result;
    int word = 0;
    const QStringList words = value.split(u' ');
    for (const QString &one : words) {
        if (!result.isEmpty() || word++ > 0)
            result += u' ';
        for (qsizetype i = 0; i < one.size(); ++i) {
            result += one[i];
            const bool inside = i + 1 < one.size();
            if (inside && (one[i] == u'/' || (one.size() > longWord && (i + 1) % piece == 0 && !one[i].isHighSurrogate())))
                result += here;
        }
    }
    return result;
}

} // namespace

ValueLabel::ValueLabel(QWidget *parent) : QLabel(parent)
{
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::MinimumExpanding);
}

void ValueLabel::setValue(const QString &value)
{
    m_value = value;
    setAccessibleName(value);
    setText(breakable(value));
}

void ValueLabel::copy() const
{
    QString text = hasSelectedText() ? selectedText() : m_value;
    QApplication::clipboard()->setText(text.remove(here));
}

void ValueLabel::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        event->accept();
        return;
    }
    QLabel::keyPressEvent(event);
}

void ValueLabel::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Copy")), &QAction::triggered, this, &ValueLabel::copy);
    menu->popup(event->globalPos());
}

} // namespace panes
