// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
#include "processway.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace docker
{

namespace
{

constexpr std::chrono::milliseconds LookEvery{50};
/// ssh adds 17 characters to the path of its control socket while it makes it.
constexpr qsizetype LongestPath = sizeof(sockaddr_un::sun_path) - 1 - 17;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(docker::ProcessWay)
};

base::Error errorOf(base::Error::Code code, const QString &what, bool retryable)
{
    base::Error error;
    error.code = code;
    error.what = what;
    error.retryable = retryable;
    return error;
}

bool takesConnections(const QString &path)
{
    const QByteArray bytes = QFile::encodeName(path);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (static_cast<size_t>(bytes.size()) >= sizeof(address.sun_path))
        return false;
    std::memcpy(address.sun_path, bytes.constData(), static_cast<size_t>(bytes.size()));
    const int handle = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (handle < 0)
        return false;
    const bool connected = ::connect(handle, reinterpret_cast<const sockaddr *>(&address), sizeof(address)) == 0;
    ::close(handle);
    return connected;
}

/// The runtime folder is in memory, short, and goes with the login.
QString parentFolder()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return runtime.isEmpty() || !QDir(runtime).exists() ? QDir::tempPath() : runtime;
}

} // namespace

ProcessWay::ProcessWay(std::chrono::milliseconds patience) : m_patience(patience)
{
    m_look.setInterval(LookEvery);
    QObject::connect(&m_look, &QTimer::timeout, &m_look, [this] { look(); });
    m_late.setSingleShot(true);
    QObject::connect(&m_late, &QTimer::timeout, &m_late, [this] {
        m_command.reset();
        report(errorOf(base::Error::Code::Timeout, Words::tr("%1 did not open a connection in time").arg(m_program),
                       true));
    });
}

ProcessWay::~ProcessWay() = default;

QString ProcessWay::pathOf(const QString &name) const
{
    return m_folder ? m_folder->filePath(name) : QString();
}

void ProcessWay::open(std::function<void(base::Result<net::Origin>)> done)
{
    m_command.reset();
    m_done = std::move(done);
    // Made with mode 0700 by the library.
    m_folder.emplace(parentFolder() + QStringLiteral("/pilothouse-XXXXXX"));
    if (!m_folder->isValid()) {
        base::Error error = errorOf(base::Error::Code::Io, Words::tr("No folder for a socket could be made"), false);
        error.detail = m_folder->errorString();
        report(std::move(error));
        return;
    }
    if (QFile::encodeName(socketPath()).size() > LongestPath) {
        report(
            errorOf(base::Error::Code::Io, Words::tr("The path %1 is too long for a socket").arg(socketPath()), false));
        return;
    }
    base::Result<base::CommandSpec> spec = command();
    if (!spec) {
        report(spec.error());
        return;
    }
    m_program = spec->program;
    m_look.start();
    m_late.start(m_patience);
    m_command = m_runner.start(std::move(*spec), {},
                               [this](const base::Result<base::CommandOutput> &result) { ended(result); });
}

void ProcessWay::look()
{
    if (!takesConnections(socketPath()))
        return;
    net::Origin origin;
    origin.socketPath = socketPath();
    report(std::move(origin));
}

void ProcessWay::ended(const base::Result<base::CommandOutput> &result)
{
    base::Error error;
    if (result) {
        error = explain(result->exitCode, QString::fromLocal8Bit(result->standardError).trimmed());
    } else {
        error = result.error();
    }
    if (m_done) {
        report(std::move(error));
        return;
    }
    const auto told = lost;
    if (told)
        told(std::move(error));
}

void ProcessWay::report(base::Result<net::Origin> result)
{
    m_look.stop();
    m_late.stop();
    const auto done = std::exchange(m_done, {});
    if (done)
        done(std::move(result));
}

} // namespace docker
