// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A terminal as a widget: bytes from a program go in through feed(), what the user types leaves through bytesToSend().
// It knows nothing of where the program runs. UI thread; owned by its parent.
//
// Flooding: feed() only queues; each turn of the event loop parses a bounded piece and reports it by consumed(), by which
// the caller refills the program's credit window, so that memory stays bounded and the interface answers. Painting is
// limited to 60 times a second and to the rows that changed. Sizes are in cells.
#pragma once

#include "linepainter.h"
#include "screen.h"
#include "selection.h"
#include "terminalcolours.h"

#include <QAbstractScrollArea>
#include <QByteArrayList>
#include <QElapsedTimer>
#include <QTimer>

class QFrame;
class QLabel;

namespace terminal {

class TerminalView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    static constexpr qsizetype BytesPerTurn = 64 * 1024;

    explicit TerminalView(QWidget *parent = nullptr);
    ~TerminalView() override;

    void feed(const QByteArray &bytes);
    [[nodiscard]] int columns() const { return m_screen->columns(); }
    [[nodiscard]] int rows() const { return m_screen->rows(); }
    /// The program is gone: a quiet line below with a "Start again" button. What is queued is still shown.
    void showEnded(const QString &text);
    [[nodiscard]] bool hasEnded() const;
    /// Empties everything for a new session; the size stays.
    void reset();

    [[nodiscard]] const Screen &screen() const { return *m_screen; }
    [[nodiscard]] QString selectedText() const { return m_selection.text(*m_screen); }
    void selectAll();
    void copy();
    void paste();
    /// The index of the first line in view, and a line as the view shows it.
    [[nodiscard]] int topLine() const;
    [[nodiscard]] QStringList visibleLines() const;
    /// The cell's area in the viewport; `row` counts from the view's top.
    [[nodiscard]] QRect cellRect(int column, int row) const;
    [[nodiscard]] Selection::Point pointAt(QPoint position) const;

    [[nodiscard]] QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void bytesToSend(const QByteArray &bytes);
    /// The terminal's answers to the program's questions. Who asks without end may not read them: they can be dropped.
    void answersToSend(const QByteArray &bytes);
    void resized(int columns, int rows);
    /// So many of the fed bytes are done with.
    void consumed(qint64 bytes);
    void startAgainRequested();
    void titleChanged(const QString &title);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void makeScreen(int columns, int rows);
    void makeEndedLine();
    void parse();
    void sendOutgoing();
    void scheduleFlush();
    void flush();
    void syncScrollBar();
    void fitToSize();
    void toEnd();
    void paintCursor(QPainter &painter);
    void updateCursor();
    [[nodiscard]] bool keepsKey(const QKeyEvent &event) const;
    bool handleOwnKey(const QKeyEvent &event);
    bool reportMouse(const QMouseEvent &event, int button, bool pressed);
    void moveMouseTo(QPointF position, Qt::KeyboardModifiers modifiers);
    void beginSelection(QPoint position, Selection::Unit unit);
    void autoScroll();
    void pasteText(const QString &text);

    LinePainter m_painter;
    TerminalColours m_colours;
    std::unique_ptr<Screen> m_screen;
    Selection m_selection;
    QByteArrayList m_queue;
    qsizetype m_offset = 0; ///< how much of the queue's first is parsed
    QByteArray m_outgoing; ///< what the screen has to say, until it is safe to tell
    bool m_newTitle = false;
    QTimer m_parseTimer;
    QTimer m_flushTimer;
    QTimer m_dragTimer;
    QElapsedTimer m_sinceFlush;
    QElapsedTimer m_sinceDoubleClick;
    QPoint m_doubleClickAt;
    QPoint m_dragAt;
    bool m_selecting = false;
    bool m_follow = true; ///< the view is at the end and stays there
    qint64 m_seenDropped = 0;
    int m_seenHistory = 0;
    int m_wheelRest = 0;
    QString m_preedit;
    QFrame *m_ended = nullptr;
    QLabel *m_endedText = nullptr;
};

} // namespace terminal
