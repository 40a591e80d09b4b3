// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where requests wait for their permits: runs the authorizer, once for all that may share. Internal to
// AuthorizedTransport, which shares it with what it has handed out. Endpoint thread.
#pragma once

#include "authorizer.h"
#include "transport.h"

#include <QObject>
#include <functional>
#include <map>
#include <vector>

namespace endpoint {

class Gate final : public std::enable_shared_from_this<Gate>
{
public:
    using Answer = std::function<void(base::Result<Permit>)>;

    Gate(std::unique_ptr<net::Transport> inner, std::shared_ptr<Authorizer> authorizer);
    ~Gate();

    /// A request that waits. Its destruction withdraws it; the authorizer's work ends with the last that waits for it.
    class Ticket
    {
    public:
        Ticket(std::weak_ptr<Gate> gate, QByteArray run, quint64 id);
        ~Ticket();
        Q_DISABLE_COPY_MOVE(Ticket)

    private:
        std::weak_ptr<Gate> m_gate;
        QByteArray m_run;
        quint64 m_id;
    };
    /// `answer` comes later, from the event loop or from the authorizer's work, never before this returns.
    [[nodiscard]] std::unique_ptr<Ticket> ask(const net::Request &request, Answer answer);
    [[nodiscard]] bool refused(const Permit &permit, const net::Head &answer)
    {
        return m_authorizer->refused(permit, answer);
    }
    [[nodiscard]] net::Transport &inner() { return *m_inner; }

private:
    struct Waiter {
        quint64 id;
        Answer answer;
    };
    struct Run {
        net::Request request; ///< of the first that asked
        std::vector<Waiter> waiters;
        base::Task<base::Result<Permit>> task;
    };
    void start(const QByteArray &name);
    void done(const QByteArray &name, base::Result<Permit> result);
    void withdraw(const QByteArray &name, quint64 id);

    std::unique_ptr<net::Transport> m_inner;
    std::shared_ptr<Authorizer> m_authorizer;
    std::map<QByteArray, std::unique_ptr<Run>> m_runs;
    std::vector<std::shared_ptr<std::vector<Waiter>>> m_delivering;
    std::unique_ptr<QObject> m_context;
    quint64 m_nextId = 1;
};

/// The request as the permit has it.
[[nodiscard]] net::Request permitted(net::Request request, const Permit &permit);

} // namespace endpoint
