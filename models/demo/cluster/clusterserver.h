// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The simulated cluster on a private Unix socket, in a thread of its own. The cluster itself is made when somebody connects, so that
// it costs nothing until then. The owner's thread only starts and joins it.
#pragma once

#include "democluster.h"

#include <QTemporaryDir>
#include <QThread>

namespace demo {

class ClusterServer
{
public:
    /// Null if no private folder could be made. The clock, if given, is turned on the server's thread only.
    [[nodiscard]] static std::unique_ptr<ClusterServer> start(ClusterOptions options = {});
    ~ClusterServer();
    ClusterServer(const ClusterServer &) = delete;
    ClusterServer &operator=(const ClusterServer &) = delete;
    /// Listening from the moment start() returns.
    [[nodiscard]] QString socketPath() const { return m_folder.filePath(QStringLiteral("k")); }
    /// With the moment that it was born: another cluster made of them has the same objects.
    [[nodiscard]] const ClusterOptions &options() const { return m_options; }

private:
    explicit ClusterServer(ClusterOptions options);
    ClusterOptions m_options;
    QTemporaryDir m_folder;
    QThread m_thread;
};

} // namespace demo
