// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "gate.h"

#include <QObject>
#include <algorithm>

namespace endpoint {

Gate::Gate(std::unique_ptr<net::Transport> inner, std::shared_ptr<Authorizer> authorizer)
    : m_inner(std::move(inner)), m_authorizer(std::move(authorizer)), m_context(std::make_unique<QObject>())
{
}

Gate::~Gate() = default;

Gate::Ticket::Ticket(std::weak_ptr<Gate> gate, QByteArray run, quint64 id)
    : m_gate(std::move(gate)), m_run(std::move(run)), m_id(id)
{
}

Gate::Ticket::~Ticket()
{
    if (const std::shared_ptr<Gate> gate = m_gate.lock())
        gate->withdraw(m_run, m_id);
}

std::unique_ptr<Gate::Ticket> Gate::ask(const net::Request &request, Answer answer)
{
    const quint64 id = m_nextId++;
    const QByteArray shared = m_authorizer->sharedAs(request);
    const QByteArray name = shared.isEmpty() ? "own/" + QByteArray::number(id) : "shared/" + shared;
    std::unique_ptr<Run> &run = m_runs[name];
    if (!run) {
        run = std::make_unique<Run>();
        run->request = request;
        // From the event loop: an authorizer that has its answer at hand gives it while it is asked.
        QMetaObject::invokeMethod(m_context.get(), [this, name] { start(name); }, Qt::QueuedConnection);
    }
    run->waiters.push_back({id, std::move(answer)});
    return std::make_unique<Ticket>(weak_from_this(), name, id);
}

void Gate::start(const QByteArray &name)
{
    const auto found = m_runs.find(name);
    if (found == m_runs.end() || found->second->task.valid())
        return; // withdrawn, perhaps asked again: then the earlier call has begun it
    Run &run = *found->second;
    run.task = m_authorizer->authorize(run.request);
    run.task.start([this, name](base::Result<Permit> result) { done(name, std::move(result)); });
}

void Gate::done(const QByteArray &name, base::Result<Permit> result)
{
    const std::shared_ptr<Gate> self = shared_from_this(); // who gets an answer may hold the last reference
    const auto node = m_runs.extract(name);
    const auto waiters = std::make_shared<std::vector<Waiter>>(std::move(node.mapped()->waiters));
    m_delivering.push_back(waiters);
    for (Waiter &waiter : *waiters) {
        if (const Answer answer = std::exchange(waiter.answer, nullptr))
            answer(result);
    }
    std::erase(m_delivering, waiters);
}

void Gate::withdraw(const QByteArray &name, quint64 id)
{
    for (const auto &waiters : m_delivering) {
        for (Waiter &waiter : *waiters) {
            if (waiter.id == id)
                waiter.answer = nullptr;
        }
    }
    const auto found = m_runs.find(name);
    if (found == m_runs.end())
        return;
    std::erase_if(found->second->waiters, [id](const Waiter &waiter) { return waiter.id == id; });
    if (found->second->waiters.empty()) {
        const auto node = m_runs.extract(found); // destroying its task cancels
        Q_UNUSED(node)
    }
}

net::Request permitted(net::Request request, const Permit &permit)
{
    for (const net::Header &header : permit.headers) {
        request.headers.removeIf([&header](const net::Header &own) {
            return own.name.compare(header.name, Qt::CaseInsensitive) == 0;
        });
    }
    request.headers += permit.headers;
    if (!permit.target.isEmpty())
        request.target = permit.target;
    return request;
}

} // namespace endpoint
