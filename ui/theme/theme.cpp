// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// See the header.
#include "theme.h"

#include "fonts.h"
#include "style.h"
#include "systempreferences.h"

#include <QApplication>
#include <QToolTip>

namespace theme {

QPalette palette(Scheme scheme)
{
    const auto c = [scheme](Token token) { return color(token, scheme); };
    QPalette result;
    const auto set = [&](QPalette::ColorRole role, const QColor &colour) { result.setColor(QPalette::All, role, colour); };
    set(QPalette::Window, c(Token::Window));
    set(QPalette::WindowText, c(Token::Text));
    set(QPalette::Base, c(Token::Panel));
    set(QPalette::AlternateBase, c(Token::Window));
    set(QPalette::Text, c(Token::Text));
    set(QPalette::PlaceholderText, c(Token::Faint));
    set(QPalette::Button, c(Token::Raised));
    set(QPalette::ButtonText, c(Token::Text));
    set(QPalette::BrightText, c(Token::Bad));
    set(QPalette::ToolTipBase, c(Token::Raised));
    set(QPalette::ToolTipText, c(Token::Text));
    // Selected text inside fields; rows use AccentWeak, which would be too faint here.
    set(QPalette::Highlight, mixed(c(Token::Panel), c(Token::Accent), 0.3));
    set(QPalette::HighlightedText, c(Token::Text));
    set(QPalette::Link, c(Token::Accent));
    set(mutedRole, c(Token::Muted));
    set(QPalette::Light, c(Token::Raised));
    set(QPalette::Midlight, c(Token::Line));
    set(QPalette::Mid, c(Token::Line));
    set(QPalette::Dark, c(Token::LineStrong));
    set(QPalette::Shadow, mixed(c(Token::Window), Qt::black, 0.7));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        result.setColor(QPalette::Disabled, role, c(Token::Faint));
    result.setColor(QPalette::Disabled, QPalette::Base, c(Token::Window));
    return result;
}

Theme::Theme(QApplication &application, SystemPreferences &preferences, QObject *parent)
    : QObject(parent), m_application(application), m_preferences(preferences), m_style(new Style)
{
    m_application.setStyle(m_style);
    m_application.setFont(textFont());
    QToolTip::setFont(smallFont());
    connect(&m_preferences, &SystemPreferences::changed, this, &Theme::apply);
    apply();
}

void Theme::setChoice(Choice choice)
{
    if (m_choice == choice)
        return;
    m_choice = choice;
    apply();
}

Scheme Theme::scheme() const
{
    if (m_choice == Choice::System)
        return m_preferences.scheme();
    return m_choice == Choice::Dark ? Scheme::Dark : Scheme::Light;
}

bool Theme::reducedMotion() const
{
    return m_alwaysReduced || m_preferences.reducedMotion();
}

void Theme::setReducedMotion(bool always)
{
    if (m_alwaysReduced == always)
        return;
    m_alwaysReduced = always;
    apply();
}

void Theme::apply()
{
    m_style->setReducedMotion(reducedMotion());
    m_application.setPalette(palette(scheme()));
    QToolTip::setPalette(palette(scheme()));
    Q_EMIT changed();
}

} // namespace theme
