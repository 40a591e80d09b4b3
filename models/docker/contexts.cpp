// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
#include "contexts.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcessEnvironment>

#include <algorithm>
#include <sys/stat.h>
#include <unistd.h>

namespace docker
{

namespace
{

using Scheme = EngineContext::Scheme;
using Source = EngineContext::Source;

constexpr qint64 LargestFile = 4 * 1024 * 1024;
constexpr quint16 PlainPort = 2375;
constexpr quint16 TlsPort = 2376;

QString defaultSocket()
{
    return QStringLiteral("/var/run/docker.sock");
}

struct Contexts {
    Q_DECLARE_TR_FUNCTIONS(docker::Contexts)
};

bool isSocket(const QString &path)
{
    struct stat status {
    };
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 && S_ISSOCK(status.st_mode);
}

QString ifThere(const QString &path)
{
    return QFileInfo(path).isFile() ? path : QString();
}

bool readPort(QStringView text, quint16 &port)
{
    bool ok = false;
    const ushort number = text.toUShort(&ok);
    if (ok && number != 0)
        port = number;
    return ok && number != 0;
}

/// "[user@]host[:port]", "[user@][v6]:port".
QString readAuthority(QStringView text, EngineContext &into)
{
    const qsizetype at = text.lastIndexOf(QLatin1Char('@'));
    if (at >= 0) {
        into.userName = text.left(at).toString();
        text = text.mid(at + 1);
    }
    if (into.userName.contains(QLatin1Char(':')))
        return Contexts::tr("An address must not hold a password");
    QStringView host = text;
    QStringView port;
    bool hasPort = false;
    if (text.startsWith(QLatin1Char('['))) {
        const qsizetype end = text.indexOf(QLatin1Char(']'));
        if (end < 0)
            return Contexts::tr("The bracket of the IPv6 address is not closed");
        host = text.mid(1, end - 1);
        const QStringView rest = text.mid(end + 1);
        if (!rest.isEmpty() && !rest.startsWith(QLatin1Char(':')))
            return Contexts::tr("The address could not be read");
        hasPort = !rest.isEmpty();
        port = rest.mid(1);
    } else if (const qsizetype colon = text.indexOf(QLatin1Char(':')); colon >= 0) {
        host = text.left(colon);
        hasPort = true;
        port = text.mid(colon + 1);
    }
    into.hostName = host.toString();
    if (hasPort && !readPort(port, into.port))
        return Contexts::tr("The port is not a number from 1 to 65535");
    // What begins with a dash would be an option to ssh.
    if (host.startsWith(QLatin1Char('-')) || into.userName.startsWith(QLatin1Char('-')))
        return Contexts::tr("The address could not be read");
    return {};
}

class Search
{
public:
    explicit Search(const ContextSearch &search) : m_search(search)
    {
        m_folder = variable("DOCKER_CONFIG");
        if (m_folder.isEmpty())
            m_folder = m_search.home + QStringLiteral("/.docker");
    }

    FoundContexts run()
    {
        addDefault();
        addStored();
        addSockets();
        choose();
        return std::move(m_found);
    }

private:
    QString variable(const char *name) const { return m_search.environment.value(QLatin1String(name)); }

    void problem(const QString &where, const QString &what)
    {
        m_found.problems.append(QStringLiteral("%1: %2").arg(where, what));
    }

    QJsonObject readObject(const QString &path, bool mayBeAbsent)
    {
        QFile file(path);
        if (!file.exists() && mayBeAbsent)
            return {};
        if (!file.open(QIODevice::ReadOnly)) {
            problem(path, file.errorString());
            return {};
        }
        const QByteArray text = file.read(LargestFile + 1);
        if (text.size() > LargestFile) {
            problem(path, Contexts::tr("The file is too large"));
            return {};
        }
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(text, &error);
        if (document.isObject())
            return document.object();
        problem(path,
                error.error == QJsonParseError::NoError ? Contexts::tr("Not a JSON object") : error.errorString());
        return {};
    }

    const EngineContext *byName(const QString &name) const
    {
        const auto found = std::find_if(m_found.contexts.begin(), m_found.contexts.end(),
                                        [&](const EngineContext &context) { return context.name == name; });
        return found == m_found.contexts.end() ? nullptr : &*found;
    }

    const EngineContext *bySocket(const QString &path) const
    {
        const auto found = std::find_if(m_found.contexts.begin(), m_found.contexts.end(),
                                        [&](const EngineContext &context) { return context.socketPath == path; });
        return found == m_found.contexts.end() ? nullptr : &*found;
    }

    QString placed(const QString &path) const
    {
        const bool atHome = !m_search.home.isEmpty() && path.startsWith(m_search.home + QLatin1Char('/'));
        return atHome ? path : m_search.root + path;
    }

    /// Reads the address once `tls` is known, looks for the socket, and adds.
    void add(EngineContext context)
    {
        QString reason;
        readHost(context.host, context, &reason);
        if (!reason.isEmpty())
            problem(context.name, reason);
        if (context.scheme == Scheme::Unix) {
            context.socketPath = placed(context.socketPath);
            context.exists = isSocket(context.socketPath);
        }
        if (context.scheme != Scheme::Tcp)
            context.tls = false;
        m_found.contexts.push_back(std::move(context));
    }

    /// What DOCKER_TLS, DOCKER_TLS_VERIFY and DOCKER_CERT_PATH say; they hold for addresses without a context.
    void takeTlsOfEnvironment(EngineContext &context) const
    {
        context.verify = !variable("DOCKER_TLS_VERIFY").isEmpty();
        context.tls = context.verify || !variable("DOCKER_TLS").isEmpty();
        if (!context.tls) {
            context.verify = true;
            return;
        }
        QString folder = variable("DOCKER_CERT_PATH");
        if (folder.isEmpty())
            folder = m_folder;
        takeFiles(context, folder);
    }

    static void takeFiles(EngineContext &context, const QString &folder)
    {
        context.authorityFile = ifThere(folder + QStringLiteral("/ca.pem"));
        context.certificateFile = ifThere(folder + QStringLiteral("/cert.pem"));
        context.keyFile = ifThere(folder + QStringLiteral("/key.pem"));
    }

    void addDefault()
    {
        const QString host = variable("DOCKER_HOST").trimmed();
        if (!host.isEmpty()) {
            EngineContext context;
            context.name = QStringLiteral("default");
            context.description = Contexts::tr("From DOCKER_HOST");
            context.host = host;
            context.source = Source::Environment;
            takeTlsOfEnvironment(context);
            add(std::move(context));
        }
        if (bySocket(placed(defaultSocket())) != nullptr)
            return;
        EngineContext context;
        context.name = host.isEmpty() ? QStringLiteral("default") : QStringLiteral("default-socket");
        context.description = Contexts::tr("Docker's usual socket");
        context.host = QStringLiteral("unix://") + defaultSocket();
        context.source = Source::Default;
        add(std::move(context));
    }

    void addStored()
    {
        const QDir folder(m_folder + QStringLiteral("/contexts/meta"));
        std::vector<EngineContext> stored;
        for (const QString &entry : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            EngineContext context;
            if (readStored(folder.filePath(entry) + QStringLiteral("/meta.json"), context))
                stored.push_back(std::move(context));
        }
        std::stable_sort(stored.begin(), stored.end(),
                         [](const EngineContext &a, const EngineContext &b) { return a.name < b.name; });
        for (EngineContext &context : stored) {
            if (byName(context.name) == nullptr)
                add(std::move(context));
        }
    }

    bool readStored(const QString &path, EngineContext &context)
    {
        const QJsonObject meta = readObject(path, false);
        if (meta.isEmpty())
            return false;
        context.name = meta.value(QStringLiteral("Name")).toString();
        const QJsonObject endpoint =
            meta.value(QStringLiteral("Endpoints")).toObject().value(QStringLiteral("docker")).toObject();
        context.host = endpoint.value(QStringLiteral("Host")).toString();
        if (context.name.isEmpty() || context.host.isEmpty()) {
            problem(path, Contexts::tr("The context has no name or no address"));
            return false;
        }
        context.description =
            meta.value(QStringLiteral("Metadata")).toObject().value(QStringLiteral("Description")).toString();
        context.source = Source::Context;
        const bool skip = endpoint.value(QStringLiteral("SkipTLSVerify")).toBool();
        const QByteArray hash = QCryptographicHash::hash(context.name.toUtf8(), QCryptographicHash::Sha256).toHex();
        takeFiles(context,
                  m_folder + QStringLiteral("/contexts/tls/") + QString::fromLatin1(hash) + QStringLiteral("/docker"));
        context.verify = !skip;
        context.tls = skip || !context.authorityFile.isEmpty() || !context.certificateFile.isEmpty();
        return true;
    }

    void addSockets()
    {
        const QString runtime = variable("XDG_RUNTIME_DIR");
        if (!runtime.isEmpty()) {
            addSocket("rootless", Contexts::tr("Rootless Docker"), runtime + QStringLiteral("/docker.sock"),
                      Source::Rootless);
            addSocket("podman", Contexts::tr("Podman of this user"), runtime + QStringLiteral("/podman/podman.sock"),
                      Source::Podman);
        }
        addSocket("podman-system", Contexts::tr("Podman of the system"), QStringLiteral("/run/podman/podman.sock"),
                  Source::Podman);
        if (!m_search.home.isEmpty())
            addSocket("desktop", Contexts::tr("Docker Desktop"),
                      m_search.home + QStringLiteral("/.docker/desktop/docker.sock"), Source::Desktop);
    }

    void addSocket(const char *name, const QString &description, const QString &path, Source source)
    {
        EngineContext context;
        context.name = QLatin1String(name);
        if (byName(context.name) != nullptr)
            return;
        const bool named = m_search.wanted == context.name;
        if (!named && (!isSocket(placed(path)) || bySocket(placed(path)) != nullptr))
            return;
        context.description = description;
        context.host = QStringLiteral("unix://") + path;
        context.source = source;
        add(std::move(context));
    }

    void choose()
    {
        const QString wanted = m_search.wanted.trimmed();
        if (wanted.contains(QLatin1String("://"))) {
            EngineContext context;
            context.name = wanted;
            context.host = wanted;
            context.source = Source::Argument;
            takeTlsOfEnvironment(context);
            add(std::move(context));
            m_found.chosen = static_cast<int>(m_found.contexts.size()) - 1;
            m_found.why = Contexts::tr("because it was asked for");
        } else if (!wanted.isEmpty()) {
            chooseName(wanted, Contexts::tr("because it was asked for"));
        } else if (!variable("DOCKER_HOST").trimmed().isEmpty()) {
            chooseName(QStringLiteral("default"), Contexts::tr("because DOCKER_HOST is set"));
        } else if (!variable("DOCKER_CONTEXT").isEmpty()) {
            chooseName(variable("DOCKER_CONTEXT"), Contexts::tr("because DOCKER_CONTEXT is set"));
        } else {
            chooseByItself();
        }
    }

    void chooseByItself()
    {
        const QString current = readObject(m_folder + QStringLiteral("/config.json"), true)
                                    .value(QStringLiteral("currentContext"))
                                    .toString();
        if (!current.isEmpty() && current != QLatin1String("default")) {
            chooseName(current, Contexts::tr("because it is the current context of the docker command"));
            return;
        }
        chooseName(QStringLiteral("default"), Contexts::tr("because it is the default"));
        if (m_found.contexts.front().exists)
            return;
        QStringList places;
        const QString runtime = variable("XDG_RUNTIME_DIR");
        if (!runtime.isEmpty())
            places << runtime + QStringLiteral("/docker.sock") << runtime + QStringLiteral("/podman/podman.sock");
        places << QStringLiteral("/run/podman/podman.sock");
        if (!m_search.home.isEmpty())
            places << m_search.home + QStringLiteral("/.docker/desktop/docker.sock");
        for (const QString &place : std::as_const(places)) {
            const EngineContext *context = bySocket(placed(place));
            // Podman's system socket is there on many computers, for root only.
            if (context == nullptr || !context->exists ||
                ::access(QFile::encodeName(context->socketPath).constData(), W_OK) != 0)
                continue;
            chooseName(context->name, Contexts::tr("because there is no socket at %1").arg(defaultSocket()));
            return;
        }
    }

    void chooseName(const QString &name, const QString &why)
    {
        m_found.why = why;
        const EngineContext *context = byName(name);
        if (context != nullptr)
            m_found.chosen = static_cast<int>(context - m_found.contexts.data());
        else
            m_found.missing = name;
    }

    const ContextSearch &m_search;
    QString m_folder;
    FoundContexts m_found;
};

} // namespace

ContextSearch ContextSearch::ofThisProcess(const QString &wanted)
{
    ContextSearch search;
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys())
        search.environment.insert(name, environment.value(name));
    search.home = QDir::homePath();
    search.wanted = wanted;
    return search;
}

FoundContexts findContexts(const ContextSearch &search)
{
    return Search(search).run();
}

void readHost(const QString &host, EngineContext &into, QString *problem)
{
    const QString text = host.trimmed();
    const qsizetype mark = text.indexOf(QLatin1String("://"));
    // The docker command takes an address without a scheme for tcp.
    const QString scheme = mark < 0 ? QStringLiteral("tcp") : text.left(mark).toLower();
    const QString rest = mark < 0 ? text : text.mid(mark + 3);
    QString reason;
    if (scheme == QLatin1String("unix")) {
        into.scheme = Scheme::Unix;
        into.socketPath = rest.isEmpty() ? defaultSocket() : rest;
    } else if (scheme == QLatin1String("tcp") || scheme == QLatin1String("ssh")) {
        const bool ssh = scheme == QLatin1String("ssh");
        into.scheme = ssh ? Scheme::Ssh : Scheme::Tcp;
        const qsizetype slash = rest.indexOf(QLatin1Char('/'));
        const QString path = slash < 0 ? QString() : rest.mid(slash);
        reason = readAuthority(QStringView(rest).left(slash < 0 ? rest.size() : slash), into);
        if (ssh && path.size() > 1)
            into.remotePath = path;
        else if (path.size() > 1 && reason.isEmpty())
            reason = Contexts::tr("An address with a path is not supported");
        if (ssh && into.hostName.isEmpty() && reason.isEmpty())
            reason = Contexts::tr("The address names no host");
        if (!ssh && into.hostName.isEmpty())
            into.hostName = QStringLiteral("localhost");
        if (!ssh && into.port == 0)
            into.port = into.tls ? TlsPort : PlainPort;
    } else {
        reason = Contexts::tr("Addresses that begin with %1:// are not supported").arg(scheme);
    }
    if (!reason.isEmpty())
        into.scheme = Scheme::Unsupported;
    if (problem != nullptr)
        *problem = reason;
}

} // namespace docker
