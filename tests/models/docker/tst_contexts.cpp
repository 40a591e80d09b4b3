// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "contexts.h"
#include "testmain.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using docker::ContextSearch;
using docker::EngineContext;
using docker::FoundContexts;
using Scheme = EngineContext::Scheme;
using Source = EngineContext::Source;

namespace
{

/// A home, a root for sockets and an environment of their own.
struct Place {
    QTemporaryDir folder;
    ContextSearch search;

    Place()
    {
        search.home = folder.path() + QStringLiteral("/home");
        search.root = folder.path() + QStringLiteral("/r");
        search.environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), QStringLiteral("/run/user/7"));
    }

    void write(const QString &path, const QByteArray &text) const
    {
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }

    void writeConfig(const QByteArray &text) const
    {
        write(search.home + QStringLiteral("/.docker/config.json"), text);
    }

    static QString hash(const QString &name)
    {
        return QString::fromLatin1(QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex());
    }

    void writeContext(const QString &name, const QByteArray &endpoint, const QString &config = {}) const
    {
        const QString base = config.isEmpty() ? search.home + QStringLiteral("/.docker") : config;
        write(base + QStringLiteral("/contexts/meta/%1/meta.json").arg(hash(name)),
              "{\"Name\":\"" + name.toUtf8() + "\",\"Metadata\":{\"Description\":\"about " + name.toUtf8() +
                  "\"},\"Endpoints\":{\"docker\":" + endpoint + "}}");
    }

    void makeSocket(const QString &path, bool atHome = false) const
    {
        const QString whole = atHome ? path : search.root + path;
        QVERIFY(QDir().mkpath(QFileInfo(whole).path()));
        const QByteArray bytes = QFile::encodeName(whole);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        QVERIFY(size_t(bytes.size()) < sizeof(address.sun_path));
        std::memcpy(address.sun_path, bytes.constData(), size_t(bytes.size()));
        const int handle = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        QVERIFY(handle >= 0);
        QCOMPARE(::bind(handle, reinterpret_cast<const sockaddr *>(&address), sizeof(address)), 0);
        ::close(handle); // the file stays
    }

    FoundContexts find() const { return docker::findContexts(search); }
};

QStringList names(const FoundContexts &found)
{
    QStringList list;
    for (const EngineContext &context : found.contexts)
        list.append(context.name);
    return list;
}

EngineContext chosen(const FoundContexts &found)
{
    EngineContext none;
    none.name = QStringLiteral("(none)");
    return found.chosen < 0 ? none : found.contexts.at(size_t(found.chosen));
}

} // namespace

class ContextsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingThere()
    {
        const Place place;
        const FoundContexts found = place.find();
        QCOMPARE(names(found), QStringList{QStringLiteral("default")});
        QCOMPARE(found.chosen, 0);
        const EngineContext context = chosen(found);
        QVERIFY(!context.exists);
        QCOMPARE(context.source, Source::Default);
        QCOMPARE(context.scheme, Scheme::Unix);
        QCOMPARE(context.host, QStringLiteral("unix:///var/run/docker.sock"));
        QCOMPARE(context.socketPath, place.search.root + QStringLiteral("/var/run/docker.sock"));
        QVERIFY(found.problems.isEmpty());
    }

    void aPlainFileIsNoSocket()
    {
        const Place place;
        place.write(place.search.root + QStringLiteral("/var/run/docker.sock"), "x");
        QVERIFY(!chosen(place.find()).exists);
    }

    void socketsAreListedWhereTheyAre()
    {
        const Place place;
        place.makeSocket(QStringLiteral("/var/run/docker.sock"));
        place.makeSocket(QStringLiteral("/run/user/7/docker.sock"));
        place.makeSocket(QStringLiteral("/run/user/7/podman/podman.sock"));
        place.makeSocket(QStringLiteral("/run/podman/podman.sock"));
        place.makeSocket(place.search.home + QStringLiteral("/.docker/desktop/docker.sock"), true);
        const FoundContexts found = place.find();
        QCOMPARE(names(found).join(QLatin1Char(' ')), QStringLiteral("default rootless podman podman-system desktop"));
        QCOMPARE(chosen(found).name, QStringLiteral("default"));
        for (const EngineContext &context : found.contexts)
            QVERIFY(context.exists);
    }

    void anotherSocketStandsInForTheMissingDefault()
    {
        const Place place;
        place.makeSocket(QStringLiteral("/run/podman/podman.sock"));
        QCOMPARE(chosen(place.find()).name, QStringLiteral("podman-system"));
        place.makeSocket(QStringLiteral("/run/user/7/podman/podman.sock"));
        QCOMPARE(chosen(place.find()).name, QStringLiteral("podman"));
        QCOMPARE(chosen(place.find()).source, Source::Podman);
        place.makeSocket(QStringLiteral("/run/user/7/docker.sock"));
        QCOMPARE(chosen(place.find()).name, QStringLiteral("rootless"));
        QVERIFY(place.find().why.contains(QStringLiteral("/var/run/docker.sock")));
        // Said to be the default by somebody: that one, there or not.
        Place other;
        other.makeSocket(QStringLiteral("/run/user/7/docker.sock"));
        other.search.environment.insert(QStringLiteral("DOCKER_CONTEXT"), QStringLiteral("default"));
        QCOMPARE(chosen(other.find()).name, QStringLiteral("default"));
    }

    void aContextOfTheSameSocketIsNotListedTwice()
    {
        const Place place;
        place.makeSocket(QStringLiteral("/run/user/7/docker.sock"));
        place.writeContext(QStringLiteral("mine"), "{\"Host\":\"unix:///run/user/7/docker.sock\"}");
        const FoundContexts found = place.find();
        QCOMPARE(names(found).join(QLatin1Char(' ')), QStringLiteral("default mine"));
        QCOMPARE(chosen(found).name, QStringLiteral("mine"));
    }

    void aMissingSocketIsListedIfNamed()
    {
        Place place;
        place.search.wanted = QStringLiteral("podman");
        const FoundContexts found = place.find();
        QCOMPARE(chosen(found).name, QStringLiteral("podman"));
        QVERIFY(!chosen(found).exists);
    }

    void precedence()
    {
        Place place;
        place.writeContext(QStringLiteral("current"), "{\"Host\":\"tcp://current:1\"}");
        place.writeContext(QStringLiteral("variable"), "{\"Host\":\"tcp://variable:1\"}");
        place.writeContext(QStringLiteral("asked"), "{\"Host\":\"tcp://asked:1\"}");
        place.writeConfig("{\"currentContext\":\"current\"}");
        QCOMPARE(names(place.find()).join(QLatin1Char(' ')), QStringLiteral("default asked current variable"));
        QCOMPARE(chosen(place.find()).hostName, QStringLiteral("current"));
        QCOMPARE(chosen(place.find()).description, QStringLiteral("about current"));
        place.search.environment.insert(QStringLiteral("DOCKER_CONTEXT"), QStringLiteral("variable"));
        QCOMPARE(chosen(place.find()).hostName, QStringLiteral("variable"));
        QVERIFY(place.find().why.contains(QStringLiteral("DOCKER_CONTEXT")));
        place.search.environment.insert(QStringLiteral("DOCKER_HOST"), QStringLiteral("tcp://host:99"));
        FoundContexts found = place.find();
        QCOMPARE(chosen(found).hostName, QStringLiteral("host"));
        QCOMPARE(chosen(found).name, QStringLiteral("default"));
        QCOMPARE(chosen(found).source, Source::Environment);
        QVERIFY(found.why.contains(QStringLiteral("DOCKER_HOST")));
        QVERIFY(names(found).contains(QStringLiteral("default-socket")));
        place.search.wanted = QStringLiteral("ssh://me@there:22/run/x.sock");
        found = place.find();
        QCOMPARE(chosen(found).source, Source::Argument);
        QCOMPARE(chosen(found).scheme, Scheme::Ssh);
        QCOMPARE(chosen(found).userName, QStringLiteral("me"));
        QCOMPARE(chosen(found).port, quint16(22));
        QCOMPARE(chosen(found).remotePath, QStringLiteral("/run/x.sock"));
        place.search.wanted = QStringLiteral("asked");
        QCOMPARE(chosen(place.find()).hostName, QStringLiteral("asked"));
    }

    void aMissingNameChoosesNothing()
    {
        Place place;
        place.makeSocket(QStringLiteral("/var/run/docker.sock"));
        place.writeConfig("{\"currentContext\":\"gone\"}");
        QCOMPARE(place.find().chosen, -1);
        QCOMPARE(place.find().missing, QStringLiteral("gone"));
        place.search.wanted = QStringLiteral("nowhere");
        QCOMPARE(place.find().chosen, -1);
        QCOMPARE(place.find().missing, QStringLiteral("nowhere"));
        QCOMPARE(place.find().contexts.size(), size_t(1));
        place.search.wanted = QStringLiteral("default");
        QCOMPARE(place.find().chosen, 0);
    }

    void configFolderOfTheEnvironment()
    {
        Place place;
        const QString folder = place.folder.path() + QStringLiteral("/elsewhere");
        place.search.environment.insert(QStringLiteral("DOCKER_CONFIG"), folder);
        place.writeContext(QStringLiteral("inHome"), "{\"Host\":\"tcp://a:1\"}");
        place.writeContext(QStringLiteral("there"), "{\"Host\":\"tcp://b:1\"}", folder);
        place.write(folder + QStringLiteral("/config.json"), "{\"currentContext\":\"there\"}");
        QCOMPARE(names(place.find()).join(QLatin1Char(' ')), QStringLiteral("default there"));
        QCOMPARE(chosen(place.find()).hostName, QStringLiteral("b"));
    }

    void tlsOfAContext()
    {
        Place place;
        const QString name = QStringLiteral("secure");
        place.writeContext(name, "{\"Host\":\"tcp://engine\",\"SkipTLSVerify\":false}");
        place.search.wanted = name;
        QVERIFY(!chosen(place.find()).tls);
        QCOMPARE(chosen(place.find()).port, quint16(2375));
        const QString tls = place.search.home + QStringLiteral("/.docker/contexts/tls/") + Place::hash(name) +
                            QStringLiteral("/docker/");
        place.write(tls + QStringLiteral("ca.pem"), "ca");
        place.write(tls + QStringLiteral("cert.pem"), "cert");
        place.write(tls + QStringLiteral("key.pem"), "key");
        const EngineContext context = chosen(place.find());
        QVERIFY(context.tls);
        QVERIFY(context.verify);
        QCOMPARE(context.port, quint16(2376));
        QCOMPARE(context.authorityFile, tls + QStringLiteral("ca.pem"));
        QCOMPARE(context.certificateFile, tls + QStringLiteral("cert.pem"));
        QCOMPARE(context.keyFile, tls + QStringLiteral("key.pem"));
        place.writeContext(name, "{\"Host\":\"tcp://engine:5\",\"SkipTLSVerify\":true}");
        QVERIFY(!chosen(place.find()).verify);
        QCOMPARE(chosen(place.find()).port, quint16(5));
    }

    void tlsOfTheEnvironment()
    {
        Place place;
        const QString folder = place.folder.path() + QStringLiteral("/certs");
        place.write(folder + QStringLiteral("/ca.pem"), "ca");
        place.search.environment.insert(QStringLiteral("DOCKER_HOST"), QStringLiteral("tcp://engine"));
        place.search.environment.insert(QStringLiteral("DOCKER_CERT_PATH"), folder);
        QVERIFY(!chosen(place.find()).tls);
        place.search.environment.insert(QStringLiteral("DOCKER_TLS_VERIFY"), QStringLiteral("1"));
        EngineContext context = chosen(place.find());
        QVERIFY(context.tls);
        QVERIFY(context.verify);
        QCOMPARE(context.port, quint16(2376));
        QCOMPARE(context.authorityFile, folder + QStringLiteral("/ca.pem"));
        QVERIFY(context.certificateFile.isEmpty());
        place.search.environment.remove(QStringLiteral("DOCKER_TLS_VERIFY"));
        place.search.environment.insert(QStringLiteral("DOCKER_TLS"), QStringLiteral("1"));
        context = chosen(place.find());
        QVERIFY(context.tls);
        QVERIFY(!context.verify);
        // A socket has no TLS, whatever the environment says.
        place.search.environment.insert(QStringLiteral("DOCKER_HOST"), QStringLiteral("unix:///x"));
        QVERIFY(!chosen(place.find()).tls);
        QCOMPARE(chosen(place.find()).socketPath, place.search.root + QStringLiteral("/x"));
    }

    void brokenFilesAreNamedAndPassedOver()
    {
        const Place place;
        place.writeConfig("{\"currentContext\":");
        const QString meta = place.search.home + QStringLiteral("/.docker/contexts/meta/");
        place.write(meta + QStringLiteral("aa/meta.json"), "[]");
        place.write(meta + QStringLiteral("bb/meta.json"), "{\"Name\":\"empty\",\"Endpoints\":{}}");
        QVERIFY(QDir().mkpath(meta + QStringLiteral("cc")));
        place.writeContext(QStringLiteral("good"), "{\"Host\":\"tcp://good:1\"}");
        place.writeContext(QStringLiteral("odd"), "{\"Host\":\"npipe:////./pipe/docker_engine\"}");
        const FoundContexts found = place.find();
        QCOMPARE(names(found).join(QLatin1Char(' ')), QStringLiteral("default good odd"));
        QCOMPARE(found.problems.size(), 5);
        QCOMPARE(found.contexts.back().scheme, Scheme::Unsupported);
        QCOMPARE(chosen(found).name, QStringLiteral("default"));
    }

    void addresses_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("read");
        const auto row = [](const char *host, const char *read) {
            QTest::newRow(host) << QString::fromLatin1(host) << QString::fromLatin1(read);
        };
        row("unix:///a/b.sock", "0 /a/b.sock  0 ");
        row("unix://", "0 /var/run/docker.sock  0 ");
        row("tcp://", "1  localhost 2375 ");
        row("tcp://:2376", "1  localhost 2376 ");
        row("engine:7", "1  engine 7 ");
        row("tcp://[::1]:7/", "1  ::1 7 ");
        row("tcp://[::1]", "1  ::1 2375 ");
        row("ssh://My_Alias", "2  My_Alias 0 ");
        row("ssh://a@b@c:22/run/x", "2  c 22 a@b/run/x");
        row("  TCP://x:1 ", "1  x 1 ");
    }
    void addresses()
    {
        QFETCH(QString, host);
        EngineContext context;
        QString problem;
        docker::readHost(host, context, &problem);
        QCOMPARE(problem, QString());
        QTEST(QStringLiteral("%1 %2 %3 %4 %5%6")
                  .arg(int(context.scheme))
                  .arg(context.socketPath, context.hostName)
                  .arg(context.port)
                  .arg(context.userName, context.remotePath),
              "read");
    }

    void refusedAddresses_data()
    {
        QTest::addColumn<QString>("host");
        for (const char *host :
             {"tcp://x:0", "tcp://x:70000", "tcp://x:y", "tcp://x:", "tcp://[::1", "tcp://[::1]7", "tcp://x/base",
              "ssh://", "ssh://me:word@x", "ssh://-oProxyCommand=x", "ssh://-l@x", "fd://", "http://x", "npipe://x"})
            QTest::newRow(host) << QString::fromLatin1(host);
    }
    void refusedAddresses()
    {
        QFETCH(QString, host);
        EngineContext context;
        QString problem;
        docker::readHost(host, context, &problem);
        QCOMPARE(context.scheme, Scheme::Unsupported);
        QVERIFY(!problem.isEmpty());
    }
};

PILOTHOUSE_TEST(ContextsTest)
#include "tst_contexts.moc"
