// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The look in force: palette, fonts and style of the application, from a setting and the desktop's preference. Made by
// app and given by reference; widgets ask theme::color() and need no pointer to it (they get PaletteChange). UI thread.
#pragma once

#include "tokens.h"

#include <QObject>
#include <QPalette>

class QApplication;

namespace theme {

class Style;
class SystemPreferences;

enum class Choice { System, Light, Dark };

[[nodiscard]] QPalette palette(Scheme scheme);

class Theme : public QObject
{
    Q_OBJECT

public:
    /// Applies itself to `application` at once; both must live longer.
    Theme(QApplication &application, SystemPreferences &preferences, QObject *parent = nullptr);

    void setChoice(Choice choice);
    [[nodiscard]] Choice choice() const { return m_choice; }
    [[nodiscard]] Scheme scheme() const;
    /// The desktop's wish or the setting. Widgets read it as SH_Widget_Animation_Duration == 0.
    [[nodiscard]] bool reducedMotion() const;
    void setReducedMotion(bool always);

Q_SIGNALS:
    /// After palette and style are in force.
    void changed();

private:
    void apply();

    QApplication &m_application;
    SystemPreferences &m_preferences;
    Style *m_style; ///< Owned by the application, as Qt wants it.
    Choice m_choice = Choice::System;
    bool m_alwaysReduced = false;
};

} // namespace theme
