// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Requests to one kube-apiserver: the path's prefix, the read-only lock, errors as values, warnings. Endpoint thread, owned by the
// session, which also owns the transports. Everything that this program asks of a cluster, but for lists and watches of tables,
// goes through here. Source: Kubernetes API concepts; k8s.io/apimachinery pkg/api/errors.
#pragma once

#include "task.h"
#include "transport.h"

#include <QJsonObject>
#include <QStringList>
#include <QUrlQuery>

namespace kubernetes {

/// What a request body is. Of a patch it decides how it is merged.
enum class BodyType { Json, MergePatch, StrategicMergePatch, JsonPatch };

class Api
{
public:
    explicit Api(bool readOnly) : m_readOnly(readOnly) {}

    /// Null while there is no connection: what is asked then fails at once as Unreachable.
    void setTransport(net::Transport *transport) { m_transport = transport; }
    [[nodiscard]] net::Transport *transport() const { return m_transport; }
    /// Goes before each path: clusters behind Rancher and its like have one.
    void setPrefix(const QByteArray &prefix) { m_prefix = prefix; }
    [[nodiscard]] bool readOnly() const { return m_readOnly; }
    void setReadOnly(bool on) { m_readOnly = on; }

    /// Called when the server has refused something for want of a right, but for reviews.
    void setForbidden(std::function<void()> forbidden) { m_forbidden = std::move(forbidden); }

    using Reply = base::Task<base::Result<net::Reply>>;
    [[nodiscard]] Reply get(QByteArray path, QUrlQuery query = {});
    [[nodiscard]] Reply post(QByteArray path, QJsonObject body, QUrlQuery query = {});
    [[nodiscard]] Reply patch(QByteArray path, BodyType type, QByteArray body, QUrlQuery query = {});
    [[nodiscard]] Reply del(QByteArray path, QJsonObject options, QUrlQuery query = {});
    /// An answer of 400 and more becomes an Error with the server's words.
    [[nodiscard]] Reply send(net::Request request);
    /// Asks about rights and the like: a POST that changes nothing, and so goes through the lock.
    [[nodiscard]] Reply review(QByteArray path, QJsonObject body);

    [[nodiscard]] net::Request request(const QByteArray &method, const QByteArray &path, const QUrlQuery &query = {}) const;
    /// An error if there is no connection, or if this one is read-only and the request would change something. A GET that
    /// becomes a shell or a tunnel changes something: those who upgrade ask with `changes`.
    [[nodiscard]] base::Result<void> allowed(const net::Request &request, bool changes = false) const;
    /// Milliseconds that the last small request took, for the status strip; negative: none yet.
    [[nodiscard]] double lastLatencyMs() const { return m_latencyMs; }

private:
    [[nodiscard]] Reply exchange(net::Request request);

    net::Transport *m_transport = nullptr;
    std::function<void()> m_forbidden;
    bool m_readOnly;
    QByteArray m_prefix;
    double m_latencyMs = -1;
};

/// The texts of an answer's Warning headers: 299 - "text". Source: RFC 7234 5.5, as kube-apiserver writes them.
[[nodiscard]] QStringList warningsOf(const net::Head &head);
} // namespace kubernetes
