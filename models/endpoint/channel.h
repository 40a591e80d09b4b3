// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A conversation between a widget and an object on the endpoint thread: a followed log, a shell, a pull. The worker is
// made by the session's family; items flow to the UI as values, bytes and control words flow back. Back-pressure is a
// credit that the consumer refills with grant(); what it counts (bytes) is the worker's to define.
#pragma once

#include "result.h"

#include <QByteArray>
#include <QVariant>
#include <functional>
#include <memory>

namespace endpoint {

class Endpoint;

/// Endpoint thread. Destruction ends the conversation at once.
class ChannelWorker
{
public:
    virtual ~ChannelWorker() = default;
    virtual void write(QByteArray bytes) { Q_UNUSED(bytes) }
    virtual void grant(qint64 credit) { Q_UNUSED(credit) }
    virtual void control(const QByteArray &verb, const QVariant &argument)
    {
        Q_UNUSED(verb)
        Q_UNUSED(argument)
    }
};

/// Given to the worker; endpoint thread. After end() nothing may be sent. end() may destroy the worker.
template <class Item> struct Sink {
    std::function<void(Item)> item;
    std::function<void(base::Result<void>)> end;
};

/// UI thread; owned by the widget. Destruction ends the conversation; no callback comes afterwards.
class Channel
{
public:
    Channel() = default;
    Channel(Endpoint *endpoint, quint64 id) : m_endpoint(endpoint), m_id(id) {}
    Channel(Channel &&other) noexcept;
    Channel &operator=(Channel &&other) noexcept;
    ~Channel() { close(); }
    [[nodiscard]] bool open() const { return m_endpoint != nullptr; }
    void close();
    void write(QByteArray bytes);
    void grant(qint64 credit);
    void control(QByteArray verb, QVariant argument = {});

private:
    friend class Endpoint;
    Endpoint *m_endpoint = nullptr;
    quint64 m_id = 0;
};

} // namespace endpoint
