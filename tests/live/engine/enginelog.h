// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A container's log as the engine gives it to another client, read without the program's decoders: for comparison with
// what the program saved. Protocol: Docker Engine API, "stream format" of attach.
#pragma once

#include "rawclient.h"

#include <vector>

namespace livetest {

struct EngineLine {
    QByteArray time; // UTC with nine decimals; Podman's engines tell whole seconds
    QByteArray text;
    bool err = false;
};

// Empty if the engine did not answer.
[[nodiscard]] std::vector<EngineLine> engineLog(const RawClient &engine, const QByteArray &container);

} // namespace livetest
