// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "settings.h"

#include "log.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStandardPaths>
#include <cerrno>
#include <mutex>

namespace settings {

namespace {

base::Result<void> write(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return base::errorOfErrno(errno, Settings::tr("The settings could not be saved"));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (file.write(bytes) != bytes.size() || !file.commit()) {
        base::Error error;
        error.code = base::Error::Code::Io;
        error.what = Settings::tr("The settings could not be saved");
        error.detail = file.errorString();
        return error;
    }
    return {};
}

} // namespace

/// Files are written in the order of their revisions, though the pool and the end of the program both write.
struct Settings::Writer {
    std::mutex mutex;
    quint64 written = 0;

    base::Result<void> write(const QString &path, const QByteArray &bytes, quint64 revision)
    {
        const std::lock_guard lock(mutex);
        if (revision <= written)
            return {};
        base::Result<void> result = settings::write(path, bytes);
        if (result.ok())
            written = revision;
        return result;
    }
};

Settings::Settings(QString path, base::Clock &clock, QObject *parent)
    : QObject(parent), m_path(std::move(path)), m_clock(clock), m_writer(std::make_shared<Writer>())
{
    load();
}

Settings::~Settings()
{
    flush();
}

void Settings::load()
{
    QFile file(m_path);
    if (m_path.isEmpty() || !file.exists())
        return;
    if (!file.open(QIODevice::ReadOnly)) {
        m_problem = tr("The settings could not be read: %1").arg(file.errorString());
        return;
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.isObject()) {
        m_problem = tr("The settings file was damaged (%1); it was kept as %2.bad").arg(error.errorString(), m_path);
        QFile::remove(m_path + QStringLiteral(".bad"));
        QFile::copy(m_path, m_path + QStringLiteral(".bad"));
        return;
    }
    m_values = document.object();
}

QJsonValue Settings::value(const QString &key, const QJsonValue &fallback) const
{
    const QJsonValue found = m_values.value(key);
    return found.isUndefined() ? fallback : found;
}

QString Settings::text(const QString &key, const QString &fallback) const
{
    return value(key, fallback).toString(fallback);
}

bool Settings::flag(const QString &key, bool fallback) const
{
    return value(key, fallback).toBool(fallback);
}

int Settings::number(const QString &key, int fallback) const
{
    return value(key, fallback).toInt(fallback);
}

/// The words of a key that say what its value is. In some groups what stands between is the name of a thing, which a cluster or a person
/// chose: the table of secrets, a context called "token-service".
static QString sayingWords(const QString &key)
{
    for (const QLatin1String group : {QLatin1String("tables/"), QLatin1String("profiles/")}) {
        if (key.startsWith(group))
            return key.section(u'/', -1);
    }
    return key.startsWith(QLatin1String("connection/")) ? QString() : key;
}

void Settings::set(const QString &key, const QJsonValue &value)
{
    if (base::looksSecret(sayingWords(key))) {
        qWarning("a secret is not kept in the settings");
        return;
    }
    if (m_values.value(key) == value)
        return;
    m_values.insert(key, value);
    save();
    Q_EMIT changed(key);
}

void Settings::remove(const QString &key)
{
    if (!m_values.contains(key))
        return;
    m_values.remove(key);
    save();
    Q_EMIT changed(key);
}

void Settings::save()
{
    ++m_revision;
    if (m_path.isEmpty() || m_timer)
        return;
    m_timer = m_clock.after(std::chrono::milliseconds(500), [this] {
        m_timer.reset();
        m_job = base::compute<base::Result<void>>(
            [writer = m_writer, path = m_path, bytes = QJsonDocument(m_values).toJson(),
             revision = m_revision](const base::CancelFlag &) { return writer->write(path, bytes, revision); },
            [this](base::Result<void> result) {
                if (!result.ok())
                    Q_EMIT failed(result.error());
            });
    });
}

void Settings::flush()
{
    m_timer.reset();
    if (m_revision == 0 || m_path.isEmpty())
        return;
    const base::Result<void> result = m_writer->write(m_path, QJsonDocument(m_values).toJson(), m_revision);
    if (!result.ok())
        qWarning("%s", qPrintable(result.error().text()));
}

QString Settings::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/pilothouse/settings.json");
}

QString Settings::stateFolder()
{
    const QString state = qEnvironmentVariable("XDG_STATE_HOME");
    return (state.isEmpty() ? QDir::homePath() + QStringLiteral("/.local/state") : state) +
           QStringLiteral("/pilothouse");
}

} // namespace settings
