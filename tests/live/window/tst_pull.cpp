// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// "Pull…" from a real registry that wants a password, on each real engine.
#include "formtyping.h"
#include "livewindowtest.h"
#include "testmain.h"

using livetest::fillInPull;
using livetest::hasImage;
using livetest::patience;
using livetest::press;

class TestPullLive final : public livetest::LiveWindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void withAPassword_data() { engines(); }
    void withAPassword();
    void withAWrongOne_data() { engines(); }
    void withAWrongOne();

private:
    void openImages();
};

void TestPullLive::openImages()
{
    STEP(begin());
    QTest::keyClick(&m_driver.window(), Qt::Key_2, Qt::ControlModifier);
    QVERIFY(pane() && pane()->spec().kind->id == "image");
    QTRY_COMPARE_WITH_TIMEOUT(m_driver.endpoint().feed("image")->status().state, live::FeedStatus::State::Live, patience);
}

void TestPullLive::withAPassword()
{
    const auto registry = livetest::liveRegistry();
    if (!registry)
        QSKIP("no registry could be started here");
    const QString reference = livetest::publish(m_socket, *registry);
    QVERIFY(!reference.isEmpty());
    m_images << reference;
    STEP(openImages());
    QVERIFY(!hasImage(m_socket, reference));
    QVERIFY(fillInPull(m_driver, reference, registry->user, registry->password));
    QVERIFY(press(m_driver.sheet(), QStringLiteral("Pull")));
    QTRY_VERIFY_WITH_TIMEOUT(m_driver.endpoint().feed("image")->row(reference.toUtf8()), patience);
    QVERIFY(hasImage(m_socket, reference));
}

void TestPullLive::withAWrongOne()
{
    const auto registry = livetest::liveRegistry();
    if (!registry)
        QSKIP("no registry could be started here");
    const QString reference = livetest::publish(m_socket, *registry);
    QVERIFY(!reference.isEmpty());
    m_images << reference;
    STEP(openImages());
    const QString wrong = livetest::randomSecret();
    QVERIFY(fillInPull(m_driver, reference, registry->user, wrong));
    QVERIFY(press(m_driver.sheet(), QStringLiteral("Pull")));
    QTRY_VERIFY_WITH_TIMEOUT(livetest::refused(&m_driver.window()), patience); // told where the person looks
    QVERIFY(!support::labelled(&m_driver.window(), wrong));
    QVERIFY(!hasImage(m_socket, reference));
}

PILOTHOUSE_TEST(TestPullLive)
#include "tst_pull.moc"
