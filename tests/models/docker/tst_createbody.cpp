// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The body for a command line is what the docker CLI sends for it, for every line of data/runlines.txt; and each line,
// read and printed, is read again as the same form.
#include "createbody.h"
#include "runcommand.h"
#include "testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <algorithm>

using namespace docker;

namespace {

QString dataFile(const char *name)
{
    return QStringLiteral(PILOTHOUSE_TEST_DATA "/") + QLatin1String(name);
}

base::Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::Error{base::Error::Code::NotFound, QStringLiteral("no such file"), path, 0, {}, false};
    return file.readAll();
}

CreateEnvironment environment()
{
    return {readFile, {{QStringLiteral("FROM_HOST"), QStringLiteral("here")}}, QStringLiteral(PILOTHOUSE_TEST_DATA)};
}

/// The CLI holds volumes and variables in maps, so the order of these two lists is that of chance.
QJsonValue sorted(const QJsonValue &list)
{
    if (!list.isArray())
        return list;
    QStringList texts;
    const QJsonArray array = list.toArray();
    for (const QJsonValue &text : array)
        texts.append(text.toString());
    std::sort(texts.begin(), texts.end());
    return QJsonArray::fromStringList(texts);
}

QByteArray canonical(QJsonObject body)
{
    QJsonObject host = body.value(QStringLiteral("HostConfig")).toObject();
    host.insert(QStringLiteral("Binds"), sorted(host.value(QStringLiteral("Binds"))));
    body.insert(QStringLiteral("HostConfig"), host);
    body.insert(QStringLiteral("Env"), sorted(body.value(QStringLiteral("Env"))));
    return QJsonDocument(body).toJson(QJsonDocument::Indented); // its keys are in order
}

/// Names the lines that differ.
QString difference(const QByteArray &ours, const QByteArray &theirs)
{
    const QList<QByteArray> a = ours.split('\n'), b = theirs.split('\n');
    QString text;
    for (const QByteArray &line : a) {
        if (!b.contains(line))
            text += QStringLiteral("\nours:   ") + QString::fromUtf8(line);
    }
    for (const QByteArray &line : b) {
        if (!a.contains(line))
            text += QStringLiteral("\ntheirs: ") + QString::fromUtf8(line);
    }
    return text;
}

RunSpec specOf(const char *line)
{
    return parseRunCommand(QString::fromUtf8(line)).spec;
}

} // namespace

class CreateBody : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void equalsWhatTheCliSends_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<QJsonObject>("query");
        const auto json = readFile(dataFile("createbodies.json"));
        QVERIFY(json.ok());
        const QJsonArray all = QJsonDocument::fromJson(*json).array();
        for (const QJsonValue &entry : all) {
            const QString line = entry[QStringLiteral("line")].toString();
            QTest::newRow(qPrintable(line)) << line << entry[QStringLiteral("body")].toObject()
                                            << entry[QStringLiteral("query")].toObject();
        }
    }
    void equalsWhatTheCliSends()
    {
        QFETCH(QString, line);
        QFETCH(QJsonObject, body);
        QFETCH(QJsonObject, query);
        const ParsedRun run = parseRunCommand(line);
        QVERIFY2(run.ok(), run.ok() ? "" : qPrintable(run.problems.front().message));
        const auto made = createBody(run.spec, environment());
        QVERIFY2(made.ok(), made.ok() ? "" : qPrintable(made.error().text()));
        const QByteArray ours = canonical(*made), theirs = canonical(body);
        QVERIFY2(ours == theirs, qPrintable(difference(ours, theirs)));
        QJsonObject asked;
        for (const auto &[key, value] : createQuery(run.spec))
            asked.insert(key, value);
        QCOMPARE(asked, query);
    }

    void everyLinePrintedComesBack_data() { equalsWhatTheCliSends_data(); }
    void everyLinePrintedComesBack()
    {
        QFETCH(QString, line);
        const RunSpec spec = parseRunCommand(line).spec;
        const QString printed = printRunCommand(spec, false).join(u' ');
        const ParsedRun again = parseRunCommand(printed);
        QVERIFY2(again.ok(), qPrintable(printed));
        QVERIFY2(again.spec == spec, qPrintable(printed));
    }

    void enoughIsRecorded()
    {
        const auto json = readFile(dataFile("createbodies.json"));
        const auto lines = readFile(dataFile("runlines.txt"));
        QVERIFY(json.ok() && lines.ok());
        const qsizetype given = lines->count("\ndocker ");
        QVERIFY(given >= 60);
        QCOMPARE(QJsonDocument::fromJson(*json).array().size(), given);
    }

    void filesComeBeforeFlags()
    {
        const auto body = createBody(specOf("docker run -e B=1 -e A=2 -e B=3 --env-file run.env x"), environment());
        QVERIFY(body.ok());
        QStringList env;
        const QJsonArray list = body->value(QStringLiteral("Env")).toArray();
        for (const QJsonValue &entry : list)
            env.append(entry.toString());
        QCOMPARE(env.join(u'|'), QStringLiteral("FILE_A=1|FILE_B=two words|FROM_HOST=here|EMPTY=|HASH=a#b|B=3|A=2"));
    }

    void refusesWhatTheCliRefuses_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char *line :
             {"docker run -p 99999:80 x", "docker run -p 80-82:90-91 x", "docker run -p 1.2.3:80:80 x",
              "docker run -p 80/icmp x", "docker run -m lots x", "docker run --cpus 0.0000000001 x",
              "docker run --health-interval 5 x", "docker run --health-timeout -5s x", "docker run --ulimit nofile=9:1 x",
              "docker run --ulimit what=1 x", "docker run --mount type=bind,source=/a x",
              "docker run --mount type=bind,target=/a,volume-nocopy x", "docker run --mount type=tmpfs,target=/a,size=1 x",
              "docker run --gpus many x", "docker run --device sda x", "docker run --device /dev/a:/dev/b:x x",
              "docker run --rm --restart always x", "docker run --log-driver none --log-opt a=b x",
              "docker run --no-healthcheck --health-cmd a x", "docker run --env-file missing.env x",
              "docker run --security-opt what x", "docker run --dns example.org x", "docker run -e =1 x",
              "docker run --network-alias a --network host x", "docker run --expose a x",
              "docker run --network a --network a x", "docker run --device-read-bps sda:1mb x",
              "docker run --restart on-failure:x x", "docker run --pids-limit x x"})
            QTest::newRow(line) << QByteArray(line);
    }
    void refusesWhatTheCliRefuses()
    {
        QFETCH(QByteArray, line);
        const ParsedRun run = parseRunCommand(QString::fromUtf8(line));
        QVERIFY(run.ok());
        const auto body = createBody(run.spec, environment());
        QVERIFY(!body.ok());
        QVERIFY(!body.error().what.isEmpty());
    }

    void flagsOfOtherProgramsAreNotDropped()
    {
        const auto body = createBody(specOf("docker run --pod mine x"), environment());
        QVERIFY(!body.ok());
        QCOMPARE(body.error().code, base::Error::Code::Unsupported);
        QVERIFY(body.error().what.contains(QStringLiteral("--pod")));
    }
};

PILOTHOUSE_TEST(CreateBody)
#include "tst_createbody.moc"
