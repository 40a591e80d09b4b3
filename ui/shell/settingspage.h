// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be chosen: theme, motion, how each connection is marked, confirmations; and the list of shortcuts. Changes hold
// at once. UI thread; owned by the window.
#pragma once

#include "endpoint.h"
#include "profilemarks.h"
#include "settings.h"
#include "theme.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QVBoxLayout;

namespace shell {

struct SettingsContext {
    settings::Settings &settings;
    theme::Theme &theme;
    std::vector<endpoint::Endpoint *> endpoints;
    bool locked = false; ///< the whole program is read-only: no lock can be taken off
    std::vector<std::pair<QString, QString>> shortcuts; ///< of actions: keys and what they do
    QString auditPath; ///< empty: no audit log is written
};

class SettingsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsPage(SettingsContext context, QWidget *parent = nullptr);

private:
    void addHeading(const QString &text);
    void addNote(const QString &text);
    void addAppearance();
    void addConnections();
    [[nodiscard]] QCheckBox *markBox(endpoint::Endpoint &endpoint, Mark mark);
    [[nodiscard]] QComboBox *colourBox(endpoint::Endpoint &endpoint);
    void addConfirmations();
    void addRefresh();
    void addKeyboard();
    void addFiles();

    SettingsContext m_context;
    QWidget *m_body;
    QVBoxLayout *m_column = nullptr;
};

} // namespace shell
