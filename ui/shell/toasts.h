// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Short messages at the bottom right: newest lowest, three at most; failures stay until they are closed; hovering stops
// the clock; the focus is never taken. UI thread; owned by the window.
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace shell {

class Toasts final : public QWidget
{
    Q_OBJECT

public:
    explicit Toasts(QWidget *window);
    struct Content {
        bool good = true;
        QString title;
        QString text;
        QString action; ///< "Undo", "Details"; empty: none
        std::function<void()> run;
    };
    void show(const Content &content);
    /// Presses the newest action, for Ctrl+Z. False if there is none.
    bool runNewest();
    void place();
    [[nodiscard]] int count() const;

private:
    class Toast;
    void remove(Toast *toast);
    QVBoxLayout *m_column;
    std::vector<Toast *> m_toasts;
};

} // namespace shell
