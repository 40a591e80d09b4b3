// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The program itself draws every pane, tab and dialog of the simulated world: it ends well, says nothing, and each picture
// that it wrote is whole. Under a sanitizer this is the longest way through the widgets that a test takes.
#include "testmain.h"

#include <QDir>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

constexpr int patience = 900'000; ///< two minutes of waiting for figures, and the work of a sanitizer

/// What the offscreen platform cannot do is no word of ours.
QStringList wordsOf(QProcess &program)
{
    QStringList words = QString::fromLocal8Bit(program.readAll()).split(u'\n', Qt::SkipEmptyParts);
    words.removeIf([](const QString &line) { return line.contains(QStringLiteral("This plugin does not support")); });
    return words;
}

} // namespace

class TourTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drawsEverything();
};

void TourTest::drawsEverything()
{
    const QTemporaryDir folder;
    const QDir pictures(folder.filePath(QStringLiteral("pictures")));
    QProcess program;
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.start(QStringLiteral(PILOTHOUSE_BINARY "/pilothouse"), {QStringLiteral("--tour"), pictures.path(), QStringLiteral("--settings"),
                                                                    folder.filePath(QStringLiteral("settings.json"))});
    QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, patience);
    const QByteArray words = wordsOf(program).join(u'\n').toUtf8();
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QVERIFY2(program.exitCode() == 0, words.constData());
    QVERIFY2(words.isEmpty(), words.constData());

    for (const char *name : {"container-overview", "container-charts", "container-logs", "container-terminal", "container-inspect",
                             "container-changes", "image-layers", "image-inspect", "volume-inspect", "engine", "dialog-run",
                             "dialog-push-progress", "palette", "empty-filter", "menu-more", "settings", "activity"}) {
        for (const char *tail : {"-1440x900-light", "-1440x900-dark", "-1024x700-light", "-1024x700-dark"})
            QVERIFY2(pictures.exists(QLatin1String(name) + QLatin1String(tail) + QStringLiteral(".png")), name);
    }
    for (const QString &name : pictures.entryList(QDir::Files)) {
        const QImage picture(pictures.filePath(name));
        QVERIFY2(picture.size() == (name.contains(QStringLiteral("1440x900")) ? QSize(1440, 900) : QSize(1024, 700)), qPrintable(name));
    }
}

PILOTHOUSE_TEST(TourTest)
#include "tst_tour.moc"
