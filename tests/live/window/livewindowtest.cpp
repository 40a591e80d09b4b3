// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "livewindowtest.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QRegularExpression>
#include <QUuid>

namespace livetest {

Answer exchange(const QString &engine, const QByteArray &method, const QByteArray &path, const QByteArray &body,
                const QByteArray &fields)
{
    QLocalSocket socket;
    socket.connectToServer(engine);
    socket.write(method + " /v1.40" + path + " HTTP/1.0\r\nHost: engine\r\n" + fields +
                 "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QByteArray all;
    const bool closed = QTest::qWaitFor(
        [&] {
            all += socket.readAll();
            return socket.state() == QLocalSocket::UnconnectedState;
        },
        patience);
    all += socket.readAll();
    if (!closed)
        return {};
    return {all.mid(9, 3).toInt(), all.mid(all.indexOf("\r\n\r\n") + 4)};
}

Answer exchange(const QString &engine, const QByteArray &method, const QByteArray &path, const QJsonObject &json)
{
    return exchange(engine, method, path, QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QByteArray fileInside(const QString &engine, const QString &container, const QByteArray &path)
{
    const Answer answer = exchange(engine, "GET", "/containers/" + container.toLatin1() + "/archive?path=" + path);
    if (answer.status != 200 || answer.body.size() < 512)
        return {};
    // A tar of one file: a header of 512 bytes, its size in octal at 124, then the bytes.
    bool ok = false;
    const qsizetype size = answer.body.mid(124, 11).trimmed().toLongLong(&ok, 8);
    return ok ? answer.body.mid(512, size) : QByteArray();
}

QString publish(const QString &engine, const LiveRegistry &registry)
{
    const QByteArray repository = registry.address.toLatin1() + '/' + randomName().toLatin1();
    const QJsonObject login{{QStringLiteral("username"), registry.user},
                            {QStringLiteral("password"), registry.password},
                            {QStringLiteral("serveraddress"), registry.address}};
    const QByteArray header = "X-Registry-Auth: " +
                              QJsonDocument(login).toJson(QJsonDocument::Compact).toBase64(QByteArray::Base64UrlEncoding) +
                              "\r\n";
    exchange(engine, "POST", "/images/pilothouse/test:1/tag?repo=" + repository + "&tag=1");
    const Answer pushed = exchange(engine, "POST", "/images/" + repository + "/push?tag=1", QByteArray(), header);
    const Answer gone = exchange(engine, "DELETE", "/images/" + repository + ":1");
    // A failure comes in the stream, under a status of 200.
    const bool done = pushed.status == 200 && pushed.body.contains("digest: sha256") && gone.status == 200;
    return done ? QString::fromLatin1(repository) + QStringLiteral(":1") : QString();
}

bool hasImage(const QString &engine, const QString &reference)
{
    return exchange(engine, "GET", "/images/" + reference.toLatin1() + "/json").status == 200;
}

QString randomName()
{
    return QStringLiteral("ph-") + QUuid::createUuid().toString(QUuid::Id128).left(12);
}

QString randomSecret()
{
    return QUuid::createUuid().toString(QUuid::Id128);
}

void LiveWindowTest::engines()
{
    QTest::addColumn<QString>("socket");
    const auto all = liveEngines();
    if (all.empty())
        QSKIP("no engine could be started here");
    for (const LiveEngine &engine : all)
        QTest::newRow(qPrintable(engine.name)) << engine.socket;
}

void LiveWindowTest::init()
{
    // Said by the platform without a display, about itself.
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
    QFETCH(QString, socket);
    m_socket = socket;
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(m_home->isValid());
    qputenv("HOME", m_home->path().toLocal8Bit());
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"}) {
        const QString folder = m_home->filePath(QString::fromLatin1(name));
        QVERIFY(QDir().mkpath(folder));
        qputenv(name, folder.toLocal8Bit());
    }
    // Where the docker command's contexts and credentials are looked for.
    qunsetenv("DOCKER_CONFIG");
}

void LiveWindowTest::cleanup()
{
    m_driver.end();
    for (const QString &name : std::as_const(m_made))
        exchange(m_socket, "DELETE", "/containers/" + name.toLatin1() + "?force=1");
    m_made.clear();
    for (const QString &name : std::as_const(m_images))
        exchange(m_socket, "DELETE", "/images/" + name.toLatin1());
    m_images.clear();
    m_home.reset();
}

void LiveWindowTest::launch(const QString &context)
{
    app::Options options;
    options.context = context;
    options.relist = false;
    options.settingsPath = m_home->filePath(QStringLiteral("settings.json"));
    m_driver.begin(options);
    m_driver.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_driver.window(), patience));
    QVERIFY(pane());
}

void LiveWindowTest::begin(const QString &context)
{
    STEP(launch(context.isEmpty() ? QStringLiteral("unix://") + m_socket : context));
    QTRY_COMPARE_WITH_TIMEOUT(m_driver.endpoint().feed("container")->status().state, live::FeedStatus::State::Live, patience);
}

void LiveWindowTest::make(const QString &name, const QStringList &env, const QJsonObject &host)
{
    const QJsonArray command{QStringLiteral("/bin/sh"), QStringLiteral("-c"),
                             QStringLiteral("trap 'exit 0' TERM; i=0; while :; do echo tick $i; i=$((i+1)); sleep 1; done")};
    // Not the engine's own limits, which an engine without rights could not set.
    QJsonArray limits;
    for (const QString &limit : {QStringLiteral("nofile"), QStringLiteral("nproc")})
        limits.append(QJsonObject{{QStringLiteral("Name"), limit}, {QStringLiteral("Soft"), 1024}, {QStringLiteral("Hard"), 1024}});
    QJsonObject hostConfig{{QStringLiteral("NetworkMode"), QStringLiteral("none")}, {QStringLiteral("Ulimits"), limits}};
    for (auto value = host.begin(); value != host.end(); ++value)
        hostConfig.insert(value.key(), value.value());
    QJsonObject exposed; // only such a port is published
    for (const QString &port : host.value(QStringLiteral("PortBindings")).toObject().keys())
        exposed.insert(port, QJsonObject());
    const QJsonObject body{{QStringLiteral("Image"), QStringLiteral("pilothouse/test:1")},
                           {QStringLiteral("Cmd"), command},
                           {QStringLiteral("ExposedPorts"), exposed},
                           {QStringLiteral("Env"), QJsonArray::fromStringList(env)},
                           {QStringLiteral("HostConfig"), hostConfig}};
    m_made << name;
    const Answer made = exchange(m_socket, "POST", "/containers/create?name=" + name.toLatin1(), body);
    QVERIFY2(made.status == 201, made.body.constData());
    const Answer started = exchange(m_socket, "POST", "/containers/" + name.toLatin1() + "/start");
    QVERIFY2(started.status == 204, started.body.constData());
}

QJsonObject LiveWindowTest::asked(const QString &name) const
{
    const Answer answer = exchange(m_socket, "GET", "/containers/" + name.toLatin1() + "/json");
    return answer.status == 200 ? QJsonDocument::fromJson(answer.body).object() : QJsonObject();
}

void LiveWindowTest::select(const QString &name)
{
    QTRY_VERIFY_WITH_TIMEOUT(m_driver.select(name), patience);
}

} // namespace livetest
