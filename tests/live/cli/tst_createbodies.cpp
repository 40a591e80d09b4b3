// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The body of POST /containers/create is what the docker CLI of this machine sends for the same command line, in the
// same run: a shell runs the line, the CLI speaks with a server that plays an engine of API 1.41, keeps the body and
// refuses it. Bodies are compared as canonical JSON. Two lists come from maps in the CLI, so their order is that of
// chance and both sides are sorted: Env and HostConfig.Binds. The CLI of docker.io 20.10, whose bodies ours are made
// after, must send the very same fields; a later one leaves empty fields out and adds others, so there what is empty
// (null, false, 0, "", {}, []) is left out on both sides.
#include "createbody.h"
#include "liveenv.h"
#include "httpserver.h"
#include "runcommand.h"
#include "testmain.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QUrlQuery>
#include <QtTest>

#include <algorithm>

namespace {

const QString linesFolder = QStringLiteral(PILOTHOUSE_SOURCE "/tests/models/docker/data");

struct Sent {
    QJsonObject body;
    QJsonObject query;
};

base::Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::Error{base::Error::Code::NotFound, QStringLiteral("no such file"), path, 0, {}, false};
    return file.readAll();
}

QJsonValue sorted(const QJsonValue &list)
{
    QStringList texts;
    const QJsonArray array = list.toArray();
    for (const QJsonValue &text : array)
        texts << text.toString();
    std::sort(texts.begin(), texts.end());
    return list.isArray() ? QJsonValue(QJsonArray::fromStringList(texts)) : list;
}

bool empty(const QJsonValue &value)
{
    return value.isNull() || value == QJsonValue(false) || value == QJsonValue(0) || value == QJsonValue(QString()) ||
           (value.isObject() && value.toObject().isEmpty()) || (value.isArray() && value.toArray().isEmpty());
}

QJsonValue withoutEmpty(const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray result;
        const QJsonArray all = value.toArray();
        for (const QJsonValue &one : all)
            result.append(withoutEmpty(one));
        return result;
    }
    if (!value.isObject())
        return value;
    QJsonObject result;
    const QJsonObject all = value.toObject();
    for (auto entry = all.begin(); entry != all.end(); ++entry) {
        if (const QJsonValue inner = withoutEmpty(entry.value()); !empty(inner))
            result.insert(entry.key(), inner);
    }
    return result;
}

QByteArray canonical(QJsonObject body, bool strict)
{
    QJsonObject host = body.value(QStringLiteral("HostConfig")).toObject();
    host.insert(QStringLiteral("Binds"), sorted(host.value(QStringLiteral("Binds"))));
    body.insert(QStringLiteral("HostConfig"), host);
    body.insert(QStringLiteral("Env"), sorted(body.value(QStringLiteral("Env"))));
    return QJsonDocument(strict ? body : withoutEmpty(body).toObject()).toJson(); // its keys are in order
}

} // namespace

class CreateBodiesTest : public QObject
{
    Q_OBJECT

    QString m_cli;
    QByteArray m_version;
    bool m_strict = false;
    int m_equal = 0;
    int m_unknown = 0; ///< lines that a later CLI refuses or means otherwise

    std::optional<Sent> send(const QString &line, QByteArray &complaint) const;

private Q_SLOTS:
    void initTestCase();
    void theCliSendsWhatWeSend_data();
    void theCliSendsWhatWeSend();
    void anotherBodyIsNoticed();
    void enoughWereCompared();
};

void CreateBodiesTest::initTestCase()
{
    m_cli = QStringLiteral("/usr/bin/docker");
    if (!QFileInfo(m_cli).isExecutable())
        m_cli = QStandardPaths::findExecutable(QStringLiteral("docker"));
    if (m_cli.isEmpty()) {
        QVERIFY(!livetest::required(QStringLiteral("docker")));
        QSKIP("there is no docker CLI here");
    }
    QProcess version;
    version.start(m_cli, {QStringLiteral("--version")});
    QVERIFY(version.waitForFinished(20'000));
    m_version = version.readAllStandardOutput().trimmed();
    m_strict = m_version.contains("version 20.10.");
}

std::optional<Sent> CreateBodiesTest::send(const QString &line, QByteArray &complaint) const
{
    QTemporaryDir home;
    support::HttpServer server({.socketPath = home.filePath(QStringLiteral("s"))});
    std::optional<Sent> sent;
    server.onRequest([&](const support::HttpRequest &request, support::HttpConnection &connection) {
        const support::HttpConnection::Headers headers{
            {"Api-Version", "1.41"}, {"OSType", "linux"}, {"Content-Type", "application/json"}};
        const QUrl target = QUrl::fromEncoded(request.target);
        if (request.method == "POST" && target.path().endsWith(QStringLiteral("/containers/create"))) {
            Sent seen;
            seen.body = QJsonDocument::fromJson(request.body).object();
            const auto items = QUrlQuery(target).queryItems(QUrl::FullyDecoded);
            for (const auto &[key, value] : items)
                seen.query.insert(key, value);
            sent = seen;
            connection.reply(400, R"({"message":"recorded"})", headers);
        } else {
            const bool ping = target.path().endsWith(QStringLiteral("_ping"));
            connection.reply(200, request.method == "HEAD" || request.method == "POST" ? "" : ping ? "OK" : "{}", headers);
        }
    });
    QProcess shell;
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("PATH"), QFileInfo(m_cli).path() + QStringLiteral(":/usr/bin:/bin"));
    environment.insert(QStringLiteral("HOME"), home.path());
    environment.insert(QStringLiteral("FROM_HOST"), QStringLiteral("here"));
    environment.insert(QStringLiteral("DOCKER_HOST"), QStringLiteral("unix://") + server.socketPath());
    shell.setProcessEnvironment(environment);
    shell.setWorkingDirectory(linesFolder);
    shell.setStandardInputFile(QProcess::nullDevice());
    shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), line});
    if (!QTest::qWaitFor([&] { return shell.state() == QProcess::NotRunning; }, 30'000)) {
        shell.kill();
        shell.waitForFinished();
    }
    complaint = shell.readAllStandardError();
    return sent;
}

void CreateBodiesTest::theCliSendsWhatWeSend_data()
{
    QTest::addColumn<QString>("line");
    const auto lines = readFile(linesFolder + QStringLiteral("/runlines.txt"));
    QVERIFY(lines.ok());
    const QStringList all = QString::fromUtf8(*lines).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : all) {
        if (!line.startsWith(u'#'))
            QTest::newRow(qPrintable(line)) << line;
    }
}

void CreateBodiesTest::theCliSendsWhatWeSend()
{
    QFETCH(QString, line);
    const docker::ParsedRun run = docker::parseRunCommand(line);
    QVERIFY2(run.ok(), run.ok() ? "" : qPrintable(run.problems.front().message));
    const docker::CreateEnvironment environment{
        readFile, {{QStringLiteral("FROM_HOST"), QStringLiteral("here")}}, linesFolder};
    const auto made = docker::createBody(run.spec, environment);
    QVERIFY2(made.ok(), made.ok() ? "" : qPrintable(made.error().text()));
    QJsonObject query;
    for (const auto &[key, value] : docker::createQuery(run.spec))
        query.insert(key, value);

    QByteArray complaint;
    const std::optional<Sent> sent = send(line, complaint);
    if (!m_strict && (!sent || canonical(sent->body, false) != canonical(*made, false))) {
        ++m_unknown;
        qInfo("%s means another thing by: %s", m_version.constData(), qPrintable(line));
        return;
    }
    QVERIFY2(sent, complaint.constData());
    QCOMPARE(canonical(*made, m_strict), canonical(sent->body, m_strict));
    QCOMPARE(query, sent->query);
    ++m_equal;
}

// The comparison can fail: for another line the CLI does send something else.
void CreateBodiesTest::anotherBodyIsNoticed()
{
    QByteArray complaint;
    const auto with = send(QStringLiteral("docker run --read-only busybox"), complaint);
    const auto without = send(QStringLiteral("docker run busybox"), complaint);
    QVERIFY2(with && without, complaint.constData());
    QVERIFY(canonical(with->body, m_strict) != canonical(without->body, m_strict));
    QVERIFY(canonical(with->body, false) != canonical(without->body, false));
}

void CreateBodiesTest::enoughWereCompared()
{
    qInfo("%s: %d bodies equal, %d of another meaning", m_version.constData(), m_equal, m_unknown);
    QVERIFY(m_equal >= 60);
    QVERIFY(m_unknown <= 5);
}

PILOTHOUSE_TEST(CreateBodiesTest)
#include "tst_createbodies.moc"
