// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Source: k8s.io/cri-streaming and k8s.io/apiserver pkg/util/proxy/streamtranslator.go: v5.channel.k8s.io; a server from before 1.30
// has v4 only, which cannot close the program's input.
#include "podshellworker.h"

#include "podlookup.h"
#include "remoteframes.h"
#include "statuserror.h"
#include "websocket.h"

#include <QCoreApplication>
#include <algorithm>

namespace kubernetes {

namespace {

using namespace std::chrono_literals;
using endpoint::ShellOutput;
using Kind = ShellOutput::Kind;

constexpr qsizetype longestFrame = 16 * 1024;  ///< of what is typed or pasted
constexpr qsizetype longestStatus = 64 * 1024;
constexpr auto pingEvery = 30s; ///< proxies end what is idle for a minute
/// So long a program may be silent before what ends it is taken for its own end: a missing one is told at once.
constexpr auto settleAfter = 3s;

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::Shell", text);
}

class PodShellWorker final : public endpoint::ChannelWorker
{
public:
    PodShellWorker(KubernetesSession &session, ShellRequest request, endpoint::Sink<ShellOutput> sink)
        : m_session(session), m_request(std::move(request)), m_sink(std::move(sink)), m_size(m_request.columns, m_request.rows)
    {
        if (attaches())
            waitUntilItRuns();
        else
            connect();
    }

    void write(QByteArray bytes) override
    {
        if (!m_open) {
            m_typedEarly += bytes;
            return;
        }
        for (qsizetype at = 0; at < bytes.size(); at += longestFrame)
            send(remoteFrame(RemoteChannel::Input, QByteArrayView(bytes).sliced(at, std::min(longestFrame, bytes.size() - at))));
    }

    void grant(qint64 credit) override
    {
        if (m_socket)
            m_socket->grant(credit);
    }

    void control(const QByteArray &verb, const QVariant &argument) override
    {
        if (verb == "resize") {
            m_size = argument.toSize();
            if (m_open)
                send(resizeFrame(m_size));
        } else if (verb == "answer") {
            if (m_open && m_socket->unsent() <= endpoint::answersAtMost)
                write(argument.toByteArray());
        } else if (verb == "eof" && m_open && m_canClose) {
            send(closeFrame(RemoteChannel::Input));
        }
    }

private:
    [[nodiscard]] bool attaches() const { return m_request.commands.empty(); }

    /// Attaching to what has not started yet is refused.
    void waitUntilItRuns()
    {
        m_listener = m_session.listenToPods([this](const live::RowPointer & /*before*/, const live::RowPointer &now) {
            if (now && now->key() == m_request.place.pod && !m_socket && !m_asking.valid())
                judge(static_cast<const PodRow &>(*now));
        });
        m_asking = askPod(m_session, m_request.place);
        m_asking.start([this](const base::Result<PodPointer> &pod) {
            const auto done = std::move(m_asking);
            if (pod.ok())
                judge(**pod);
            else
                end(pod.error());
        });
    }

    void judge(const PodRow &pod)
    {
        const PodContainer *container = containerOf(pod, m_request.place.container);
        using State = PodContainer::State;
        if (container && container->state == State::Running) {
            connect();
        } else if (container && container->state == State::Terminated) {
            ShellOutput over;
            over.kind = Kind::Ended;
            over.exitCode = container->exitCode;
            m_sink.item(std::move(over));
            end({});
        } else if (const QString reason = container ? waitingReason(pod, *container) : QString(); container && reason != m_waitingFor) {
            m_waitingFor = reason;
            ShellOutput waits;
            waits.kind = Kind::Waiting;
            waits.text = tr("Waiting for %1 to start: %2").arg(m_request.place.container, reason);
            m_sink.item(std::move(waits));
        }
    }

    void connect()
    {
        QUrlQuery query;
        const auto add = [&query](const char *name, const QString &value) { query.addQueryItem(QString::fromLatin1(name), value); };
        if (!attaches()) {
            for (const QString &word : m_request.commands[m_attempt])
                add("command", word);
        }
        add("container", m_request.place.container);
        for (const char *name : {"stdin", "stdout", "tty"})
            add(name, QStringLiteral("true"));
        net::Request made = m_session.api().request("GET", podPath(m_request.place, attaches() ? "attach" : "exec"), query);
        made.headers = {{"Accept", "*/*"}}; // a node that answers itself has no JSON to give
        made.timeout = 0ms;
        if (const base::Result<void> may = m_session.api().allowed(made, true); !may.ok()) {
            end(may.error());
            return;
        }
        m_open = false;
        m_settled = false;
        m_status.clear();
        net::WebSocket::Options options;
        options.subprotocols = {"v5.channel.k8s.io", "v4.channel.k8s.io"};
        options.pingEvery = pingEvery;
        options.clock = &m_session.clock();
        net::WebSocket::Callbacks callbacks;
        callbacks.open = [this](const QByteArray &subprotocol) { opened(subprotocol); };
        callbacks.message = [this](const net::WebSocket::Message &message) { take(message); };
        callbacks.closed = [this](const base::Result<void> &result) { closed(result); };
        m_socket = std::make_unique<net::WebSocket>(*m_session.api().transport(), std::move(made), options, std::move(callbacks));
    }

    void opened(const QByteArray &subprotocol)
    {
        m_open = true;
        m_canClose = subprotocol == "v5.channel.k8s.io";
        send(resizeFrame(m_size));
        if (!m_typedEarly.isEmpty())
            write(std::exchange(m_typedEarly, {}));
        if (attaches())
            settle();
        else
            m_wait = m_session.clock().after(settleAfter, [this] { settle(); });
    }

    void take(const net::WebSocket::Message &message)
    {
        const std::optional<RemoteFrame> frame = readRemoteFrame(message.bytes);
        const qint64 shown = frame && isOutput(*frame) && (m_settled || saysSomething(frame->bytes)) ? frame->bytes.size() : 0;
        m_socket->grant(message.cost() - shown); // the rest when the terminal has it
        if (shown > 0) {
            settle();
            ShellOutput output;
            output.bytes = frame->bytes.toByteArray();
            m_sink.item(std::move(output));
        } else if (frame && frame->channel == static_cast<quint8>(RemoteChannel::Status)) {
            m_status += frame->bytes.first(std::min(frame->bytes.size(), longestStatus - m_status.size()));
        }
    }

    [[nodiscard]] static bool isOutput(const RemoteFrame &frame)
    {
        return frame.channel == static_cast<quint8>(RemoteChannel::Output) ||
               frame.channel == static_cast<quint8>(RemoteChannel::Errors);
    }

    /// Servers send an empty message first, or one of zeros, before they know whether there is a program.
    [[nodiscard]] static bool saysSomething(QByteArrayView bytes)
    {
        return std::any_of(bytes.begin(), bytes.end(), [](char byte) { return byte != 0; });
    }

    /// The program exists.
    void settle()
    {
        m_wait.reset();
        if (std::exchange(m_settled, true))
            return;
        ShellOutput started;
        started.kind = Kind::Started;
        started.text = attaches() ? QString() : m_request.commands[m_attempt].join(u' ');
        m_sink.item(std::move(started));
    }

    void closed(const base::Result<void> &result)
    {
        m_wait.reset();
        const std::unique_ptr<net::WebSocket> socket = std::move(m_socket);
        const bool wasOpen = std::exchange(m_open, false);
        if (!wasOpen && !result.ok()) {
            const base::Error &error = result.error();
            end(error.httpStatus >= 400 ? errorOfBody(error.detail.toUtf8(), error.httpStatus) : error);
            return;
        }
        if (m_status.isEmpty()) { // cut, or an end without a word
            over({}, result);
            return;
        }
        const RemoteEnd told = readRemoteEnd(m_status);
        const bool ran = told.error.what.isEmpty() && told.exitCode != 126 && told.exitCode != 127; // a shell's own words for "not found"
        if (!ran && !m_settled && m_attempt + 1 < m_request.commands.size()) {
            ++m_attempt;
            connect();
            return;
        }
        if (told.error.what.isEmpty())
            over(told, {});
        else
            end(told.error);
    }

    void over(const RemoteEnd &told, const base::Result<void> &result)
    {
        if (result.ok()) {
            ShellOutput output;
            output.kind = Kind::Ended;
            output.exitCode = told.exitCode;
            m_sink.item(std::move(output));
        }
        end(result);
    }

    void send(const QByteArray &message) { m_socket->send({false, message}); }

    void end(base::Result<void> result)
    {
        const auto call = m_sink.end;
        call(std::move(result)); // destroys this
    }

    KubernetesSession &m_session;
    ShellRequest m_request;
    endpoint::Sink<ShellOutput> m_sink;
    QSize m_size;
    size_t m_attempt = 0;
    QByteArray m_typedEarly; ///< before there was a connection
    QByteArray m_status;     ///< what came on its channel
    QString m_waitingFor;
    bool m_open = false;
    bool m_canClose = false;
    bool m_settled = false;
    std::shared_ptr<KubernetesSession::PodListener> m_listener;
    base::Task<base::Result<PodPointer>> m_asking;
    std::unique_ptr<base::Timer> m_wait;
    std::unique_ptr<net::WebSocket> m_socket;
};

} // namespace

std::unique_ptr<endpoint::ChannelWorker> openPodShell(KubernetesSession &session, ShellRequest request,
                                                      endpoint::Sink<ShellOutput> sink)
{
    return std::make_unique<PodShellWorker>(session, std::move(request), std::move(sink));
}

} // namespace kubernetes
