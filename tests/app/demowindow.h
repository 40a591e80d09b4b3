// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole program against the simulated engine, for tests that press and look. UI thread.
#pragma once

#include "palette.h"
#include "windowdriver.h"

#include <QAbstractButton>
#include <QApplication>

class DemoWindow
{
public:
    static constexpr int patience = 30'000; ///< a loaded machine is slow, not wrong

    /// Until the table is filled.
    void begin(const QString &settings = {})
    {
        app::Options options;
        options.demo = true;
        options.settingsPath = settings;
        m_driver.begin(options);
        window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window(), patience));
        QVERIFY(pane());
        QTRY_VERIFY_WITH_TIMEOUT(pane()->model().rowCount() >= 14, patience);
    }
    void end() { m_driver.end(); }

    [[nodiscard]] shell::MainWindow &window() { return m_driver.window(); }
    [[nodiscard]] endpoint::Endpoint &engine() { return m_driver.endpoint(); }
    [[nodiscard]] app::Application &application() { return m_driver.application(); }
    [[nodiscard]] panes::TablePane *pane() { return m_driver.pane(); }
    [[nodiscard]] const docker::ContainerRow *container(const QString &name) { return m_driver.container(name); }
    bool select(const QString &name) { return m_driver.select(name); }
    [[nodiscard]] widgets::Sheet *sheet() { return m_driver.sheet(); }
    /// Visible, by text or accessible name; check boxes too.
    [[nodiscard]] static QAbstractButton *button(QWidget *in, const QString &name)
    {
        for (QAbstractButton *found : in->findChildren<QAbstractButton *>()) {
            if (found->isVisible() && (found->text() == name || found->accessibleName() == name))
                return found;
        }
        return nullptr;
    }
    [[nodiscard]] static bool labelled(QWidget *in, const QString &text) { return support::labelled(in, text); }

private:
    support::WindowDriver m_driver;
};
