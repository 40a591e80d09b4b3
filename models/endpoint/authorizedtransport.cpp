// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "authorizedtransport.h"

#include "gate.h"

namespace endpoint {

namespace {

/// What the three ways to send have in common: ask, send, and after a 401 once more. Owned by the consumer.
class Attempt
{
protected:
    Attempt(std::shared_ptr<Gate> gate, net::Request request) : m_gate(std::move(gate)), m_request(std::move(request))
    {
        if (m_request.upload && !m_request.upload->isSequential())
            m_uploadStart = m_request.upload->pos();
    }
    virtual ~Attempt() = default;
    Q_DISABLE_COPY_MOVE(Attempt)

    virtual void send(net::Request request) = 0;
    virtual void fail(const base::Error &error) = 0;

    void ask()
    {
        m_ticket = m_gate->ask(m_request, [this](base::Result<Permit> permit) {
            m_ticket.reset();
            if (permit.ok()) {
                m_permit = std::move(*permit);
                send(permitted(m_request, m_permit));
                return;
            }
            base::Error error = permit.error();
            if (!error.retryable)
                error.code = base::Error::Code::Unauthorized; // a person has to do something
            fail(error);
        });
    }

    /// True: this answer is none, another attempt has begun and the one that was answered may go.
    bool again(const net::Head &head)
    {
        if (head.status != 401 || !m_gate->refused(m_permit, head) || m_replayed || !rewind())
            return false;
        m_replayed = true;
        ask();
        return true;
    }

    [[nodiscard]] net::Transport &inner() { return m_gate->inner(); }

private:
    bool rewind()
    {
        return !m_request.upload || (m_uploadStart >= 0 && m_request.upload->seek(m_uploadStart));
    }

    std::shared_ptr<Gate> m_gate;
    const net::Request m_request;
    Permit m_permit;
    qint64 m_uploadStart = -1;
    bool m_replayed = false;
    std::unique_ptr<Gate::Ticket> m_ticket;
};

class AuthorizedTransfer final : public net::Transfer, private Attempt
{
public:
    AuthorizedTransfer(std::shared_ptr<Gate> gate, net::Request request,
                       std::function<void(base::Result<net::Reply>)> finished)
        : Attempt(std::move(gate), std::move(request)), m_finished(std::move(finished))
    {
        ask();
    }

private:
    void send(net::Request request) override
    {
        m_inner = inner().send(std::move(request), [this](base::Result<net::Reply> reply) {
            if (!reply.ok() || !again(*reply))
                std::exchange(m_finished, nullptr)(std::move(reply));
        });
    }
    void fail(const base::Error &error) override { std::exchange(m_finished, nullptr)(error); }

    std::function<void(base::Result<net::Reply>)> m_finished;
    std::unique_ptr<net::Transfer> m_inner;
};

class AuthorizedStream final : public net::Stream, private Attempt
{
public:
    AuthorizedStream(std::shared_ptr<Gate> gate, net::Request request, Callbacks callbacks)
        : Attempt(std::move(gate), std::move(request)), m_callbacks(std::move(callbacks))
    {
        ask();
    }
    void grant(qint64 bytes) override
    {
        if (m_inner)
            m_inner->grant(bytes);
        else
            m_granted += bytes;
    }

private:
    void send(net::Request request) override
    {
        Callbacks callbacks;
        callbacks.head = [this](const net::Head &head) {
            if (again(head))
                m_inner.reset();
            else if (const auto call = m_callbacks.head)
                call(head);
        };
        callbacks.data = [this](QByteArray bytes) {
            if (const auto call = m_callbacks.data)
                call(std::move(bytes));
        };
        callbacks.finished = [this](base::Result<void> result) {
            if (const auto call = std::exchange(m_callbacks.finished, nullptr))
                call(std::move(result));
        };
        m_inner = inner().stream(std::move(request), std::move(callbacks));
        if (m_granted > 0)
            m_inner->grant(m_granted);
    }
    void fail(const base::Error &error) override
    {
        if (const auto call = std::exchange(m_callbacks.finished, nullptr))
            call(error);
    }

    Callbacks m_callbacks;
    qint64 m_granted = 0; ///< before there was a stream
    std::unique_ptr<net::Stream> m_inner;
};

class AuthorizedUpgrade final : public net::Upgraded, private Attempt
{
public:
    AuthorizedUpgrade(std::shared_ptr<Gate> gate, net::Request request, Callbacks callbacks)
        : Attempt(std::move(gate), std::move(request)), m_callbacks(std::move(callbacks))
    {
        ask();
    }
    void grant(qint64 bytes) override
    {
        if (m_inner)
            m_inner->grant(bytes);
        else
            m_granted += bytes;
    }
    void write(QByteArray bytes) override
    {
        if (m_open)
            m_inner->write(std::move(bytes));
        else
            m_held += bytes;
    }
    qint64 unsent() const override { return m_held.size() + (m_inner ? m_inner->unsent() : 0); }
    void closeWrite() override
    {
        if (m_open)
            m_inner->closeWrite();
        else
            m_closeWrite = true;
    }

private:
    void send(net::Request request) override
    {
        Callbacks callbacks;
        callbacks.head = [this](const net::Head &head) { gotHead(head); };
        callbacks.data = [this](QByteArray bytes) {
            if (const auto call = m_callbacks.data)
                call(std::move(bytes));
        };
        callbacks.drained = [this] {
            if (const auto call = m_callbacks.drained)
                call();
        };
        callbacks.closed = [this](base::Result<void> result) {
            if (const auto call = std::exchange(m_callbacks.closed, nullptr))
                call(std::move(result));
        };
        m_inner = inner().upgrade(std::move(request), std::move(callbacks));
        if (m_granted > 0)
            m_inner->grant(m_granted);
    }
    void gotHead(const net::Head &head)
    {
        if (again(head)) {
            m_inner.reset();
            return;
        }
        m_open = true;
        if (!m_held.isEmpty())
            m_inner->write(std::exchange(m_held, {}));
        if (m_closeWrite)
            m_inner->closeWrite();
        if (const auto call = m_callbacks.head)
            call(head);
    }
    void fail(const base::Error &error) override
    {
        if (const auto call = std::exchange(m_callbacks.closed, nullptr))
            call(error);
    }

    Callbacks m_callbacks;
    qint64 m_granted = 0;
    QByteArray m_held; ///< written before this was a pipe: which connection becomes it was not known
    bool m_open = false;
    bool m_closeWrite = false;
    std::unique_ptr<net::Upgraded> m_inner;
};

} // namespace

AuthorizedTransport::AuthorizedTransport(std::unique_ptr<net::Transport> inner, std::shared_ptr<Authorizer> authorizer)
    : m_gate(std::make_shared<Gate>(std::move(inner), std::move(authorizer)))
{
}

AuthorizedTransport::~AuthorizedTransport() = default;

std::unique_ptr<net::Transfer> AuthorizedTransport::send(net::Request request,
                                                         std::function<void(base::Result<net::Reply>)> finished)
{
    return std::make_unique<AuthorizedTransfer>(m_gate, std::move(request), std::move(finished));
}

std::unique_ptr<net::Stream> AuthorizedTransport::stream(net::Request request, net::Stream::Callbacks callbacks)
{
    return std::make_unique<AuthorizedStream>(m_gate, std::move(request), std::move(callbacks));
}

std::unique_ptr<net::Upgraded> AuthorizedTransport::upgrade(net::Request request, net::Upgraded::Callbacks callbacks)
{
    return std::make_unique<AuthorizedUpgrade>(m_gate, std::move(request), std::move(callbacks));
}

} // namespace endpoint
