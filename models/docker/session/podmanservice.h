// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// Podman without its socket unit: `podman system service` of our own, for as long as the connection is. The service
// ends by itself after a while without requests, so that nothing stays behind in any case.
#pragma once

#include "processway.h"

namespace docker
{

class PodmanService final : public ProcessWay
{
public:
    struct Options {
        QString program = QStringLiteral("podman");
        std::chrono::milliseconds patience{20000};
    };
    explicit PodmanService(Options options);

private:
    base::Result<base::CommandSpec> command() override;
    base::Error explain(int exitCode, const QString &words) const override;

    Options m_options;
};

} // namespace docker
