// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole program against the simulated engine, for tests that press and look. UI thread.
#pragma once

#include "application.h"
#include "containerrow.h"
#include "palette.h"
#include "sheet.h"
#include "tablepane.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QTest>
#include <memory>

class DemoWindow
{
public:
    static constexpr int patience = 30'000; ///< a loaded machine is slow, not wrong

    /// Until the table is filled.
    void begin(const QString &settings = {})
    {
        end();
        app::Options options;
        options.demo = true;
        options.settingsPath = settings;
        m_application = std::make_unique<app::Application>(*qApp, options);
        m_application->show();
        window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window(), patience));
        QVERIFY(pane());
        QTRY_VERIFY_WITH_TIMEOUT(pane()->model().rowCount() >= 14, patience);
    }
    void end()
    {
        m_rows.clear();
        m_application.reset();
    }

    [[nodiscard]] app::Application &application() { return *m_application; }
    [[nodiscard]] shell::MainWindow &window() { return m_application->window(); }
    [[nodiscard]] endpoint::Endpoint &engine() { return *m_application->endpoint(); }
    [[nodiscard]] panes::TablePane *pane() { return qobject_cast<panes::TablePane *>(window().currentPage()); }

    [[nodiscard]] const docker::ContainerRow *container(const QString &name)
    {
        m_rows = engine().feed("container")->rows();
        for (const live::RowPointer &row : m_rows) {
            const auto *found = static_cast<const docker::ContainerRow *>(row.get());
            if (found->name == name)
                return found;
        }
        return nullptr;
    }
    bool select(const QString &name)
    {
        const docker::ContainerRow *row = container(name);
        if (!row)
            return false;
        const live::Key key = row->key();
        pane()->select(key);
        return pane()->selectedRows().size() == 1 && pane()->selectedRows().front()->key() == key;
    }
    /// Visible, by text or accessible name.
    [[nodiscard]] static QAbstractButton *button(QWidget *in, const QString &name)
    {
        for (QAbstractButton *found : in->findChildren<QAbstractButton *>()) {
            if (found->isVisible() && (found->text() == name || found->accessibleName() == name))
                return found;
        }
        return nullptr;
    }
    [[nodiscard]] widgets::Sheet *sheet()
    {
        for (widgets::Sheet *found : window().findChildren<widgets::Sheet *>()) {
            if (found->isVisible())
                return found;
        }
        return nullptr;
    }
    [[nodiscard]] static bool labelled(QWidget *in, const QString &text)
    {
        const auto labels = in->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&text](const QLabel *label) {
            return label->isVisible() && label->text().remove(QChar(0x200b)).contains(text);
        });
    }

private:
    std::unique_ptr<app::Application> m_application;
    std::vector<live::RowPointer> m_rows; ///< so that container()'s answer stays
};
