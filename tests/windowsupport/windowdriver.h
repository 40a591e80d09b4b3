// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole program as a test holds it: made by the composition root, then looked at and pressed as a person would. UI
// thread; owned by the test; end() takes the program apart.
#pragma once

#include "application.h"
#include "containerrow.h"
#include "sheet.h"
#include "tablepane.h"

#include <QTest>
#include <memory>

class QPushButton;

/// A step that has failed ends the test that takes it.
#define STEP(call)                                                                                                     \
    do {                                                                                                               \
        call;                                                                                                          \
        if (QTest::currentTestFailed())                                                                                \
            return;                                                                                                    \
    } while (false)

namespace support {

class WindowDriver final
{
public:
    ~WindowDriver() { end(); }

    void begin(const app::Options &options);
    void end();
    [[nodiscard]] app::Application &application() { return *m_application; }
    [[nodiscard]] shell::MainWindow &window() { return m_application->window(); }
    [[nodiscard]] endpoint::Endpoint &endpoint() { return *m_application->endpoint(); }
    /// The pane on screen; null where it is not one of a kind.
    [[nodiscard]] panes::TablePane *pane();

    /// What the program knows of the container; it stays until the next call.
    [[nodiscard]] const docker::ContainerRow *container(const QString &name);
    /// False until the container is in the table on screen.
    bool select(const QString &name);
    /// The sheet on top.
    [[nodiscard]] widgets::Sheet *sheet();

private:
    std::unique_ptr<app::Application> m_application;
    std::vector<live::RowPointer> m_kept;
};

/// The visible button with this text or accessible name.
[[nodiscard]] QPushButton *button(QWidget *in, const QString &text);
/// A visible label holds the text.
[[nodiscard]] bool labelled(QWidget *in, const QString &text);
/// The visible widget with this accessible name.
template <typename Widget> [[nodiscard]] Widget *named(QWidget *in, const QString &name)
{
    for (Widget *found : in->findChildren<Widget *>()) {
        if (found->isVisible() && found->accessibleName() == name)
            return found;
    }
    return nullptr;
}

} // namespace support
