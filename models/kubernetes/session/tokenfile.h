// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A bearer token that somebody else renews in a file. Endpoint thread; owned by the authorizer. The file is read again after a
// minute less ten seconds; while it cannot be read, its last good content stays; after a 401 it is read at once.
// Source: client-go, transport/token_source.go, and bearerAuthRoundTripper in round_trippers.go.
#pragma once

#include "clock.h"
#include "result.h"
#include "secret.h"

#include <QString>

namespace kubernetes {

class TokenFile
{
public:
    /// `otherwise` is the token to take as long as the file never had one; may be empty.
    TokenFile(QString path, Secret otherwise, base::Clock &clock);

    /// Reads the file if it is time. Error if there never was a token.
    [[nodiscard]] base::Result<Secret> token();
    /// The server did not accept this one. Whether there is another now.
    [[nodiscard]] bool refused(const Secret &token);

private:
    [[nodiscard]] base::Result<Secret> read() const;

    QString m_path;
    Secret m_otherwise;
    base::Clock &m_clock;
    Secret m_token;      ///< last good content
    qint64 m_readMs = 0; ///< steady
};

} // namespace kubernetes
