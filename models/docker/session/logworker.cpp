// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "logworker.h"

#include "logdemux.h"
#include "logsender.h"

#include <QJsonDocument>

namespace docker {

namespace {

using namespace std::chrono_literals;

constexpr qsizetype longestError = 64 * 1024;

/// Value of the query item `since`.
QString secondsText(qint64 ns)
{
    return QStringLiteral("%1.%2").arg(ns / 1'000'000'000).arg(ns % 1'000'000'000, 9, 10, QLatin1Char('0'));
}

class LogWorker final : public endpoint::ChannelWorker
{
public:
    LogWorker(DockerSession &session, LogRequest request, endpoint::Sink<LogOutput> sink)
        : m_session(session), m_request(std::move(request)),
          m_sender(session.clock(), m_request.source, 1, std::move(sink), [this](qint64 bytes) { grant(bytes); })
    {
        m_listener = m_session.listen([this](const EngineEvent &event) {
            if (event.type.isEmpty() && m_endTold && m_request.follow && !m_stream && !m_asking.valid())
                begin(); // it may have run while nobody could tell
            if (event.id != m_request.container)
                return;
            if (event.action == QStringLiteral("start") && m_asking.valid())
                m_startedMeanwhile = true; // the answer may be older
            else if (event.action == QStringLiteral("start") && !m_stream && m_request.follow)
                begin();
            else if (event.action == QStringLiteral("destroy") && !m_stream)
                m_sender.end({});
        });
        begin();
    }

    void grant(qint64 credit) override
    {
        if (m_stream)
            m_stream->grant(credit);
    }

private:
    void begin()
    {
        m_retry.reset();
        m_startedMeanwhile = false;
        m_asking = m_session.api().get("/containers/" + m_request.container + "/json");
        m_asking.start([this](base::Result<net::Reply> reply) {
            const auto finished = std::move(m_asking);
            if (!reply.ok()) {
                if (reply.error().code == base::Error::Code::NotFound)
                    m_sender.end(m_sender.resume().lastNs() == 0 ? base::Result<void>(reply.error()) : base::Result<void>());
                else
                    again(reply.error());
                return;
            }
            const QJsonObject object = QJsonDocument::fromJson(reply->body).object();
            const bool terminal = object.value(QStringLiteral("Config"))
                                      .toObject()
                                      .value(QStringLiteral("Tty"))
                                      .toBool();
            read(terminal);
        });
    }

    void read(bool terminal)
    {
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("stdout"), QStringLiteral("1"));
        query.addQueryItem(QStringLiteral("stderr"), QStringLiteral("1"));
        query.addQueryItem(QStringLiteral("timestamps"), QStringLiteral("1"));
        if (m_request.follow)
            query.addQueryItem(QStringLiteral("follow"), QStringLiteral("1"));
        if (const qint64 since = m_sender.resume().sinceNs(); since > 0) {
            query.addQueryItem(QStringLiteral("since"), secondsText(since));
            m_sender.resume().reopened();
        } else {
            if (!m_request.since.isEmpty())
                query.addQueryItem(QStringLiteral("since"), m_request.since);
            query.addQueryItem(QStringLiteral("tail"), m_request.tail < 0 ? QStringLiteral("all")
                                                                           : QString::number(m_request.tail));
        }
        net::Request request = m_session.api().request("GET", "/containers/" + m_request.container + "/logs", query);
        request.timeout = 0ms;
        request.ownConnection = true;
        if (const base::Result<void> may = m_session.api().allowed(request); !may.ok()) {
            again(may.error());
            return;
        }
        m_status = 0;
        m_errorBody.clear();
        m_demux = std::make_unique<LogDemux>(terminal, [this](live::LogStream stream, qint64 timeNs,
                                                              QByteArrayView text) {
            m_sender.line(stream, timeNs, text);
        });
        net::Stream::Callbacks callbacks;
        callbacks.head = [this](const net::Head &head) {
            m_status = head.status;
            if (head.status == 200) {
                m_failures = 0;
                m_endTold = false;
                m_sender.say(LogOutput::Kind::Live);
            }
        };
        callbacks.data = [this](const QByteArray &bytes) { data(bytes); };
        callbacks.finished = [this](const base::Result<void> &result) { finished(result); };
        m_stream = m_session.api().transport()->stream(std::move(request), std::move(callbacks));
    }

    void data(const QByteArray &bytes)
    {
        if (m_status >= 400) {
            m_errorBody += bytes.left(longestError - m_errorBody.size());
            m_stream->grant(bytes.size());
            return;
        }
        m_demux->feed(bytes);
        m_sender.received(bytes.size());
    }

    void finished(const base::Result<void> &result)
    {
        const std::unique_ptr<net::Stream> stream = std::move(m_stream);
        if (m_status >= 400) {
            net::Reply reply;
            reply.status = m_status;
            reply.body = m_errorBody;
            const base::Error error = errorOfReply(reply);
            if (error.retryable && m_request.follow) { // an engine, or what stands before it, that is just stopping
                again(error);
                return;
            }
            if (m_status == 501 || m_status == 400)
                m_sender.say(LogOutput::Kind::Unreadable, error.text());
            m_sender.end(error);
            return;
        }
        if (!result.ok()) {
            m_sender.flush();
            again(result.error());
            return;
        }
        m_demux->finish();
        m_sender.flush();
        if (!m_request.follow) {
            m_sender.end({});
            return;
        }
        // Ended properly: the container stopped. Or the engine stops, which takes the same words: its state tells.
        m_asking = m_session.api().get("/containers/" + m_request.container + "/json");
        m_asking.start([this](base::Result<net::Reply> reply) {
            const auto done = std::move(m_asking);
            if (!reply.ok()) {
                if (reply.error().code == base::Error::Code::NotFound)
                    m_sender.end({});
                else
                    again(reply.error());
                return;
            }
            const base::Result<ContainerFacts> facts = decodeContainerFacts(reply->body);
            if (facts.ok() && (facts->state == ContainerState::Running || facts->state == ContainerState::Paused))
                begin();
            else
                endOfRun();
        });
    }

    void endOfRun()
    {
        if (std::exchange(m_startedMeanwhile, false)) {
            begin();
            return;
        }
        m_endTold = true;
        m_sender.say(LogOutput::Kind::Ended);
    }

    void again(const base::Error &error)
    {
        m_endTold = false;
        m_sender.say(LogOutput::Kind::Reconnecting, error.text());
        const int delay = std::min(5000, 250 * (1 << std::min(m_failures, 5)));
        ++m_failures;
        m_retry = m_session.clock().after(std::chrono::milliseconds(delay), [this] { begin(); });
    }

    DockerSession &m_session;
    LogRequest m_request;
    endpoint::LogSender m_sender;
    std::unique_ptr<LogDemux> m_demux;
    std::shared_ptr<DockerSession::Listener> m_listener;
    base::Task<base::Result<net::Reply>> m_asking;
    bool m_startedMeanwhile = false;
    bool m_endTold = false; ///< the container was not running when it was last looked at
    std::unique_ptr<base::Timer> m_retry;
    QByteArray m_errorBody;
    int m_status = 0;
    int m_failures = 0;
    std::unique_ptr<net::Stream> m_stream;
};

} // namespace

std::unique_ptr<endpoint::ChannelWorker> openLog(DockerSession &session, LogRequest request,
                                                 endpoint::Sink<LogOutput> sink)
{
    return std::make_unique<LogWorker>(session, std::move(request), std::move(sink));
}

} // namespace docker
