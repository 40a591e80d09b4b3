// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Addresses of kubeconfig: a cluster's server and the proxy on the way to it. Pure; any thread. Neither address is ever part of an
// error: they may hold passwords. Source: client-go, rest/url_utils.go and tools/clientcmd/helpers.go; Go's
// golang.org/x/net/http/httpproxy for the environment, which differs from curl's reading of the same variables.
#pragma once

#include "result.h"

#include <QByteArray>
#include <QMap>
#include <QString>

namespace kubernetes {

struct ServerAddress {
    bool secure = false;
    QString host; ///< an IPv6 address without brackets
    quint16 port = 0;
    QByteArray prefix; ///< path before every request's own, percent-encoded, without a slash at its end; usually empty
    QString text;      ///< the address without query and fragment, for plugins
    friend bool operator==(const ServerAddress &, const ServerAddress &) = default;
};

/// "https://host:6443/prefix". Without a scheme it is plain HTTP, as client-go has it. Error::BadRequest.
[[nodiscard]] base::Result<ServerAddress> parseServer(const QString &server);

/// The proxy as curl takes it. Names are looked up at a SOCKS proxy, as Go does it. Error::BadRequest.
[[nodiscard]] base::Result<QString> parseProxy(const QString &proxyUrl);

/// What HTTPS_PROXY, HTTP_PROXY and NO_PROXY (or small letters) say about a server, as curl takes it; empty: none.
[[nodiscard]] QString proxyOfEnvironment(const QMap<QString, QString> &environment, const ServerAddress &server);

} // namespace kubernetes
