// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "diffview.h"

#include "fonts.h"
#include "tokens.h"

#include <QEvent>
#include <QTextBlock>

namespace panes {

using base::DiffLine;

DiffView::DiffView(QWidget *parent) : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setLineWrapMode(NoWrap);
    setFrameShape(NoFrame);
    setFont(theme::monoFont());
    setTabChangesFocus(true);
    setAccessibleName(tr("Differences"));
    document()->setDocumentMargin(12);
}

void DiffView::setLines(std::vector<DiffLine> lines)
{
    if (m_lines == lines)
        return;
    m_lines = std::move(lines);
    setPlainText(base::diffText(m_lines));
    colour();
}

void DiffView::colour()
{
    QList<QTextEdit::ExtraSelection> grounds;
    QTextBlock block = document()->firstBlock();
    for (const DiffLine &line : m_lines) {
        QTextEdit::ExtraSelection ground;
        ground.cursor = QTextCursor(block);
        ground.format.setProperty(QTextFormat::FullWidthSelection, true);
        if (line.kind == DiffLine::Kind::Removed) {
            ground.format.setBackground(theme::color(theme::Token::WeakBad));
        } else if (line.kind == DiffLine::Kind::Added) {
            ground.format.setBackground(theme::color(theme::Token::WeakOk));
        } else if (line.kind == DiffLine::Kind::Gap) {
            // Without the line's text chosen, the colour would stay at its ground.
            ground.cursor.select(QTextCursor::LineUnderCursor);
            ground.format.setForeground(theme::color(theme::Token::Muted));
        }
        if (line.kind != DiffLine::Kind::Same)
            grounds.append(ground);
        block = block.next();
    }
    setExtraSelections(grounds);
}

void DiffView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange)
        colour();
}

} // namespace panes
