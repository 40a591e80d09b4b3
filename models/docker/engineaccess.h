// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands between a person and an engine of this computer: whose a socket is, and which engines are installed.
// Values made by a few looks at local files; any thread.
#pragma once

#include <QString>
#include <QStringList>

namespace docker {

/// Names are those of /etc/passwd and /etc/group, which needs no directory service and so never waits; else numbers.
struct SocketOwner {
    bool exists = false;
    QString user;
    QString group;
    bool groupMay = false;  ///< the group may connect, which takes the right to write
    bool othersMay = false; ///< so may all; then it is a folder above that cannot be entered
};

[[nodiscard]] SocketOwner socketOwner(const QString &socketPath, const QString &etc = QStringLiteral("/etc"));

struct InstalledEngines {
    bool docker = false;
    bool podman = false;
};

/// Looks through `folders`; empty: where programs are, those for administrators too.
[[nodiscard]] InstalledEngines installedEngines(const QStringList &folders = {});

} // namespace docker
