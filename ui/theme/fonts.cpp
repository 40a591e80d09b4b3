// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Chooses families once per call: QFontDatabase caches them itself.
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

QFont chosen(QFontDatabase::SystemFont which, QLatin1String fallback)
{
    QFont font = QFontDatabase::systemFont(which);
    const bool desktop = !qEnvironmentVariableIsEmpty("XDG_CURRENT_DESKTOP");
    // Generic names resolve to whatever the machine happens to have; then the look's own family is the better choice.
    if ((!desktop || isGeneric(font.family())) && QFontDatabase::families().contains(QString(fallback)))
        font = QFont(QString(fallback));
    return font;
}

QFont sized(int pixels, QFont::Weight weight)
{
    QFont font = chosen(QFontDatabase::GeneralFont, QLatin1String("Inter"));
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
    QFont font = chosen(QFontDatabase::FixedFont, QLatin1String("JetBrains Mono"));
    font.setPixelSize(pixelSize);
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    font.setStyleStrategy(QFont::StyleStrategy(QFont::PreferDefault | QFont::PreferNoShaping));
    return font;
}

} // namespace theme
