// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// An engine behind ssh: one ssh process forwards a private local socket to the engine's socket over there, and every
// connection goes through it. Never asks anything: keys come from ssh's agent and settings, hosts must be known; the key
// of one that is not is told, so that a person can compare and accept it in a terminal.
#pragma once

#include "processway.h"

namespace docker
{

class SshWay final : public ProcessWay
{
public:
    struct Options {
        QString host;
        quint16 port = 0;   ///< 0: ssh's own choice
        QString user;       ///< empty: ssh's own choice
        QString remotePath; ///< empty: /var/run/docker.sock
        QString program = QStringLiteral("ssh");
        std::chrono::milliseconds patience{60000};
    };
    explicit SshWay(Options options);

private:
    base::Result<base::CommandSpec> command() override;
    base::Error explain(int exitCode, const QString &output) const override;
    [[nodiscard]] QString destination() const;

    Options m_options;
};

} // namespace docker
