// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "imageworker.h"

#include "imagereference.h"
#include "partfile.h"

#include <QCoreApplication>
#include <QFile>
#include <cerrno>

namespace docker {

namespace {

using namespace std::chrono_literals;

constexpr qsizetype longestError = 64 * 1024;
constexpr qsizetype longestLine = 4 * 1024 * 1024; ///< of a progress, which are short ones

QString tr(const char *text)
{
    return QCoreApplication::translate("docker::ImageTransfer", text);
}

/// "registry:5000/team/app:2.1" -> repository and tag; the tag is never left out, since that would pull all tags.
std::pair<QString, QString> split(const QString &reference)
{
    if (const qsizetype at = reference.indexOf(u'@'); at > 0)
        return {reference.left(at), reference.mid(at + 1)};
    const qsizetype colon = reference.lastIndexOf(u':');
    if (colon > reference.lastIndexOf(u'/'))
        return {reference.left(colon), reference.mid(colon + 1)};
    return {reference, QStringLiteral("latest")};
}

class ImageWorker final : public endpoint::ChannelWorker
{
public:
    ImageWorker(DockerSession &session, ImageTransfer transfer, endpoint::Sink<ImageProgress> sink)
        : m_session(session), m_transfer(std::move(transfer)), m_sink(std::move(sink))
    {
        net::Request probe; // a read-only connection is told so before a helper is run or a file is opened
        probe.method = m_transfer.kind == Kind::Save ? "GET" : "POST";
        if (const base::Result<void> may = m_session.api().allowed(probe); !may.ok())
            end(may.error());
        else if (registry() && m_transfer.credential.isEmpty() && !m_transfer.anonymous)
            findLogin();
        else
            send();
    }

private:
    using Kind = ImageTransfer::Kind;

    [[nodiscard]] bool registry() const { return m_transfer.kind == Kind::Pull || m_transfer.kind == Kind::Push; }

    void findLogin()
    {
        const base::Result<ImageReference> reference = readReference(m_transfer.reference);
        if (!reference.ok()) {
            end(reference.error());
            return;
        }
        const bool podman = m_session.info().podman;
        const auto &logins = m_session.options().logins;
        m_progress.step = ImageProgress::Step::Login;
        m_login = std::make_unique<RegistryLogin>(logins ? logins(podman) : LoginSource::ofThisProcess(podman),
                                                  reference->registry,
                                                  [this](base::Result<FoundLogin> login) { loginFound(login); });
        tellSoon(); // a helper may take its time
        m_login->begin();
    }

    void loginFound(const base::Result<FoundLogin> &login)
    {
        if (!login.ok()) {
            m_tell.reset();
            m_sink.item(m_progress); // it says at which step this ends
            end(login.error());
            return;
        }
        m_transfer.credential = login->header;
        if (!login->anonymous) {
            m_progress.login = login->user.isEmpty() ? tr("a token") : login->user;
            m_progress.login += QStringLiteral(" (%1)").arg(login->program.isEmpty() ? tr("Docker configuration") : login->program);
        }
        send();
    }

    void send()
    {
        m_progress.step = ImageProgress::Step::Transfer;
        base::Result<net::Request> request = make();
        if (!request.ok()) {
            end(request.error());
            return;
        }
        net::Stream::Callbacks callbacks;
        callbacks.head = [this](const net::Head &head) { m_status = head.status; };
        callbacks.data = [this](const QByteArray &bytes) { data(bytes); };
        callbacks.finished = [this](const base::Result<void> &result) { finished(result); };
        m_stream = m_session.api().transport()->stream(std::move(*request), std::move(callbacks));
        if (m_upload)
            tellSoon();
    }

    base::Result<net::Request> make()
    {
        base::Result<net::Request> request = m_transfer.kind == Kind::Load   ? loadRequest()
                                             : m_transfer.kind == Kind::Save ? saveRequest()
                                                                             : registryRequest();
        if (!request.ok())
            return request;
        request->timeout = 0ms;
        request->idleTimeout = m_transfer.kind == Kind::Load ? 0ms : 10min; // extracting a large layer says nothing for long
        request->ownConnection = true;
        return request;
    }

    base::Result<net::Request> registryRequest()
    {
        const Api &api = m_session.api();
        const auto [repository, tag] = split(m_transfer.reference);
        QUrlQuery query;
        net::Request request;
        if (m_transfer.kind == Kind::Pull) {
            query.addQueryItem(QStringLiteral("fromImage"), repository);
            query.addQueryItem(QStringLiteral("tag"), tag);
            if (!m_transfer.platform.isEmpty())
                query.addQueryItem(QStringLiteral("platform"), m_transfer.platform);
            request = api.request("POST", "/images/create", query);
        } else {
            query.addQueryItem(QStringLiteral("tag"), tag);
            request = api.request("POST", "/images/" + pathPart(repository) + "/push", query);
        }
        // A push without the header is refused; "{}" stands for nobody.
        request.headers.append(net::Header{
            "X-Registry-Auth", m_transfer.credential.isEmpty() ? QByteArray("{}").toBase64() : m_transfer.credential});
        return request;
    }

    base::Result<net::Request> loadRequest()
    {
        m_upload = std::make_shared<QFile>(m_transfer.path);
        if (!m_upload->open(QIODevice::ReadOnly))
            return base::errorOfErrno(errno, tr("%1 could not be opened").arg(m_transfer.path));
        m_progress.uploads = true;
        m_progress.fileTotal = m_upload->size();
        net::Request request = m_session.api().request("POST", "/images/load");
        request.upload = m_upload;
        request.headers.append(net::Header{"Content-Type", "application/x-tar"});
        return request;
    }

    base::Result<net::Request> saveRequest()
    {
        QUrlQuery query;
        for (const QString &name : m_transfer.reference.split(u' ', Qt::SkipEmptyParts))
            query.addQueryItem(QStringLiteral("names"), name);
        m_file = std::make_unique<PartFile>(m_transfer.path);
        if (const base::Result<void> opened = m_file->open(m_transfer.replace); !opened.ok())
            return opened.error();
        m_progress.fileTotal = m_transfer.expected;
        return m_session.api().request("GET", "/images/get", query);
    }

    void data(const QByteArray &bytes)
    {
        m_stream->grant(bytes.size());
        if (m_status >= 400) {
            m_errorBody += bytes.left(longestError - m_errorBody.size());
            return;
        }
        if (m_file) {
            if (const base::Result<void> written = m_file->write(bytes); !written.ok()) {
                end(written.error());
                return;
            }
            m_progress.fileBytes = m_file->written();
            tellSoon();
            return;
        }
        m_buffer += bytes;
        qsizetype from = 0;
        for (qsizetype at = m_buffer.indexOf('\n', from); at >= 0; at = m_buffer.indexOf('\n', from)) {
            m_progress.add(m_buffer.mid(from, at - from));
            from = at + 1;
        }
        m_buffer.remove(0, from);
        if (m_buffer.size() > longestLine) {
            base::Error error;
            error.code = base::Error::Code::Protocol;
            error.what = tr("The engine's answer could not be read");
            end(error);
            return;
        }
        tellSoon();
    }

    void tellSoon()
    {
        if (m_tell)
            return;
        m_tell = m_session.clock().after(100ms, [this] {
            m_tell.reset();
            if (m_upload)
                m_progress.fileBytes = m_upload->pos();
            m_sink.item(m_progress);
            if (m_upload && m_progress.fileBytes < m_progress.fileTotal)
                tellSoon(); // the engine says nothing while it reads
        });
    }

    void finished(const base::Result<void> &result)
    {
        m_tell.reset();
        if (!m_buffer.isEmpty())
            m_progress.add(m_buffer);
        if (m_upload)
            m_progress.fileBytes = m_upload->pos();
        if (m_status >= 400) {
            net::Reply reply;
            reply.status = m_status;
            reply.body = m_errorBody;
            end(errorOfReply(reply));
            return;
        }
        m_progress.step = m_file && result.ok() ? ImageProgress::Step::Finish : ImageProgress::Step::Transfer;
        m_sink.item(m_progress);
        if (!result.ok())
            end(result.error());
        else if (m_progress.failed)
            end(m_progress.error);
        else if (m_file)
            m_file->commit([this](base::Result<void> committed) { end(std::move(committed)); });
        else
            end({});
    }

    void end(base::Result<void> result)
    {
        const auto call = m_sink.end;
        call(std::move(result)); // destroys this
    }

    DockerSession &m_session;
    ImageTransfer m_transfer;
    endpoint::Sink<ImageProgress> m_sink;
    ImageProgress m_progress;
    QByteArray m_buffer;
    QByteArray m_errorBody;
    int m_status = 0;
    std::unique_ptr<RegistryLogin> m_login;
    std::shared_ptr<QFile> m_upload;
    std::unique_ptr<PartFile> m_file;
    std::unique_ptr<base::Timer> m_tell;
    std::unique_ptr<net::Stream> m_stream;
};

} // namespace

std::unique_ptr<endpoint::ChannelWorker> openImageTransfer(DockerSession &session, ImageTransfer transfer,
                                                           endpoint::Sink<ImageProgress> sink)
{
    return std::make_unique<ImageWorker>(session, std::move(transfer), std::move(sink));
}

} // namespace docker
