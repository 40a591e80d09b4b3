// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "valuelabel.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <algorithm>

namespace panes {

namespace {

constexpr QChar mark(0x200b); ///< zero width space: a line may end here
constexpr int longWord = 24;  ///< an id of so many characters and more ...
constexpr int piece = 8;      ///< ... may be broken after each of these

QString breakable(const QString &value)
{
    static const QString after = QStringLiteral("/_.:=-,");
    QString result;
    const QStringList words = value.split(u' ');
    for (qsizetype number = 0; number < words.size(); ++number) {
        const QString &word = words[number];
        if (number > 0)
            result += u' ';
        const bool whole = std::none_of(word.begin(), word.end(), [](QChar c) { return after.contains(c); });
        for (qsizetype i = 0; i < word.size(); ++i) {
            result += word[i];
            const bool here = whole ? word.size() > longWord && (i + 1) % piece == 0 && !word[i].isHighSurrogate()
                                    : after.contains(word[i]);
            if (here && i + 1 < word.size())
                result += mark;
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
    QApplication::clipboard()->setText(text.remove(mark));
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
