// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The view alone and with programs on a pseudo-terminal of this machine.
#include "terminalview.h"
#include "testmain.h"

#include <QAccessible>
#include <QAccessibleTextInterface>
#include <QApplication>
#include <QClipboard>
#include <QInputMethodEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QSignalSpy>
#include <QSocketNotifier>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <csignal>
#include <fcntl.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

using terminal::Screen;
using terminal::TerminalView;

namespace {

constexpr int Patience = 30'000; // ms; a loaded machine is slow, a broken view never gets there

/// A program on a pseudo-terminal, wired to a view with a credit window as a session does it.
class Program : public QObject
{
public:
    static constexpr qint64 Window = 256 * 1024;

    Program(TerminalView &view, const QByteArray &directory) : m_view(view)
    {
        winsize size{};
        size.ws_col = static_cast<unsigned short>(view.columns());
        size.ws_row = static_cast<unsigned short>(view.rows());
        m_pid = forkpty(&m_master, nullptr, nullptr, &size);
        if (m_pid == 0) {
            if (chdir(directory.constData()) != 0)
                _exit(126);
            setenv("TERM", "xterm-256color", 1);
            setenv("PS1", "ready> ", 1);
            unsetenv("ENV");
            execl("/bin/sh", "sh", "-i", nullptr);
            _exit(127);
        }
        fcntl(m_master, F_SETFL, O_NONBLOCK);
        m_notifier = new QSocketNotifier(m_master, QSocketNotifier::Read, this);
        connect(m_notifier, &QSocketNotifier::activated, this, [this] { readSome(); });
        const auto take = [this](const QByteArray &bytes) {
            if (::write(m_master, bytes.constData(), size_t(bytes.size())) != bytes.size())
                qWarning("the program does not take its input");
        };
        connect(&view, &TerminalView::bytesToSend, this, take);
        connect(&view, &TerminalView::answersToSend, this, take);
        connect(&view, &TerminalView::resized, this, [this](int columns, int rows) {
            winsize now{};
            now.ws_col = static_cast<unsigned short>(columns);
            now.ws_row = static_cast<unsigned short>(rows);
            ioctl(m_master, TIOCSWINSZ, &now);
        });
        connect(&view, &TerminalView::consumed, this, [this](qint64 bytes) {
            m_outstanding -= bytes;
            largestTurn = std::max(largestTurn, bytes);
            m_notifier->setEnabled(!ended && m_outstanding < Window);
        });
    }
    ~Program() override
    {
        if (!ended)
            kill(m_pid, SIGKILL);
        ::close(m_master);
        if (!ended)
            waitpid(m_pid, nullptr, 0);
    }

    qint64 received = 0;
    qint64 largestTurn = 0;
    qint64 mostOutstanding = 0;
    bool ended = false;

private:
    void readSome()
    {
        char buffer[32 * 1024];
        const ssize_t size = ::read(m_master, buffer, sizeof buffer);
        if (size > 0) {
            received += size;
            m_outstanding += size;
            mostOutstanding = std::max(mostOutstanding, m_outstanding);
            m_notifier->setEnabled(m_outstanding < Window);
            m_view.feed(QByteArray(buffer, size));
        } else if (size == 0 || errno == EIO) {
            m_notifier->setEnabled(false);
            int status = 0;
            waitpid(m_pid, &status, 0);
            ended = true;
            m_view.showEnded(QStringLiteral("Ended with exit code %1").arg(WEXITSTATUS(status)));
        }
    }

    TerminalView &m_view;
    QSocketNotifier *m_notifier = nullptr;
    pid_t m_pid = -1;
    int m_master = -1;
    qint64 m_outstanding = 0;
};

QString shown(const TerminalView &view)
{
    return view.visibleLines().join(QLatin1Char('\n'));
}

void feedNow(TerminalView &view, const QByteArray &bytes)
{
    QSignalSpy consumed(&view, &TerminalView::consumed);
    view.feed(bytes);
    qint64 done = 0;
    while (done < bytes.size() && (!consumed.isEmpty() || consumed.wait(Patience))) {
        while (!consumed.isEmpty())
            done += consumed.takeFirst().at(0).toLongLong();
    }
    QCOMPARE(done, qint64(bytes.size()));
}

QByteArray sent(QSignalSpy &spy)
{
    QByteArray all;
    while (!spy.isEmpty())
        all += spy.takeFirst().at(0).toByteArray();
    return all;
}

QPoint left(const TerminalView &view, int column, int row)
{
    return view.cellRect(column, row).topLeft() + QPoint(1, 5);
}

} // namespace

class TerminalViewTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<TerminalView> m_view;
    QTemporaryDir m_directory;

    void sizeTo(int columns, int rows)
    {
        const QRect cell = m_view->cellRect(0, 0);
        const QSize around = m_view->size() - m_view->viewport()->size();
        m_view->resize(QSize(columns * cell.width() + 2 * cell.left(), rows * cell.height() + 2 * cell.top()) + around);
        QTRY_COMPARE(m_view->columns(), columns);
        QTRY_COMPARE(m_view->rows(), rows);
    }
    void type(const QString &text) { QTest::keyClicks(m_view.get(), text); }
    void enter() { QTest::keyClick(m_view.get(), Qt::Key_Return); }
    bool shows(const QString &text) const { return shown(*m_view).contains(text); }

private Q_SLOTS:
    void init()
    {
        m_view = std::make_unique<TerminalView>();
        m_view->resize(m_view->sizeHint());
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_view->activateWindow();
        m_view->setFocus();
        sizeTo(40, 10);
    }
    void cleanup() { m_view.reset(); }

    void tellsTheSize()
    {
        Program program(*m_view, m_directory.path().toLocal8Bit());
        QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("ready>")), Patience);
        type(QStringLiteral("stty size"));
        enter();
        QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("10 40")), Patience);
        sizeTo(63, 17);
        type(QStringLiteral("stty size"));
        enter();
        QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("17 63")), Patience);
    }

    void showsTheEnd()
    {
        Program program(*m_view, m_directory.path().toLocal8Bit());
        QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("ready>")), Patience);
        type(QStringLiteral("exit 3"));
        enter();
        QTRY_VERIFY_WITH_TIMEOUT(program.ended, Patience);
        QVERIFY(m_view->hasEnded());
        QTRY_VERIFY(m_view->rows() < 10);
        QSignalSpy again(m_view.get(), &TerminalView::startAgainRequested);
        QSignalSpy bytes(m_view.get(), &TerminalView::bytesToSend);
        type(QStringLiteral("x"));
        QCOMPARE(bytes.count(), 0);
        auto *const button = m_view->findChild<QPushButton *>();
        QVERIFY(button && button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(again.count(), 1);
        m_view->reset();
        QVERIFY(!m_view->hasEnded());
        QTRY_COMPARE(m_view->rows(), 10);
        QCOMPARE(shown(*m_view).trimmed(), QString());
        type(QStringLiteral("x"));
        QCOMPARE(sent(bytes), QByteArray("x"));
    }

    void editsWithVi()
    {
        if (access("/bin/busybox", X_OK) != 0)
            QSKIP("no busybox here");
        Program program(*m_view, m_directory.path().toLocal8Bit());
        QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("ready>")), Patience);
        type(QStringLiteral("busybox vi note.txt"));
        enter();
        QTRY_VERIFY_WITH_TIMEOUT(m_view->screen().alternate() && shows(QStringLiteral("note.txt")), Patience);
        type(QStringLiteral("ihello world"));
        QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("hello world")), Patience);
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        // A lone escape must have ended before the next key, or vi takes both for one: the x shows that it has.
        type(QStringLiteral("x"));
        QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("hello worl")) && !shows(QStringLiteral("hello world")), Patience);
        type(QStringLiteral(":wq"));
        enter();
        QTRY_VERIFY_WITH_TIMEOUT(!m_view->screen().alternate(), Patience);
        QVERIFY(shows(QStringLiteral("busybox vi note.txt")));
        QFile note(m_directory.filePath(QStringLiteral("note.txt")));
        QTRY_VERIFY_WITH_TIMEOUT(note.exists(), Patience);
        QVERIFY(note.open(QIODevice::ReadOnly));
        QCOMPARE(note.readAll(), QByteArray("hello worl\n"));
    }

    void survivesAFlood()
    {
        Program program(*m_view, m_directory.path().toLocal8Bit());
        QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("ready>")), Patience);
        type(QStringLiteral("yes"));
        enter();
        QTRY_VERIFY_WITH_TIMEOUT(program.received > 1'000'000, Patience);
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("ready>")), Patience);
        type(QStringLiteral("echo $((40+2))."));
        enter();
        QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("\n42.")), Patience);
        QVERIFY(program.mostOutstanding <= Program::Window + 32 * 1024);
        QVERIFY(program.largestTurn <= TerminalView::BytesPerTurn);
        QVERIFY(m_view->screen().lineCount() <= Screen::HistoryLimit + m_view->rows());
    }

    void keysReachTheProgram_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("modifiers");
        QTest::addColumn<QByteArray>("bytes");
        const int none = Qt::NoModifier;
        const int control = Qt::ControlModifier;
        const int alt = Qt::AltModifier;
        const int shift = Qt::ShiftModifier;
        QTest::newRow("Ctrl+R") << int(Qt::Key_R) << control << QByteArray("\x12");
        QTest::newRow("Ctrl+K") << int(Qt::Key_K) << control << QByteArray("\x0b");
        QTest::newRow("Ctrl+I") << int(Qt::Key_I) << control << QByteArray("\t");
        QTest::newRow("Ctrl+[") << int(Qt::Key_BracketLeft) << control << QByteArray("\x1b");
        QTest::newRow("Ctrl+Space") << int(Qt::Key_Space) << control << QByteArray(1, '\0');
        QTest::newRow("Ctrl+Alt+B") << int(Qt::Key_B) << (control | alt) << QByteArray("\x1b\x02");
        QTest::newRow("Alt+F") << int(Qt::Key_F) << alt << QByteArray("\x1b" "f");
        QTest::newRow("Tab") << int(Qt::Key_Tab) << none << QByteArray("\t");
        QTest::newRow("Shift+Tab") << int(Qt::Key_Backtab) << shift << QByteArray("\x1b[Z");
        QTest::newRow("Enter") << int(Qt::Key_Return) << none << QByteArray("\r");
        QTest::newRow("Shift+Enter") << int(Qt::Key_Return) << shift << QByteArray("\r");
        QTest::newRow("Backspace") << int(Qt::Key_Backspace) << none << QByteArray("\x7f");
        QTest::newRow("Up") << int(Qt::Key_Up) << none << QByteArray("\x1b[A");
        QTest::newRow("Ctrl+Right") << int(Qt::Key_Right) << control << QByteArray("\x1b[1;5C");
        QTest::newRow("F1") << int(Qt::Key_F1) << none << QByteArray("\x1bOP");
        QTest::newRow("F12") << int(Qt::Key_F12) << none << QByteArray("\x1b[24~");
        QTest::newRow("Delete") << int(Qt::Key_Delete) << none << QByteArray("\x1b[3~");
        QTest::newRow("Shift alone") << int(Qt::Key_Shift) << shift << QByteArray();
    }
    void keysReachTheProgram()
    {
        QFETCH(const int, key);
        QFETCH(const int, modifiers);
        QFETCH(const QByteArray, bytes);
        QSignalSpy spy(m_view.get(), &TerminalView::bytesToSend);
        QTest::keyClick(m_view.get(), Qt::Key(key), Qt::KeyboardModifiers(modifiers));
        QCOMPARE(sent(spy), bytes);
    }

    void applicationCursorKeys()
    {
        feedNow(*m_view, "\x1b[?1h");
        QSignalSpy spy(m_view.get(), &TerminalView::bytesToSend);
        QTest::keyClick(m_view.get(), Qt::Key_Up);
        QCOMPARE(sent(spy), QByteArray("\x1bOA"));
    }

    void shortcutsGoToTheProgram()
    {
        QWidget window;
        auto *const layout = new QVBoxLayout(&window);
        auto *const view = new TerminalView;
        layout->addWidget(view);
        layout->addWidget(new QPushButton(QStringLiteral("Next")));
        QShortcut reload(QKeySequence(Qt::CTRL | Qt::Key_R), &window);
        QShortcut palette(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P), &window);
        QSignalSpy reloaded(&reload, &QShortcut::activated);
        QSignalSpy opened(&palette, &QShortcut::activated);
        QSignalSpy spy(view, &TerminalView::bytesToSend);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.activateWindow();
        view->setFocus();
        QTRY_VERIFY(view->hasFocus());
        QTest::keyClick(window.windowHandle(), Qt::Key_R, Qt::ControlModifier);
        QTRY_COMPARE(spy.count(), 1);
        QCOMPARE(sent(spy), QByteArray("\x12"));
        QCOMPARE(reloaded.count(), 0);
        QTest::keyClick(window.windowHandle(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(spy.count(), 0);
        QTest::keyClick(window.windowHandle(), Qt::Key_Tab);
        QTRY_COMPARE(spy.count(), 1);
        QCOMPARE(sent(spy), QByteArray("\t"));
        QVERIFY(view->hasFocus());
        QTest::keyClick(window.windowHandle(), Qt::Key_Tab, Qt::ControlModifier);
        QTRY_VERIFY(!view->hasFocus());
    }

    void inputMethodCommits()
    {
        QSignalSpy spy(m_view.get(), &TerminalView::bytesToSend);
        QInputMethodEvent event;
        event.setCommitString(QStringLiteral("\u3042"));
        QCoreApplication::sendEvent(m_view.get(), &event);
        QCOMPARE(sent(spy), QStringLiteral("\u3042").toUtf8());
    }

    void pastes()
    {
        QSignalSpy spy(m_view.get(), &TerminalView::bytesToSend);
        QApplication::clipboard()->setText(QStringLiteral("one\ntwo"));
        QTest::keyClick(m_view.get(), Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(sent(spy), QByteArray("one\rtwo"));
        feedNow(*m_view, "\x1b[?2004h");
        QTest::keyClick(m_view.get(), Qt::Key_Insert, Qt::ShiftModifier);
        QCOMPARE(sent(spy), QByteArray("\x1b[200~one\rtwo\x1b[201~"));
    }

    void selectsByDrag()
    {
        feedNow(*m_view, "first line\r\nsecond line\r\n" + QByteArray(50, 'w') + "end\r\n");
        QWidget *const at = m_view->viewport();
        QTest::mousePress(at, Qt::LeftButton, {}, left(*m_view, 6, 0));
        QTest::mouseMove(at, left(*m_view, 6, 1));
        QTest::mouseRelease(at, Qt::LeftButton, {}, left(*m_view, 6, 1));
        QCOMPARE(m_view->selectedText(), QStringLiteral("line\nsecond"));
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("line\nsecond"));
        // Stays on its text when output scrolls.
        feedNow(*m_view, QByteArray("more\r\n").repeated(30));
        QCOMPARE(m_view->selectedText(), QStringLiteral("line\nsecond"));
    }

    void joinsWrappedLines()
    {
        feedNow(*m_view, QByteArray(50, 'w') + " end\r\nnext\r\n");
        QWidget *const at = m_view->viewport();
        QTest::mouseDClick(at, Qt::LeftButton, {}, left(*m_view, 3, 0));
        QCOMPARE(m_view->selectedText(), QString(50, QLatin1Char('w')));
        QTest::mousePress(at, Qt::LeftButton, {}, left(*m_view, 3, 0));
        QCOMPARE(m_view->selectedText(), QString(50, QLatin1Char('w')) + QStringLiteral(" end"));
        QTest::mouseRelease(at, Qt::LeftButton, {}, left(*m_view, 3, 0));
    }

    void reportsTheMouse()
    {
        feedNow(*m_view, "\x1b[?1000h\x1b[?1006h");
        QSignalSpy spy(m_view.get(), &TerminalView::bytesToSend);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, left(*m_view, 4, 2));
        QCOMPARE(sent(spy), QByteArray("\x1b[<0;5;3M\x1b[<0;5;3m"));
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier, left(*m_view, 4, 2));
        QCOMPARE(sent(spy), QByteArray());
    }

    void keepsThePlaceWhileOutputComes()
    {
        QByteArray lines;
        for (int i = 0; i < 100; ++i)
            lines += "line " + QByteArray::number(i) + "\r\n";
        feedNow(*m_view, lines);
        QTRY_COMPARE(m_view->topLine(), m_view->screen().historyCount());
        QTest::keyClick(m_view.get(), Qt::Key_PageUp, Qt::ShiftModifier);
        const QString before = shown(*m_view);
        QVERIFY(m_view->topLine() < m_view->screen().historyCount());
        feedNow(*m_view, lines);
        QTRY_COMPARE(m_view->verticalScrollBar()->maximum(), m_view->screen().historyCount());
        QCOMPARE(shown(*m_view), before);
        type(QStringLiteral("x"));
        QCOMPARE(m_view->topLine(), m_view->screen().historyCount());
        feedNow(*m_view, "last");
        QTRY_VERIFY(shows(QStringLiteral("last")));
    }

    void wheelScrolls()
    {
        feedNow(*m_view, QByteArray("line\r\n").repeated(50));
        QTRY_COMPARE(m_view->topLine(), m_view->screen().historyCount());
        const int top = m_view->topLine();
        const QPoint place = m_view->viewport()->rect().center();
        QWheelEvent wheel(place, m_view->viewport()->mapToGlobal(place), {}, QPoint(0, 120), Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view->viewport(), &wheel);
        QCOMPARE(m_view->topLine(), top - 3);
    }

    void answersAreNoTyping()
    {
        QSignalSpy typed(m_view.get(), &TerminalView::bytesToSend);
        QSignalSpy answered(m_view.get(), &TerminalView::answersToSend);
        m_view->feed("\x1b[6n");
        QTRY_COMPARE(answered.count(), 1);
        QCOMPARE(answered[0][0].toByteArray(), QByteArray("\x1b[1;1R"));
        QCOMPARE(typed.count(), 0);
        type(QStringLiteral("x"));
        QCOMPARE(typed.count(), 1);
        QCOMPARE(answered.count(), 1);
    }

    void destroyedFromASlot()
    {
        auto *view = new TerminalView;
        connect(view, &TerminalView::answersToSend, view, [view] { delete view; });
        QSignalSpy gone(view, &QObject::destroyed);
        view->feed("\x1b[6n and more");
        QTRY_COMPARE(gone.count(), 1);
    }

    void isAccessible()
    {
        feedNow(*m_view, "one\r\ntwo");
        QAccessibleInterface *const seen = QAccessible::queryAccessibleInterface(m_view.get());
        QVERIFY(seen);
        QCOMPARE(seen->role(), QAccessible::Terminal);
        QCOMPARE(seen->text(QAccessible::Name), QStringLiteral("Terminal"));
        QAccessibleTextInterface *const text = seen->textInterface();
        QVERIFY(text);
        QCOMPARE(text->text(0, 7), QStringLiteral("one\ntwo"));
        QCOMPARE(text->cursorPosition(), 7);
        QCOMPARE(text->offsetAtPoint(text->characterRect(5).center()), 5);
    }

    void coloursCanBeRead()
    {
        for (const auto scheme : {theme::Scheme::Light, theme::Scheme::Dark}) {
            const terminal::TerminalColours colours(scheme);
            for (uint8_t i = 0; i < 16; ++i) {
                terminal::Cell cell;
                cell.foreground = {terminal::CellColour::Indexed, i, 0, 0};
                const auto plain = colours.of(cell);
                QVERIFY2(theme::contrast(plain.foreground, plain.background) >= 3.0, qPrintable(QString::number(i)));
                cell.background = cell.foreground;
                QCOMPARE(colours.of(cell).foreground, colours.of(cell).background);
            }
        }
    }

    void paintsColours()
    {
        feedNow(*m_view, "\x1b[48;2;10;200;30m  \x1b[0m \x1b[41m \x1b[0;7m \x1b[0m");
        QImage image;
        const auto colourAt = [&](int column) {
            image = m_view->viewport()->grab().toImage();
            return image.pixelColor(m_view->cellRect(column, 0).center());
        };
        QTRY_COMPARE(colourAt(0), QColor(10, 200, 30));
        QCOMPARE(colourAt(2), theme::color(theme::Token::Panel));
        QCOMPARE(colourAt(3), theme::color(theme::Token::Bad));
        QCOMPARE(colourAt(4), theme::color(theme::Token::Text));
    }
};

PILOTHOUSE_TEST(TerminalViewTest)
#include "tst_terminalview.moc"
