// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// A program in a container against our terminal: any bytes, between them other sizes, keys and pasted text. The cursor
// stays on the screen, every line can be read, the scroll-back keeps its limit.
#include "fuzzinput.h"
#include "screen.h"

namespace {

void cursor(const terminal::Screen &screen)
{
    fuzz::check(screen.cursorRow() >= 0 && screen.cursorRow() < screen.rows());
    fuzz::check(screen.cursorColumn() >= 0 && screen.cursorColumn() < screen.columns());
}

void look(const terminal::Screen &screen)
{
    fuzz::check(screen.historyCount() <= terminal::Screen::HistoryLimit);
    for (int i = 0; i < screen.lineCount(); ++i) {
        const terminal::Line &line = screen.line(i);
        fuzz::check(static_cast<int>(line.cells.size()) <= screen.columns());
        (void)screen.lineText(i);
    }
}

void step(terminal::Screen &screen, unsigned char what, fuzz::Input &input)
{
    const terminal::Modifiers modifiers{(what & 16) != 0, (what & 32) != 0, (what & 64) != 0};
    switch (what & 7) {
    case 1: screen.resize(input.byte(), input.byte() % 100); break;
    case 2:
        screen.key(static_cast<terminal::Key>(input.byte() % (static_cast<int>(terminal::Key::Function) + 1)), modifiers,
                   input.byte() % 13);
        break;
    case 3: screen.character(input.byte(), modifiers); break;
    case 4: screen.paste(QString::fromUtf8(input.part())); break;
    case 5: screen.mouseMove(input.byte(), input.byte(), modifiers); break;
    case 6: screen.mouseButton(input.byte() % 6, (what & 8) != 0, modifiers); break;
    default: screen.write(input.part()); break;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    fuzz::Input input(data, size);
    terminal::Screen screen(1 + input.byte() % 90, 1 + input.byte() % 40);
    qsizetype answered = 0;
    screen.onOutput = [&answered](const QByteArray &bytes) { answered += bytes.size(); };
    screen.onTitle = [&screen] { (void)screen.title(); };
    while (!input.empty()) {
        step(screen, input.byte(), input);
        cursor(screen);
        fuzz::check(static_cast<int>(screen.takeDamage().size()) == screen.rows());
    }
    look(screen);
    return 0;
}
