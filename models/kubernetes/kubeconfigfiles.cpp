// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "kubeconfigfiles.h"

#include "yamlreader.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcessEnvironment>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kubernetes {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(kubernetes::KubeConfigFiles)
};

/// Closes a file when its reader returns.
class Descriptor
{
public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Q_DISABLE_COPY_MOVE(Descriptor)
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

base::Error unreadable(const QString &path, base::Error::Code code, const QString &why)
{
    base::Error error;
    error.code = code;
    error.what = Words::tr("%1 could not be read").arg(path);
    error.detail = why;
    return error;
}

base::Error systemError(const QString &path)
{
    return base::errorOfErrno(errno, Words::tr("%1 could not be read").arg(path));
}

void resolvePath(QString &path, const QString &folder)
{
    if (!path.isEmpty() && !path.startsWith(QLatin1Char('/')))
        path = QDir::cleanPath(folder + QLatin1Char('/') + path);
}

/// Gives every entry the file that it came from, and makes its paths absolute.
void settle(KubeConfig &config, const QString &file)
{
    const QString folder = QFileInfo(file).path();
    for (KubeCluster &cluster : config.clusters) {
        cluster.origin = file;
        resolvePath(cluster.authorityFile, folder);
    }
    for (KubeUser &user : config.users) {
        user.origin = file;
        resolvePath(user.certificateFile, folder);
        resolvePath(user.keyFile, folder);
        resolvePath(user.tokenFile, folder);
        // A bare name is looked for in PATH.
        if (user.exec && user.exec->command.contains(QLatin1Char('/')))
            resolvePath(user.exec->command, folder);
    }
    for (KubeContext &context : config.contexts)
        context.origin = file;
}

/// Entries that are there already stay, as a whole.
template <class Value> void addMissing(QMap<QString, Value> &to, const QMap<QString, Value> &from)
{
    for (auto entry = from.cbegin(); entry != from.cend(); ++entry) {
        if (!to.contains(entry.key()))
            to.insert(entry.key(), entry.value());
    }
}

void mergeLater(KubeConfig &config, const KubeConfig &later)
{
    addMissing(config.clusters, later.clusters);
    addMissing(config.users, later.users);
    addMissing(config.contexts, later.contexts);
    addMissing(config.extensions, later.extensions);
    if (config.currentContext.isEmpty())
        config.currentContext = later.currentContext;
}

} // namespace

KubeConfigSearch KubeConfigSearch::ofThisProcess(const QString &explicitFile)
{
    KubeConfigSearch search;
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys())
        search.environment.insert(name, environment.value(name));
    search.home = QDir::homePath();
    search.explicitFile = explicitFile;
    search.workingFolder = QDir::currentPath();
    return search;
}

QStringList kubeConfigFiles(const KubeConfigSearch &search)
{
    QStringList names;
    const QString variable = search.environment.value(QStringLiteral("KUBECONFIG"));
    if (!search.explicitFile.isEmpty())
        names = {search.explicitFile};
    else if (!variable.isEmpty())
        names = variable.split(QLatin1Char(':'), Qt::SkipEmptyParts);
    else
        names = {search.home + QStringLiteral("/.kube/config")};
    names.removeDuplicates();
    for (QString &name : names) {
        if (!name.startsWith(QLatin1Char('/')))
            name = QDir::cleanPath(search.workingFolder + QLatin1Char('/') + name);
    }
    return names;
}

KubeConfigStamp stampOf(const QStringList &files)
{
    KubeConfigStamp stamp;
    for (const QString &path : files) {
        FileStamp file{.path = path};
        struct stat status {
        };
        if (::stat(QFile::encodeName(path).constData(), &status) == 0) {
            file.exists = true;
            file.modifiedNs = status.st_mtim.tv_sec * 1'000'000'000LL + status.st_mtim.tv_nsec;
            file.size = status.st_size;
            file.device = status.st_dev;
            file.inode = status.st_ino;
        }
        stamp.push_back(std::move(file));
    }
    return stamp;
}

base::Result<QByteArray> readWholeFile(const QString &path, qint64 limit)
{
    // Without waiting: a pipe without a writer would stop the thread for good.
    const Descriptor file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    struct stat status {
    };
    if (file.number() < 0 || ::fstat(file.number(), &status) != 0)
        return systemError(path);
    if (!S_ISREG(status.st_mode) && !S_ISCHR(status.st_mode))
        return unreadable(path, base::Error::Code::Io, Words::tr("It is not a file"));
    QByteArray bytes;
    for (;;) {
        char piece[64 * 1024];
        const ssize_t count = ::read(file.number(), piece, sizeof piece);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return systemError(path);
        if (count == 0)
            return bytes;
        bytes.append(piece, count);
        if (bytes.size() > limit)
            return unreadable(path, base::Error::Code::TooLarge, Words::tr("It is larger than %1 bytes").arg(limit));
    }
}

LoadedKubeConfig loadKubeConfig(const KubeConfigSearch &search)
{
    LoadedKubeConfig loaded;
    loaded.files = kubeConfigFiles(search);
    loaded.stamp = stampOf(loaded.files);
    for (const QString &path : std::as_const(loaded.files)) {
        const base::Result<QByteArray> text = readWholeFile(path, YamlLimits().bytes);
        if (!text.ok()) {
            const bool missing = text.error().code == base::Error::Code::NotFound;
            if (missing)
                loaded.missing.append(path);
            if (!missing || !search.explicitFile.isEmpty())
                loaded.problems.push_back({path, text.error()});
            continue;
        }
        base::Result<KubeConfig> config = parseKubeConfig(*text);
        if (!config.ok()) {
            loaded.problems.push_back({path, unreadable(path, config.error().code, config.error().what)});
            continue;
        }
        settle(*config, path);
        mergeLater(loaded.config, *config);
    }
    return loaded;
}

} // namespace kubernetes
