// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "execworker.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSize>

namespace docker {

namespace {

using namespace std::chrono_literals;

class ExecWorker final : public endpoint::ChannelWorker
{
public:
    ExecWorker(DockerSession &session, ExecRequest request, endpoint::Sink<ExecOutput> sink)
        : m_session(session), m_request(std::move(request)), m_sink(std::move(sink)),
          m_size(m_request.columns, m_request.rows)
    {
        tryNext();
    }

    void write(QByteArray bytes) override
    {
        if (m_connection)
            m_connection->write(std::move(bytes));
        else
            m_typedEarly += bytes;
    }

    void grant(qint64 credit) override
    {
        if (m_connection)
            m_connection->grant(credit);
    }

    void control(const QByteArray &verb, const QVariant &argument) override
    {
        if (verb == "eof" && m_connection) {
            m_connection->closeWrite();
        } else if (verb == "answer") {
            // A program that asks without end and does not read would fill our memory.
            if (m_connection && m_connection->unsent() <= endpoint::answersAtMost)
                m_connection->write(argument.toByteArray());
        } else if (verb == "resize") {
            m_size = argument.toSize();
            sendSize();
        }
    }

private:
    void tryNext()
    {
        m_connection.reset();
        m_create = create();
        m_create.start([this](base::Result<QByteArray> id) {
            const auto finished = std::move(m_create);
            if (!id.ok()) {
                fail(id.error());
                return;
            }
            m_id = *id;
            connect();
        });
    }

    base::Task<base::Result<QByteArray>> create()
    {
        QJsonObject body;
        body.insert(QStringLiteral("AttachStdin"), true);
        body.insert(QStringLiteral("AttachStdout"), true);
        body.insert(QStringLiteral("AttachStderr"), true);
        body.insert(QStringLiteral("Tty"), true);
        body.insert(QStringLiteral("Cmd"), QJsonArray::fromStringList(m_request.commands[m_attempt]));
        body.insert(QStringLiteral("Env"), QJsonArray{QStringLiteral("TERM=xterm-256color")});
        body.insert(QStringLiteral("DetachKeys"), QStringLiteral("ctrl-@")); // Ctrl+P belongs to the shell
        if (!m_request.user.isEmpty())
            body.insert(QStringLiteral("User"), m_request.user);
        if (!m_request.workingDirectory.isEmpty())
            body.insert(QStringLiteral("WorkingDir"), m_request.workingDirectory);
        if (m_session.api().atLeast(1, 42))
            body.insert(QStringLiteral("ConsoleSize"), QJsonArray{m_size.height(), m_size.width()});
        const base::Result<net::Reply> reply =
            co_await m_session.api().post("/containers/" + m_request.container + "/exec", QUrlQuery(), body);
        if (!reply.ok())
            co_return reply.error();
        co_return QJsonDocument::fromJson(reply->body)
            .object()
            .value(QStringLiteral("Id"))
            .toString()
            .toLatin1();
    }

    void connect()
    {
        net::Request request = m_session.api().request("POST", "/exec/" + m_id + "/start");
        request.body = R"({"Detach":false,"Tty":true})";
        request.headers = {{"Content-Type", "application/json"}, {"Connection", "Upgrade"}, {"Upgrade", "tcp"}};
        request.timeout = 0ms;
        if (const base::Result<void> may = m_session.api().allowed(request); !may.ok()) {
            fail(may.error());
            return;
        }
        m_early.clear();
        m_accepted = false;
        m_settled = false;
        net::Upgraded::Callbacks callbacks;
        callbacks.head = [this](const net::Head &head) {
            m_accepted = head.status == 101 || head.status == 200;
            m_status = head.status;
            if (!m_accepted)
                return;
            sendSize();
            // Whether the program exists shows in the first moment: until then its words are held back.
            m_wait = m_session.clock().after(m_attempt + 1 < m_request.commands.size() ? 300ms : 0ms,
                                             [this] { settle(); });
        };
        callbacks.data = [this](QByteArray bytes) {
            if (m_settled) {
                send(ExecOutput{ExecOutput::Kind::Bytes, std::move(bytes), {}, -1});
                return;
            }
            m_early += bytes;
            if (m_accepted && !m_early.contains("exec failed") && !m_early.contains("no such file") &&
                !m_early.startsWith("OCI runtime"))
                settle(); // a prompt: the shell is there
        };
        callbacks.closed = [this](base::Result<void> result) { closed(std::move(result)); };
        m_connection = m_session.api().transport()->upgrade(std::move(request), std::move(callbacks));
        if (!m_typedEarly.isEmpty())
            m_connection->write(std::exchange(m_typedEarly, {}));
    }

    void settle()
    {
        m_wait.reset();
        if (std::exchange(m_settled, true))
            return;
        send(ExecOutput{ExecOutput::Kind::Started, {}, m_request.commands[m_attempt].join(u' '), -1});
        if (!m_early.isEmpty())
            send(ExecOutput{ExecOutput::Kind::Bytes, std::exchange(m_early, {}), {}, -1});
    }

    void closed(base::Result<void> result)
    {
        m_wait.reset();
        if (!m_accepted) {
            net::Reply reply;
            reply.status = m_status;
            reply.body = m_early;
            fail(result.ok() || m_status >= 400 ? errorOfReply(reply) : result.error());
            return;
        }
        m_result = std::move(result);
        m_ask = exitCode();
        m_ask.start([this](base::Result<int> code) {
            const auto finished = std::move(m_ask);
            ended(code.ok() ? *code : -1);
        });
    }

    base::Task<base::Result<int>> exitCode()
    {
        // The engine may need a moment to notice the end.
        for (int attempt = 0; attempt < 20; ++attempt) {
            const base::Result<net::Reply> reply = co_await m_session.api().get("/exec/" + m_id + "/json");
            if (!reply.ok())
                co_return reply.error();
            const QJsonObject object = QJsonDocument::fromJson(reply->body).object();
            if (!object.value(QStringLiteral("Running")).toBool())
                co_return static_cast<int>(object.value(QStringLiteral("ExitCode")).toInteger(-1));
            co_await base::await<bool>(
                [&](auto resume) { return m_session.clock().after(50ms, [resume] { resume(true); }); });
        }
        co_return -1;
    }

    void ended(int code)
    {
        const bool missing = (code == 126 || code == 127) && !m_settled;
        if (missing && m_attempt + 1 < m_request.commands.size()) {
            ++m_attempt;
            tryNext();
            return;
        }
        settle();
        send(ExecOutput{ExecOutput::Kind::Ended, {}, {}, code});
        const auto end = m_sink.end;
        end(std::move(m_result)); // destroys this
    }

    void sendSize()
    {
        if (!m_accepted)
            return;
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("h"), QString::number(m_size.height()));
        query.addQueryItem(QStringLiteral("w"), QString::number(m_size.width()));
        m_resize = m_session.api().post("/exec/" + m_id + "/resize", query);
        m_resize.start([this](const base::Result<net::Reply> &) { const auto finished = std::move(m_resize); });
    }

    void send(ExecOutput output) { m_sink.item(std::move(output)); }

    void fail(const base::Error &error)
    {
        const auto end = m_sink.end;
        end(error); // destroys this
    }

    DockerSession &m_session;
    ExecRequest m_request;
    endpoint::Sink<ExecOutput> m_sink;
    QSize m_size;
    size_t m_attempt = 0;
    QByteArray m_id;
    QByteArray m_early;      ///< what came before it was sure that the program exists
    QByteArray m_typedEarly; ///< what was typed before there was a connection
    int m_status = 0;
    bool m_accepted = false;
    bool m_settled = false;
    base::Result<void> m_result;
    std::unique_ptr<base::Timer> m_wait;
    base::Task<base::Result<QByteArray>> m_create;
    base::Task<base::Result<int>> m_ask;
    base::Task<base::Result<net::Reply>> m_resize;
    std::unique_ptr<net::Upgraded> m_connection;
};

} // namespace

std::unique_ptr<endpoint::ChannelWorker> openExec(DockerSession &session, ExecRequest request,
                                                  endpoint::Sink<ExecOutput> sink)
{
    return std::make_unique<ExecWorker>(session, std::move(request), std::move(sink));
}

} // namespace docker
