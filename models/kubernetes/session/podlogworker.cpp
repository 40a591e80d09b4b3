// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Source: kubernetes 1.36, pkg/registry/core/pod/rest/log.go and pkg/kubelet/kubelet_pods.go, GetKubeletContainerLogs: sinceTime counts
// whole seconds; a container that has not started is a 400, as is one that the pod does not have.
#include "podlogworker.h"

#include "logsender.h"
#include "podlogreader.h"
#include "podlookup.h"
#include "statuserror.h"

#include <QCoreApplication>
#include <QDateTime>

namespace kubernetes {

namespace {

using namespace std::chrono_literals;
using Kind = live::LogOutput::Kind;
using Code = base::Error::Code;

constexpr qsizetype longestError = 64 * 1024;
constexpr qint64 second = 1'000'000'000;
constexpr auto longestDelay = 10s; ///< between two tries

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::Log", text);
}

class PodLogWorker final : public endpoint::ChannelWorker
{
public:
    PodLogWorker(KubernetesSession &session, LogRequest request, endpoint::Sink<live::LogOutput> sink)
        : m_session(session), m_request(std::move(request)),
          m_sender(session.clock(), m_request.source, second, std::move(sink), [this](qint64 bytes) { grant(bytes); })
    {
        m_listener = m_session.listenToPods([this](const live::RowPointer &before, const live::RowPointer &now) {
            podChanged(before, now);
        });
        begin();
    }

    void grant(qint64 credit) override
    {
        if (m_stream)
            m_stream->grant(credit);
    }

private:
    [[nodiscard]] net::Request request()
    {
        QUrlQuery query;
        const auto add = [&query](const char *name, const QString &value) {
            query.addQueryItem(QString::fromLatin1(name), value);
        };
        add("container", m_request.place.container);
        add("timestamps", QStringLiteral("true"));
        if (m_request.follow && !m_request.previous)
            add("follow", QStringLiteral("true"));
        if (m_request.previous)
            add("previous", QStringLiteral("true"));
        if (const qint64 since = m_sender.resume().sinceNs(); since > 0) {
            add("sinceTime", QDateTime::fromSecsSinceEpoch(since / second, Qt::UTC).toString(Qt::ISODate));
            m_sender.resume().reopened();
        } else if (m_request.tail >= 0) {
            add("tailLines", QString::number(m_request.tail));
        }
        net::Request made = m_session.api().request("GET", podPath(m_request.place, "log"), query);
        made.headers = {{"Accept", "application/json, */*"}};
        made.timeout = 0ms;
        made.ownConnection = true;
        return made;
    }

    void begin()
    {
        m_retry.reset();
        m_waiting = false;
        if (const live::RowPointer row = m_session.find("pod", m_request.place.pod)) {
            if (const PodContainer *container = containerOf(static_cast<const PodRow &>(*row), m_request.place.container))
                m_readRestarts = container->restarts;
        }
        net::Request made = request();
        if (const base::Result<void> may = m_session.api().allowed(made); !may.ok()) {
            again(may.error());
            return;
        }
        m_status = 0;
        m_errorBody.clear();
        m_reader = std::make_unique<PodLogReader>([this](qint64 timeNs, QByteArrayView text) { line(timeNs, text); });
        net::Stream::Callbacks callbacks;
        callbacks.head = [this](const net::Head &head) {
            m_status = head.status;
            if (head.status == 200)
                m_sender.say(Kind::Live);
        };
        callbacks.data = [this](const QByteArray &bytes) { data(bytes); };
        callbacks.finished = [this](const base::Result<void> &result) { finished(result); };
        m_stream = m_session.api().transport()->stream(std::move(made), std::move(callbacks));
    }

    void line(qint64 timeNs, QByteArrayView text)
    {
        if (timeNs == 0) {
            // Not the container's: what the runtime has to say. It says it again at each try.
            if (m_remark == text)
                return;
            m_remark = text.toByteArray();
        }
        if (m_sender.line(live::LogStream::Out, timeNs, text) && timeNs != 0)
            m_failures = 0;
    }

    void data(const QByteArray &bytes)
    {
        if (m_status != 200) {
            m_errorBody += bytes.left(longestError - m_errorBody.size());
            m_stream->grant(bytes.size());
            return;
        }
        m_reader->feed(bytes);
        m_sender.received(bytes.size());
    }

    void finished(const base::Result<void> &result)
    {
        const std::unique_ptr<net::Stream> stream = std::move(m_stream);
        if (m_status != 200 && m_status != 0) {
            refused(errorOfBody(m_errorBody, m_status));
            return;
        }
        if (result.ok())
            m_reader->finish();
        m_sender.flush();
        if (!result.ok())
            again(result.error());
        else if (!m_request.follow || m_request.previous)
            m_sender.end({});
        else
            ask({}); // it stopped, or only this file of its log ended
    }

    void refused(const base::Error &error)
    {
        if (!m_request.follow || m_request.previous || error.code == Code::Forbidden || error.code == Code::Unauthorized)
            m_sender.end(error);
        else if (error.httpStatus == 400 || error.httpStatus == 404)
            ask(error); // it is not there yet, or never will be
        else
            again(error);
    }

    /// How the container is now says what the end of the stream means, or the refusal `why`.
    void ask(const base::Error &why)
    {
        m_waiting = false;
        m_why = why;
        m_asking = askPod(m_session, m_request.place);
        m_asking.start([this](const base::Result<PodPointer> &pod) {
            const auto done = std::move(m_asking);
            if (pod.ok())
                judge(**pod);
            else if (pod.error().code == Code::NotFound)
                m_sender.end(m_sender.resume().lastNs() == 0 ? base::Result<void>(pod.error()) : base::Result<void>());
            else if (pod.error().code == Code::Forbidden || pod.error().code == Code::Unauthorized)
                unknown();
            else
                again(pod.error());
        });
    }

    /// Who may read logs may not always ask how the pod is.
    void unknown()
    {
        if (m_why.what.isEmpty())
            waitFor(Kind::Ended, {}, nullptr);
        else
            m_sender.end(m_why);
    }

    /// There is a log that was not read yet: a container that waits to be started again still has its last one.
    [[nodiscard]] bool hasMore(const PodContainer &container) const
    {
        using State = PodContainer::State;
        if (container.state == State::Running)
            return true;
        return container.restarts != m_readRestarts && (container.state == State::Terminated || container.restarts > 0);
    }

    void judge(const PodRow &pod)
    {
        const PodContainer *container = containerOf(pod, m_request.place.container);
        if (!container) {
            base::Error missing;
            missing.code = Code::NotFound;
            missing.what = tr("The pod has no container of this name");
            m_sender.end(m_why.what.isEmpty() ? missing : m_why);
            return;
        }
        if (hasMore(*container)) {
            m_readRestarts = container->restarts;
            if (m_why.what.isEmpty() && m_failures == 0) {
                ++m_failures; // lines set it back: without any the next try has to wait
                begin();
            } else {
                again(m_why);
            }
        } else if (container->state == PodContainer::State::Terminated) {
            waitFor(Kind::Ended, {}, container);
        } else {
            waitFor(Kind::Waiting, tr("Waiting for the container to start: %1").arg(waitingReason(pod, *container)), container);
        }
    }

    void waitFor(Kind kind, const QString &text, const PodContainer *container)
    {
        m_waiting = true;
        if (container)
            m_readRestarts = container->restarts;
        m_failures = 0;
        m_sender.say(kind, text);
    }

    void podChanged(const live::RowPointer &before, const live::RowPointer &now)
    {
        if (!before && !now) {
            if (m_stream || m_retry) { // nobody answers on a connection that the other side gave up meanwhile
                m_stream.reset();
                m_sender.flush();
                begin();
            }
            return;
        }
        if (!m_waiting || (now ? now : before)->key() != m_request.place.pod)
            return;
        if (!now) {
            ask({}); // it is gone, or the table is read anew
            return;
        }
        const auto &pod = static_cast<const PodRow &>(*now);
        const PodContainer *container = containerOf(pod, m_request.place.container);
        if (container && hasMore(*container)) {
            m_readRestarts = container->restarts;
            begin();
        } else if (container && container->state == PodContainer::State::Waiting) {
            m_sender.say(Kind::Waiting, tr("Waiting for the container to start: %1").arg(waitingReason(pod, *container)));
        }
    }

    void again(const base::Error &error)
    {
        if (!error.what.isEmpty())
            m_sender.say(Kind::Reconnecting, error.text());
        const std::chrono::milliseconds grown = 250ms * (1 << std::min(m_failures, 6));
        ++m_failures;
        m_retry = m_session.clock().after(std::min<std::chrono::milliseconds>(grown, longestDelay), [this] { begin(); });
    }

    KubernetesSession &m_session;
    LogRequest m_request;
    endpoint::LogSender m_sender;
    std::unique_ptr<PodLogReader> m_reader;
    std::shared_ptr<KubernetesSession::PodListener> m_listener;
    base::Task<base::Result<PodPointer>> m_asking;
    std::unique_ptr<base::Timer> m_retry;
    base::Error m_why;      ///< of the last refusal; `what` is empty where the stream ended properly
    QByteArray m_remark;    ///< the last line without a time
    QByteArray m_errorBody;
    qint32 m_readRestarts = -1; ///< of the instance that was read last
    int m_status = 0;
    int m_failures = 0;
    bool m_waiting = false; ///< for a change of the pod
    std::unique_ptr<net::Stream> m_stream;
};

} // namespace

std::unique_ptr<endpoint::ChannelWorker> openPodLog(KubernetesSession &session, LogRequest request,
                                                    endpoint::Sink<live::LogOutput> sink)
{
    return std::make_unique<PodLogWorker>(session, std::move(request), std::move(sink));
}

} // namespace kubernetes
