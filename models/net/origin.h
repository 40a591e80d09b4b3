// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a server is and how its TLS is done. A value; any thread.
#pragma once

#include <QByteArray>
#include <QString>

namespace net {

struct Tls {
    bool verify = true;      ///< false: any certificate and any name will do
    QString serverName;      ///< name to ask for and to check, if not the host's
    QString authorityFile;   ///< PEM; empty: the system's authorities
    QString certificateFile; ///< PEM of the client; empty: none
    QString keyFile;
    QByteArray authorityData; ///< the same as PEM text, instead of a file
    QByteArray certificateData;
    QByteArray keyData;
    friend bool operator==(const Tls &, const Tls &) = default;
};

struct Origin {
    QString socketPath; ///< a Unix socket; then `host` only names the Host header
    QString host = QStringLiteral("localhost");
    quint16 port = 80;
    bool secure = false; ///< https
    Tls tls;
    QString proxy; ///< as curl takes it; empty: none, environment variables are not read
    friend bool operator==(const Origin &, const Origin &) = default;
};

} // namespace net
