// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "remoteframes.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kubernetes {

std::optional<RemoteFrame> readRemoteFrame(const QByteArray &message)
{
    if (message.isEmpty())
        return std::nullopt;
    return RemoteFrame{static_cast<quint8>(message[0]), QByteArrayView(message).sliced(1)};
}

QByteArray remoteFrame(RemoteChannel channel, QByteArrayView bytes)
{
    QByteArray message;
    message.reserve(bytes.size() + 1);
    message.append(static_cast<char>(channel));
    message.append(bytes);
    return message;
}

QByteArray resizeFrame(const QSize &size)
{
    return remoteFrame(RemoteChannel::Resize, QByteArray(R"({"Width":)" + QByteArray::number(size.width()) + R"(,"Height":)" +
                                                         QByteArray::number(size.height()) + '}'));
}

QByteArray closeFrame(RemoteChannel channel)
{
    const char bytes[] = {static_cast<char>(channel)};
    return remoteFrame(RemoteChannel::Close, QByteArrayView(bytes, 1));
}

RemoteEnd readRemoteEnd(const QByteArray &status)
{
    RemoteEnd end;
    const QJsonObject object = QJsonDocument::fromJson(status).object();
    if (object.value(QStringLiteral("status")).toString() == QStringLiteral("Success")) {
        end.exitCode = 0;
        return end;
    }
    if (object.value(QStringLiteral("reason")).toString() == QStringLiteral("NonZeroExitCode")) {
        const QJsonArray causes = object.value(QStringLiteral("details")).toObject().value(QStringLiteral("causes")).toArray();
        for (const QJsonValue &cause : causes) {
            bool number = false;
            const int code = cause.toObject().value(QStringLiteral("message")).toString().toInt(&number);
            if (number && code >= 0 && cause.toObject().value(QStringLiteral("reason")).toString() == QStringLiteral("ExitCode")) {
                end.exitCode = code;
                return end;
            }
        }
    }
    end.error.code = base::Error::Code::Server;
    end.error.what = QCoreApplication::translate("kubernetes::Shell", "The cluster could not run it");
    end.error.detail = object.isEmpty() ? QString::fromUtf8(status.left(2000)) : object.value(QStringLiteral("message")).toString();
    return end;
}

} // namespace kubernetes
