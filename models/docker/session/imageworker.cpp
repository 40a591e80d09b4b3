// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "imageworker.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>
#include <cerrno>

namespace docker {

namespace {

using namespace std::chrono_literals;

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
        base::Result<net::Request> request = make();
        if (!request.ok()) {
            end(request.error());
            return;
        }
        if (const base::Result<void> may = m_session.api().allowed(*request); !may.ok()) {
            end(may.error());
            return;
        }
        net::Stream::Callbacks callbacks;
        callbacks.head = [this](const net::Head &head) { m_status = head.status; };
        callbacks.data = [this](const QByteArray &bytes) { data(bytes); };
        callbacks.finished = [this](const base::Result<void> &result) { finished(result); };
        m_stream = m_session.api().transport()->stream(std::move(*request), std::move(callbacks));
    }

private:
    base::Result<net::Request> make()
    {
        using Kind = ImageTransfer::Kind;
        const Api &api = m_session.api();
        const auto [repository, tag] = split(m_transfer.reference);
        net::Request request;
        QUrlQuery query;
        switch (m_transfer.kind) {
        case Kind::Pull:
            query.addQueryItem(QStringLiteral("fromImage"), repository);
            query.addQueryItem(QStringLiteral("tag"), tag);
            if (!m_transfer.platform.isEmpty())
                query.addQueryItem(QStringLiteral("platform"), m_transfer.platform);
            request = api.request("POST", "/images/create", query);
            break;
        case Kind::Push:
            query.addQueryItem(QStringLiteral("tag"), tag);
            request = api.request("POST", "/images/" + pathPart(repository) + "/push", query);
            break;
        case Kind::Load: {
            const auto file = std::make_shared<QFile>(m_transfer.path);
            if (!file->open(QIODevice::ReadOnly))
                return base::errorOfErrno(errno, tr("%1 could not be opened").arg(m_transfer.path));
            request = api.request("POST", "/images/load", query);
            request.upload = file;
            request.headers.append(net::Header{"Content-Type", "application/x-tar"});
            break;
        }
        case Kind::Save: {
            for (const QString &name : m_transfer.reference.split(u' ', Qt::SkipEmptyParts))
                query.addQueryItem(QStringLiteral("names"), name);
            request = api.request("GET", "/images/get", query);
            m_file = std::make_unique<QSaveFile>(m_transfer.path);
            if (!m_file->open(QIODevice::WriteOnly))
                return base::errorOfErrno(errno, tr("%1 could not be written").arg(m_transfer.path));
            break;
        }
        }
        if (m_transfer.kind == Kind::Pull || m_transfer.kind == Kind::Push) {
            // A push without the header is refused; "{}" stands for nobody.
            const QByteArray credential =
                m_transfer.credential.isEmpty() ? QByteArray("{}").toBase64() : m_transfer.credential;
            request.headers.append(net::Header{"X-Registry-Auth", credential});
        }
        request.timeout = 0ms;
        request.idleTimeout = 10min; // extracting a large layer says nothing for long
        request.ownConnection = true;
        return request;
    }

    void data(const QByteArray &bytes)
    {
        m_stream->grant(bytes.size());
        if (m_status >= 400) {
            m_errorBody += bytes.left(64 * 1024);
            return;
        }
        if (m_file) {
            m_written += bytes.size();
            if (m_file->write(bytes) != bytes.size()) {
                const base::Error error = base::errorOfErrno(errno, tr("%1 could not be written").arg(m_transfer.path));
                m_file->cancelWriting();
                end(error);
                return;
            }
            m_progress.message = tr("%1 MB").arg(m_written / 1'000'000);
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
        tellSoon();
    }

    void tellSoon()
    {
        if (!m_tell) {
            m_tell = m_session.clock().after(100ms, [this] {
                m_tell.reset();
                m_sink.item(m_progress);
            });
        }
    }

    void finished(const base::Result<void> &result)
    {
        m_tell.reset();
        if (!m_buffer.isEmpty())
            m_progress.add(m_buffer);
        if (m_status >= 400) {
            net::Reply reply;
            reply.status = m_status;
            reply.body = m_errorBody;
            end(errorOfReply(reply));
            return;
        }
        m_sink.item(m_progress);
        if (!result.ok()) {
            end(result.error());
        } else if (m_progress.failed) {
            end(m_progress.error);
        } else if (m_file && !m_file->commit()) {
            base::Error error;
            error.code = base::Error::Code::Io;
            error.what = tr("%1 could not be written").arg(m_transfer.path);
            error.detail = m_file->errorString();
            end(error);
        } else {
            end({});
        }
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
    qint64 m_written = 0;
    int m_status = 0;
    std::unique_ptr<QSaveFile> m_file;
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
