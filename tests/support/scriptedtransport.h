// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A transport whose server is the test: requests wait in `sent` until the test answers them. Header only, for tests of what
// links net. On the test's thread; must outlive what it hands out. What was cancelled is no longer `alive`, and answering
// it does nothing.
#pragma once

#include "transport.h"

#include <memory>
#include <vector>

namespace support {

/// One request as the server sees it.
struct ScriptedExchange {
    enum class Kind { Send, Stream, Upgrade };
    Kind kind = Kind::Send;
    net::Request request;
    std::function<void(base::Result<net::Reply>)> finished;
    net::Stream::Callbacks stream;
    net::Upgraded::Callbacks upgraded;
    bool alive = true;
    qint64 granted = 0;
    QByteArray written;
    bool writeClosed = false;

    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        net::Head head;
        head.headers = request.headers;
        return head.header(name);
    }
    /// A whole answer; for a stream or an upgrade its head, body and end.
    void reply(int status, const QByteArray &body = {}, const QList<net::Header> &headers = {})
    {
        if (kind == Kind::Send) {
            net::Reply answer;
            answer.status = status;
            answer.headers = headers;
            answer.body = body;
            end(answer);
            return;
        }
        head(status, headers);
        data(body);
        end(base::Result<void>());
    }
    void head(int status, const QList<net::Header> &headers = {})
    {
        net::Head answer;
        answer.status = status;
        answer.headers = headers;
        if (const auto call = kind == Kind::Stream ? stream.head : upgraded.head; alive && call)
            call(answer);
    }
    void data(const QByteArray &bytes)
    {
        if (const auto call = kind == Kind::Stream ? stream.data : upgraded.data; alive && call && !bytes.isEmpty())
            call(bytes);
    }
    void end(const base::Result<void> &result)
    {
        if (const auto call = kind == Kind::Stream ? stream.finished : upgraded.closed; alive && call) {
            alive = false;
            call(result);
        }
    }
    void end(const base::Result<net::Reply> &result)
    {
        if (const auto call = finished; alive && call) {
            alive = false;
            call(result);
        }
    }
    void fail(base::Error::Code code = base::Error::Code::Unreachable, bool retryable = true)
    {
        base::Error error;
        error.code = code;
        error.what = QStringLiteral("the script says so");
        error.retryable = retryable;
        if (kind == Kind::Send)
            end(base::Result<net::Reply>(error));
        else
            end(base::Result<void>(error));
    }
};

class ScriptedTransport final : public net::Transport
{
public:
    using Exchange = std::shared_ptr<ScriptedExchange>;

    std::unique_ptr<net::Transfer> send(net::Request request,
                                        std::function<void(base::Result<net::Reply>)> finished) override
    {
        const Exchange exchange = note(ScriptedExchange::Kind::Send, std::move(request));
        exchange->finished = std::move(finished);
        return std::make_unique<Held<net::Transfer>>(exchange);
    }
    std::unique_ptr<net::Stream> stream(net::Request request, net::Stream::Callbacks callbacks) override
    {
        const Exchange exchange = note(ScriptedExchange::Kind::Stream, std::move(request));
        exchange->stream = std::move(callbacks);
        return std::make_unique<HeldStream>(exchange);
    }
    std::unique_ptr<net::Upgraded> upgrade(net::Request request, net::Upgraded::Callbacks callbacks) override
    {
        const Exchange exchange = note(ScriptedExchange::Kind::Upgrade, std::move(request));
        exchange->upgraded = std::move(callbacks);
        return std::make_unique<HeldUpgrade>(exchange);
    }

    /// All that was ever asked.
    std::vector<Exchange> sent;
    [[nodiscard]] Exchange last() const { return sent.empty() ? nullptr : sent.back(); }
    [[nodiscard]] int alive() const
    {
        int count = 0;
        for (const Exchange &exchange : sent)
            count += exchange->alive ? 1 : 0;
        return count;
    }

private:
    template <class Base> struct Held : Base {
        explicit Held(Exchange theExchange) : exchange(std::move(theExchange)) {}
        ~Held() override { exchange->alive = false; }
        Exchange exchange;
    };
    struct HeldStream final : Held<net::Stream> {
        using Held::Held;
        void grant(qint64 bytes) override { exchange->granted += bytes; }
    };
    struct HeldUpgrade final : Held<net::Upgraded> {
        using Held::Held;
        void grant(qint64 bytes) override { exchange->granted += bytes; }
        void write(QByteArray bytes) override { exchange->written += bytes; }
        qint64 unsent() const override { return 0; }
        void closeWrite() override { exchange->writeClosed = true; }
    };
    Exchange note(ScriptedExchange::Kind kind, net::Request request)
    {
        auto exchange = std::make_shared<ScriptedExchange>();
        exchange->kind = kind;
        exchange->request = std::move(request);
        sent.push_back(exchange);
        return exchange;
    }
};

} // namespace support
