// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "auditlog.h"

#include "log.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cerrno>

namespace actions {

namespace {

constexpr qint64 rollAt = 8 * 1024 * 1024;

QString stateName(ItemState state)
{
    switch (state) {
    case ItemState::Confirmed:
        return QStringLiteral("confirmed");
    case ItemState::Unobserved:
        return QStringLiteral("unobserved");
    case ItemState::Failed:
        return QStringLiteral("failed");
    case ItemState::Cancelled:
        return QStringLiteral("cancelled");
    case ItemState::Sent:
        return QStringLiteral("sent");
    case ItemState::Accepted:
        return QStringLiteral("accepted");
    case ItemState::Queued:
        break;
    }
    return QStringLiteral("queued");
}

base::Result<void> append(const QString &path, const QByteArray &lines)
{
    const QFileInfo info(path);
    const QDir folder = info.dir();
    if (!folder.exists()) {
        if (!QDir().mkpath(folder.path()))
            return base::errorOfErrno(errno, QStringLiteral("The audit log's folder could not be made"));
        QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    if (info.size() > rollAt) {
        QFile::remove(path + QStringLiteral(".1"));
        QFile::rename(path, path + QStringLiteral(".1"));
    }
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return base::errorOfErrno(errno, QStringLiteral("The audit log could not be opened"));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (file.write(lines) != lines.size())
        return base::errorOfErrno(errno, QStringLiteral("The audit log could not be written"));
    return {};
}

} // namespace

AuditLog::AuditLog(QString path, QObject *parent) : QObject(parent), m_path(std::move(path)) {}

void AuditLog::record(const Operation &operation, const Item &item)
{
    QJsonObject line;
    line.insert(QStringLiteral("time"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs));
    line.insert(QStringLiteral("endpoint"), QString::fromUtf8(operation.profile.id));
    line.insert(QStringLiteral("action"),
                operation.action.isEmpty() ? operation.label : QString::fromUtf8(operation.action));
    line.insert(QStringLiteral("object"), item.name);
    line.insert(QStringLiteral("key"), QString::fromUtf8(item.key));
    line.insert(QStringLiteral("state"), stateName(item.state));
    if (!item.command.isEmpty())
        line.insert(QStringLiteral("command"), base::redact(item.command.join(u' ')));
    if (item.state == ItemState::Failed)
        line.insert(QStringLiteral("error"), base::redact(item.error.text()));
    m_queue.enqueue(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    writeNext();
}

void AuditLog::writeNext()
{
    if (m_writing || m_queue.isEmpty())
        return;
    m_writing = true;
    QByteArray lines;
    while (!m_queue.isEmpty())
        lines += m_queue.dequeue();
    m_job = base::compute<base::Result<void>>(
        [path = m_path, lines](const base::CancelFlag &) { return append(path, lines); },
        [this](base::Result<void> result) {
            m_writing = false;
            if (!result.ok() && !std::exchange(m_told, true))
                Q_EMIT failed(result.error());
            if (result.ok())
                m_told = false;
            writeNext();
        });
}

} // namespace actions
