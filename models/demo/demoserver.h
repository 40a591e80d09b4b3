// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The simulated engine on a private Unix socket, in a thread of its own. The owner's thread only starts and joins it.
#pragma once

#include "world.h"

#include <QString>
#include <QTemporaryDir>
#include <QThread>
#include <memory>

namespace demo {

class DemoServer
{
public:
    /// Null if no private folder could be made. The clock, if given, is turned on the server's thread only.
    [[nodiscard]] static std::unique_ptr<DemoServer> start(WorldOptions options = {});
    ~DemoServer();
    DemoServer(const DemoServer &) = delete;
    DemoServer &operator=(const DemoServer &) = delete;
    /// Listening from the moment start() returns.
    [[nodiscard]] QString socketPath() const { return m_folder.filePath(QStringLiteral("s")); }

private:
    DemoServer();
    QTemporaryDir m_folder;
    QThread m_thread;
};

} // namespace demo
