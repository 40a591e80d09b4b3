// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be chosen: theme, motion, confirmations, and the list of shortcuts. Changes hold at once. UI thread.
#pragma once

#include "settings.h"
#include "theme.h"

#include <QWidget>

namespace shell {

class SettingsPage final : public QWidget
{
    Q_OBJECT

public:
    SettingsPage(settings::Settings &settings, theme::Theme &theme, const QString &auditPath, QWidget *parent = nullptr);
};

} // namespace shell
