// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "curltransport.h"

#include "exchange.h"
#include "upgradedconnection.h"

namespace net {

namespace {

class CurlTransfer final : public Transfer
{
public:
    explicit CurlTransfer(std::shared_ptr<Exchange> exchange) : m_exchange(std::move(exchange)) {}
    ~CurlTransfer() override { m_exchange->cancel(); }

private:
    std::shared_ptr<Exchange> m_exchange;
};

class CurlStream final : public Stream
{
public:
    explicit CurlStream(std::shared_ptr<Exchange> exchange) : m_exchange(std::move(exchange)) {}
    ~CurlStream() override { m_exchange->cancel(); }
    void grant(qint64 bytes) override { m_exchange->grant(bytes); }

private:
    std::shared_ptr<Exchange> m_exchange;
};

class CurlUpgraded final : public Upgraded
{
public:
    explicit CurlUpgraded(std::shared_ptr<UpgradedConnection> connection) : m_connection(std::move(connection)) {}
    ~CurlUpgraded() override { m_connection->cancel(); }
    void grant(qint64 bytes) override { m_connection->grant(bytes); }
    void write(QByteArray bytes) override { m_connection->write(std::move(bytes)); }
    qint64 unsent() const override { return m_connection->unsent(); }
    void closeWrite() override { m_connection->closeWrite(); }

private:
    std::shared_ptr<UpgradedConnection> m_connection;
};

} // namespace

CurlTransport::CurlTransport(Origin origin) : m_origin(std::move(origin)), m_multi(CurlMulti::create()) {}

CurlTransport::~CurlTransport() = default;

std::unique_ptr<Transfer> CurlTransport::send(Request request, std::function<void(base::Result<Reply>)> finished)
{
    auto exchange = std::make_shared<Exchange>(m_multi, m_origin, std::move(request));
    exchange->collect(std::move(finished));
    return std::make_unique<CurlTransfer>(std::move(exchange));
}

std::unique_ptr<Stream> CurlTransport::stream(Request request, Stream::Callbacks callbacks)
{
    auto exchange = std::make_shared<Exchange>(m_multi, m_origin, std::move(request));
    exchange->stream(std::move(callbacks));
    return std::make_unique<CurlStream>(std::move(exchange));
}

std::unique_ptr<Upgraded> CurlTransport::upgrade(Request request, Upgraded::Callbacks callbacks)
{
    auto connection = std::make_shared<UpgradedConnection>(m_multi, m_origin, std::move(request), std::move(callbacks));
    connection->start();
    return std::make_unique<CurlUpgraded>(std::move(connection));
}

} // namespace net
