// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asks the person before a command that a kubeconfig names runs for the first time, and keeps what was allowed (as fingerprints
// of program, arguments and environment) in the settings. One question at a time; a question that its session takes back goes away.
// UI thread; owned by Clusters, outlived by settings and endpoints.
#pragma once

#include "cluster.h"
#include "pluginsource.h"
#include "settings.h"

#include <QPointer>
#include <QWidget>

namespace widgets {
class ConfirmSheet;
}

namespace app {

class ClusterConsent final : public QObject
{
    Q_OBJECT

public:
    ClusterConsent(const kubernetes::Cluster &cluster, settings::Settings &settings) : m_cluster(cluster), m_settings(settings) {}

    /// Where questions are shown.
    void setWindow(QWidget *window) { m_window = window; }
    /// Answers the questions of this endpoint from now on.
    void watch(endpoint::Endpoint &endpoint);
    [[nodiscard]] QSet<QByteArray> allowed() const;

private:
    struct Open {
        endpoint::Endpoint *endpoint = nullptr;
        kubernetes::PluginQuestion question;
    };
    void factChanged(endpoint::Endpoint &endpoint);
    void showNext();
    void show(const Open &open);
    void answer(const Open &open, bool yes);
    void allow(const QByteArray &fingerprint);

    const kubernetes::Cluster &m_cluster;
    settings::Settings &m_settings;
    QPointer<QWidget> m_window;
    std::vector<Open> m_open; ///< the first is the one that is shown
    QPointer<widgets::ConfirmSheet> m_sheet;
    quint64 m_shown = 0;
    endpoint::Endpoint *m_shownOf = nullptr;
    std::vector<endpoint::Call> m_answers;
};

} // namespace app
