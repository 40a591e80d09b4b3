// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A transport that lies between a session and a real cluster: it keeps frames of a watch to itself, gives one object the name of
// another, sends a change to somebody else, or answers as if a change had been made. For tests that must turn red. What it is told is
// shared with the test's thread; the transport itself lives on the endpoint's.
#pragma once

#include "curltransport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMutex>

namespace livetest {

/// What the saboteur does; any thread.
class Sabotage
{
public:
    struct Orders {
        QByteArray lost = {};                               ///< frames about an object whose name begins so do not arrive
        std::pair<QByteArray, QByteArray> swapped = {};     ///< names that begin with one begin with the other
        std::pair<QByteArray, QByteArray> misdirected = {}; ///< what is to change, or to reach, the first meets the second
        bool misled = false;    ///< what is read of one object, too
        bool idle = false;      ///< a change is answered with the object as it is
        bool pretended = false; ///< a change is answered as if it had been made: the server tries it
    };
    void order(Orders orders)
    {
        const QMutexLocker lock(&m_mutex);
        m_orders = std::move(orders);
    }
    [[nodiscard]] Orders orders() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_orders;
    }
    std::atomic<int> done{0}; ///< frames, bodies and requests that were not what they should have been

private:
    mutable QMutex m_mutex;
    Orders m_orders;
};

class Saboteur final : public net::Transport
{
public:
    Saboteur(const net::Origin &origin, std::shared_ptr<Sabotage> sabotage) : m_inner(origin), m_sabotage(std::move(sabotage)) {}

    [[nodiscard]] std::unique_ptr<net::Transfer> send(net::Request request, std::function<void(base::Result<net::Reply>)> finished) override
    {
        const Sabotage::Orders orders = m_sabotage->orders();
        if (request.method != "GET" || orders.misled)
            misdirect(request, orders);
        if (request.method != "GET" && orders.pretended)
            pretend(request);
        if (request.method != "GET" && orders.idle) {
            request.method = "GET";
            request.body.clear();
            request.target.truncate(request.target.contains('?') ? request.target.indexOf('?') : request.target.size());
            ++m_sabotage->done;
        }
        forceJson(request);
        return m_inner.send(std::move(request), [this, finished = std::move(finished)](base::Result<net::Reply> reply) {
            if (reply.ok())
                swapNames(reply->body);
            finished(std::move(reply));
        });
    }

    [[nodiscard]] std::unique_ptr<net::Stream> stream(net::Request request, net::Stream::Callbacks callbacks) override
    {
        forceJson(request);
        // Whole frames only: each is a line.
        callbacks.data = [this, held = std::make_shared<QByteArray>(), pass = std::move(callbacks.data)](const QByteArray &bytes) {
            held->append(bytes);
            QByteArray kept;
            for (qsizetype end = held->indexOf('\n'); end >= 0; end = held->indexOf('\n')) {
                QByteArray frame = held->left(end + 1);
                held->remove(0, end + 1);
                const QByteArray lost = m_sabotage->orders().lost;
                if (!lost.isEmpty() && frame.contains(named(lost))) {
                    ++m_sabotage->done;
                    continue;
                }
                swapNames(frame);
                kept += frame;
            }
            if (!kept.isEmpty())
                pass(kept);
        };
        return m_inner.stream(std::move(request), std::move(callbacks));
    }

    [[nodiscard]] std::unique_ptr<net::Upgraded> upgrade(net::Request request, net::Upgraded::Callbacks callbacks) override
    {
        misdirect(request, m_sabotage->orders());
        return m_inner.upgrade(std::move(request), std::move(callbacks));
    }

private:
    /// Also where a body names what its path does.
    void misdirect(net::Request &request, const Sabotage::Orders &orders) const
    {
        const auto &[meant, hit] = orders.misdirected;
        if (meant.isEmpty() || !request.target.contains(meant))
            return;
        request.target.replace(meant, hit);
        request.body.replace(meant, hit);
        ++m_sabotage->done;
    }
    /// The server answers as if it had done it.
    void pretend(net::Request &request) const
    {
        request.target += (request.target.contains('?') ? "&" : "?") + QByteArray("dryRun=All");
        const QJsonArray all{QStringLiteral("All")};
        QJsonObject body = QJsonDocument::fromJson(request.body).object();
        if (request.method == "DELETE")
            body.insert(QStringLiteral("dryRun"), all); // of a deletion the server reads the body alone
        QJsonObject options = body.value(QStringLiteral("deleteOptions")).toObject();
        if (!options.isEmpty()) {
            options.insert(QStringLiteral("dryRun"), all);
            body.insert(QStringLiteral("deleteOptions"), options);
        }
        if (!body.isEmpty()) // a list of changes has none of these
            request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        ++m_sabotage->done;
    }
    /// What can be read can be changed.
    static void forceJson(net::Request &request)
    {
        for (net::Header &header : request.headers) {
            if (header.name == "Accept" && header.value.contains("protobuf"))
                header.value = "application/json";
        }
    }
    [[nodiscard]] static QByteArray named(const QByteArray &beginning) { return "\"name\":\"" + beginning; }
    void swapNames(QByteArray &text) const
    {
        const auto [one, other] = m_sabotage->orders().swapped;
        if (one.isEmpty())
            return;
        const QByteArray before = text;
        text.replace(named(one), named("\x01")).replace(named(other), named(one)).replace(named("\x01"), named(other));
        if (text != before)
            ++m_sabotage->done;
    }

    net::CurlTransport m_inner;
    std::shared_ptr<Sabotage> m_sabotage;
};

} // namespace livetest
