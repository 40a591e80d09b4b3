// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each cell that is painted asks for its font, so the choice is kept for as long as the system's font stays the same.
#include "fonts.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QStringList>

namespace theme {
namespace {

bool isGeneric(const QString &family)
{
    const QString name = family.toLower();
    return name.isEmpty() || name.startsWith(QLatin1String("sans")) || name == QLatin1String("monospace")
        || name == QLatin1String("helvetica") || name.startsWith(QLatin1String("dejavu")) || name == QLatin1String("fixed");
}

/// A choice and what it was made from. UI thread.
struct Choice {
    QFont system;
    bool desktop = false;
    bool made = false;
    QFont font;
};

const QFont &chosen(QFontDatabase::SystemFont which, QLatin1String fallback, Choice &known)
{
    const QFont system = QFontDatabase::systemFont(which);
    const bool desktop = !qEnvironmentVariableIsEmpty("XDG_CURRENT_DESKTOP");
    if (known.made && known.desktop == desktop && known.system == system)
        return known.font;
    known = {system, desktop, true, system};
    // Generic names resolve to whatever the machine happens to have; then the look's own family is the better choice.
    // To list all families takes longer than to paint a cell.
    if ((!desktop || isGeneric(system.family())) && QFontDatabase::families().contains(QString(fallback)))
        known.font = QFont(QString(fallback));
    return known.font;
}

QFont sized(int pixels, QFont::Weight weight)
{
    static Choice general;
    QFont font = chosen(QFontDatabase::GeneralFont, QLatin1String("Inter"), general);
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

} // namespace

QFont textFont() { return sized(13, QFont::Normal); }
QFont mediumFont() { return sized(13, QFont::Medium); }
QFont strongFont() { return sized(13, QFont::DemiBold); }
QFont smallFont() { return sized(12, QFont::Normal); }
QFont titleFont() { return sized(18, QFont::DemiBold); }
QFont headingFont() { return sized(15, QFont::DemiBold); }

QFont monoFont(int pixelSize)
{
    static Choice fixed;
    QFont font = chosen(QFontDatabase::FixedFont, QLatin1String("JetBrains Mono"), fixed);
    font.setPixelSize(pixelSize);
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    font.setStyleStrategy(QFont::StyleStrategy(QFont::PreferDefault | QFont::PreferNoShaping));
    return font;
}

} // namespace theme
