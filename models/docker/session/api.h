// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Requests to one Docker-compatible engine: the version prefix, the read-only lock, errors as values. Endpoint thread,
// owned by the session, which also owns the transports. Everything that this program asks of an engine goes through here.
//
// Source of the protocol facts: Docker Engine API v1.24 to v1.51 and moby's client/errors.
#pragma once

#include "task.h"
#include "transport.h"

#include <QJsonObject>
#include <QUrlQuery>

namespace docker {

class Api
{
public:
    explicit Api(bool readOnly) : m_readOnly(readOnly) {}

    /// Null while there is no way to the engine: what is asked then fails at once as Unreachable.
    void setTransport(net::Transport *transport) { m_transport = transport; }
    [[nodiscard]] net::Transport *transport() const { return m_transport; }

    /// "1.41", after negotiation; until then requests go without a prefix.
    void setVersion(const QByteArray &version) { m_version = version; }
    [[nodiscard]] const QByteArray &version() const { return m_version; }
    /// The agreed version is at least this: atLeast(1, 44).
    [[nodiscard]] bool atLeast(int major, int minor) const;
    [[nodiscard]] bool readOnly() const { return m_readOnly; }
    void setReadOnly(bool on) { m_readOnly = on; }

    using Reply = base::Task<base::Result<net::Reply>>;
    /// `path` begins with '/' and has no version; a status of 400 and more becomes an Error with the engine's words.
    [[nodiscard]] Reply get(QByteArray path, QUrlQuery query = {});
    [[nodiscard]] Reply post(QByteArray path, QUrlQuery query = {});
    [[nodiscard]] Reply post(QByteArray path, QUrlQuery query, QJsonObject body);
    [[nodiscard]] Reply post(QByteArray path, QUrlQuery query, QByteArray json, QList<net::Header> headers);
    [[nodiscard]] Reply del(QByteArray path, QUrlQuery query = {});
    [[nodiscard]] Reply send(net::Request request);

    /// A request of this path with the version's prefix.
    [[nodiscard]] net::Request request(const QByteArray &method, const QByteArray &path,
                                       const QUrlQuery &query = {}) const;
    /// An error if there is no way to the engine, or if this connection is read-only and the request is no GET or HEAD.
    [[nodiscard]] base::Result<void> allowed(const net::Request &request) const;
    /// Milliseconds that the last small request took, for the status strip.
    [[nodiscard]] double lastLatencyMs() const { return m_latencyMs; }

private:
    net::Transport *m_transport = nullptr;
    bool m_readOnly;
    QByteArray m_version;
    double m_latencyMs = -1;
};

/// {"id": ["..."]} as the engine takes filters, for a query item.
[[nodiscard]] QString filtersValue(const QMap<QString, QStringList> &filters);
/// The engine's error in a reply of status 400 and more.
[[nodiscard]] base::Error errorOfReply(const net::Reply &reply);
/// Percent-encodes one part of a path; '/' and ':' of image names stay.
[[nodiscard]] QByteArray pathPart(const QString &name);

} // namespace docker
