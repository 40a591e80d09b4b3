// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What speaks with one set of credentials: a Docker context, a kubeconfig context, an AWS profile. A family subclasses it.
// It is made, lives and dies on its endpoint's thread; all its I/O is asynchronous there, and nothing in it knows of any
// other thread: it reports through SessionLink, whose functions post to the endpoint's handle.
//
// A connection that was lost is the session's own business: it keeps trying with growing delays and says so by state().
#pragma once

#include "endpointstate.h"
#include "feedstatus.h"
#include "row.h"
#include "sample.h"

#include <QObject>
#include <any>
#include <functional>

namespace endpoint {

/// How a session reports. Endpoint thread.
struct SessionLink {
    std::function<void(EndpointState)> state;
    std::function<void(const QByteArray &feed, live::Batch)> batch;
    std::function<void(const QByteArray &feed, live::FeedStatus)> status;
    std::function<void(live::SampleBatch)> samples;
    std::function<void(QByteArray topic, std::any value)> fact; ///< small values: engine information, counts
};

/// How much somebody wants of a feed.
enum class Demand { None, Count, Rows, Detail };

class Session : public QObject
{
    Q_OBJECT

public:
    explicit Session(SessionLink link) : m_link(std::move(link)) {}

    /// Begins to connect. Called once.
    virtual void open() = 0;
    /// The person asked to try again now.
    virtual void retryNow() = 0;
    /// The machine has slept: connections may be dead without anybody having said so. The default does nothing.
    virtual void wokeUp() {}
    /// The read-only lock: from now on nothing that changes something is sent. Called before open() too.
    virtual void setReadOnly(bool) {}
    /// Demand for the rows of a feed, or for one object's detail. It changes after the linger, if it falls.
    virtual void setDemand(const QByteArray &feed, Demand demand) = 0;
    virtual void setDetail(const QByteArray &feed, const std::vector<live::Key> &objects) = 0;
    /// The handle has applied a batch: the next may leave.
    virtual void acknowledge(const QByteArray &feed, quint64 revision) = 0;

protected:
    [[nodiscard]] const SessionLink &link() const { return m_link; }

private:
    SessionLink m_link;
};

} // namespace endpoint
