// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fonts.h"
#include "icons.h"
#include "numberpainter.h"
#include "style.h"
#include "systempreferences.h"
#include "testmain.h"
#include "textpainter.h"
#include "theme.h"

#include <QApplication>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace theme;

class ThemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastIsReadable()
    {
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            const auto check = [scheme](Token text, Token ground) {
                const qreal ratio = contrast(color(text, scheme), color(ground, scheme));
                QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("scheme %1: token %2 on %3 is %4")
                                                      .arg(int(scheme)).arg(int(text)).arg(int(ground)).arg(ratio)));
            };
            for (const Token ground : {Token::Window, Token::Sidebar, Token::Panel, Token::Raised, Token::AccentWeak})
                for (const Token text : {Token::Text, Token::Muted})
                    check(text, ground);
            for (const Token ground : {Token::Window, Token::Panel, Token::Raised})
                for (const Token text : {Token::Accent, Token::Ok, Token::Warn, Token::Bad})
                    check(text, ground);
            for (const auto &[state, ground] : {std::pair(Token::Ok, Token::WeakOk), std::pair(Token::Warn, Token::WeakWarn),
                                                std::pair(Token::Bad, Token::WeakBad)}) {
                QVERIFY(contrast(wordOnWeak(state, scheme), color(ground, scheme)) >= 4.5);
                check(Token::Text, ground);
            }
            check(Token::OnAccent, Token::Accent);
            check(Token::OnAccent, Token::Bad);
        }
    }

    void followsTheDesktopAndTheSetting()
    {
        SystemPreferences preferences;
        Theme look(*qApp, preferences);
        QSignalSpy changed(&look, &Theme::changed);
        QCOMPARE(currentScheme(), Scheme::Light);
        preferences.take(QStringLiteral("org.freedesktop.appearance"), QStringLiteral("color-scheme"),
                         QDBusVariant(QVariant::fromValue(QDBusVariant(1u))));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(currentScheme(), Scheme::Dark);
        QCOMPARE(qApp->palette().color(QPalette::Base), color(Token::Panel, Scheme::Dark));
        look.setChoice(Choice::Light);
        QCOMPARE(currentScheme(), Scheme::Light);
        QCOMPARE(qApp->style()->styleHint(QStyle::SH_Widget_Animation_Duration), 120);
        preferences.take(QStringLiteral("org.gnome.desktop.interface"), QStringLiteral("enable-animations"), QDBusVariant(false));
        QCOMPARE(qApp->style()->styleHint(QStyle::SH_Widget_Animation_Duration), 0);
        preferences.take(QStringLiteral("elsewhere"), QStringLiteral("color-scheme"), QDBusVariant(QStringLiteral("x")));
        QCOMPARE(changed.count(), 3);
    }

    void digitsAreAllAsWide()
    {
        const NumberPainter numbers(textFont());
        QCOMPARE(numbers.width(QStringLiteral("111")), numbers.width(QStringLiteral("888")));
        QImage image(80, 20, QImage::Format_ARGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        numbers.draw(painter, QRectF(0, 0, 80, 20), Qt::AlignRight, QStringLiteral("1.8 %"));
        painter.end();
        bool inked = false;
        for (int x = 40; x < 80; ++x)
            inked = inked || image.pixelColor(x, 10) != QColor(Qt::white);
        QVERIFY(inked);
    }

    void rememberedTextIsDrawnAsOrdinaryText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("width");
        QTest::newRow("fits") << QStringLiteral("registry.example.org/app:1") << 260;
        QTest::newRow("elided") << QStringLiteral("registry.example.org/app:1") << 90;
        QTest::newRow("two lines") << QStringLiteral("first\nsecond") << 260;
        QTest::newRow("markup") << QStringLiteral("<b>a</b> &amp; b") << 260;
    }

    void rememberedTextIsDrawnAsOrdinaryText()
    {
        QFETCH(QString, text);
        QFETCH(int, width);
        const TextPainter remembered(textFont());
        const auto drawn = [&](const std::function<void(QPainter &, const QRect &)> &draw) {
            QImage image(300, 28, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::white);
            QPainter painter(&image);
            painter.setPen(Qt::black);
            draw(painter, QRect(10, 0, width, 28));
            return image;
        };
        const QImage ordinary = drawn([&](QPainter &painter, const QRect &box) {
            painter.setFont(textFont());
            painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                             painter.fontMetrics().elidedText(text, Qt::ElideRight, width));
        });
        QImage empty(ordinary.size(), ordinary.format());
        empty.fill(Qt::white);
        QVERIFY(ordinary != empty);
        for (int round = 0; round < 2; ++round)
            QCOMPARE(drawn([&](QPainter &painter, const QRect &box) { remembered.draw(painter, box, text); }), ordinary);
        // Another column with less room, and back.
        QVERIFY(drawn([&](QPainter &painter, const QRect &box) {
                    remembered.draw(painter, box.adjusted(0, 0, 40 - width, 0), text);
                }) != ordinary);
        QCOMPARE(drawn([&](QPainter &painter, const QRect &box) { remembered.draw(painter, box, text); }), ordinary);
    }

    void iconsAreTintedAndCrisp()
    {
        SystemPreferences preferences;
        Theme look(*qApp, preferences);
        const QIcon stop = icon(QLatin1String("stop"), Token::Accent);
        for (const qreal ratio : {1.0, 1.25, 1.5, 2.0})
            QCOMPARE(stop.pixmap(QSize(16, 16), ratio).size(), QSize(16, 16) * ratio);
        QCOMPARE(stop.pixmap(16, 16).toImage().pixelColor(8, 8), color(Token::Accent, Scheme::Light));
        look.setChoice(Choice::Dark);
        QCOMPARE(stop.pixmap(16, 16).toImage().pixelColor(8, 8), color(Token::Accent, Scheme::Dark));
        QCOMPARE(stop.pixmap(QSize(16, 16), QIcon::Disabled).toImage().pixelColor(8, 8), color(Token::Faint));
        QVERIFY(icon(QLatin1String("no-such-drawing")).isNull());
    }

    void buttonsHaveTheirMeasureAndColour()
    {
        SystemPreferences preferences;
        Theme look(*qApp, preferences);
        QPushButton button(QStringLiteral("Run"));
        setVariant(&button, Variant::Primary);
        QCOMPARE(button.sizeHint().height(), 28);
        button.resize(button.sizeHint());
        QCOMPARE(button.grab().toImage().pixelColor(6, 14), color(Token::Accent, Scheme::Light));
        button.setEnabled(false);
        QCOMPARE(button.grab().toImage().pixelColor(6, 14), color(Token::Line, Scheme::Light));
    }
};

PILOTHOUSE_TEST(ThemeTest)
#include "tst_theme.moc"
