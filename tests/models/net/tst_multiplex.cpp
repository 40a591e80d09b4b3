// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// HTTP/2 against a real server, nghttpd: what may share a connection does, within the streams that the server allows, and
// what may pause has one of its own.
#include "testcertificates.h"
#include "testmain.h"
#include "transfers.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace std::chrono_literals;

namespace {

constexpr int streamsOfTheServer = 100; ///< as kube-apiserver's
constexpr int atOnce = 30;
constexpr qsizetype largeFile = 2 * net::Stream::initialCredit;

/// Serves a folder; says which connection each request came by. Ended with this object.
class Nghttpd
{
public:
    Nghttpd()
    {
        QTcpServer finder;
        if (!m_certificates.ok() || !finder.listen(QHostAddress::LocalHost))
            return;
        m_port = finder.serverPort();
        finder.close();
        put("small", "hello");
        put("large", QByteArray(largeFile, 'x'));
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(QStringLiteral("nghttpd"),
                        {QStringLiteral("-v"), QStringLiteral("-a"), QStringLiteral("127.0.0.1"), QStringLiteral("-d"), m_folder.path(),
                         QStringLiteral("--max-concurrent-streams=%1").arg(streamsOfTheServer), QString::number(m_port),
                         m_certificates.serverKey(), m_certificates.server()});
        m_process.waitForStarted();
        m_process.waitForReadyRead(); // "IPv4: listen 127.0.0.1:..."
    }
    ~Nghttpd()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    Nghttpd(const Nghttpd &) = delete;
    Nghttpd &operator=(const Nghttpd &) = delete;

    [[nodiscard]] net::Origin origin() const
    {
        net::Origin result;
        result.host = QStringLiteral("127.0.0.1");
        result.port = m_port;
        result.secure = true;
        result.tls.authorityFile = m_certificates.authority();
        return result;
    }
    /// The connections that requests came by, so far.
    [[nodiscard]] int connections()
    {
        m_said += QString::fromUtf8(m_process.readAll());
        m_said.remove(QRegularExpression(QStringLiteral("\x1b\\[[0-9;]*m"))); // its colours
        static const QRegularExpression request(QStringLiteral("\\[id=(\\d+)\\] [^\n]*recv \\(stream_id"));
        QSet<QString> ids;
        for (auto found = request.globalMatch(m_said); found.hasNext();)
            ids.insert(found.next().captured(1));
        return static_cast<int>(ids.size());
    }

private:
    void put(const char *name, const QByteArray &text)
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("a file of the server could not be written");
    }
    support::TestCertificates m_certificates;
    QTemporaryDir m_folder;
    QProcess m_process;
    QString m_said;
    quint16 m_port = 0;
};

} // namespace

class MultiplexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(!QStandardPaths::findExecutable(QStringLiteral("nghttpd")).isEmpty(),
                 "nghttpd is not installed: packaging/packages.sh test");
    }

    void manyShareOneConnection()
    {
        Nghttpd server;
        net::CurlTransport transport(server.origin());
        std::vector<transfers::Answer> answers(atOnce);
        std::vector<transfers::Received> watches(atOnce);
        std::vector<std::unique_ptr<net::Transfer>> transfers;
        std::vector<std::unique_ptr<net::Stream>> streams;
        for (transfers::Answer &answer : answers)
            transfers.push_back(transport.send(transfers::get("/small"), transfers::into(answer)));
        for (transfers::Received &watch : watches) {
            net::Request request = transfers::get("/large");
            request.multiplexed = true;
            streams.push_back(transport.stream(request, watch.stream())); // credit is never granted
        }
        for (const transfers::Answer &answer : answers) {
            QTRY_VERIFY(answer);
            QVERIFY2(answer->ok(), qPrintable(answer->ok() ? QString() : answer->error().text()));
            QCOMPARE((*answer)->body, QByteArray("hello"));
        }
        for (const transfers::Received &watch : watches) {
            QTRY_VERIFY(watch.end);
            QVERIFY(watch.end->ok());
            QCOMPARE(watch.data.size(), largeFile);
        }
        QCOMPARE(server.connections(), 1);
    }

    void moreThanTheServerAllowsTakeAnother()
    {
        Nghttpd server;
        net::CurlTransport transport(server.origin());
        std::vector<transfers::Received> watches(streamsOfTheServer + atOnce);
        std::vector<std::unique_ptr<net::Stream>> streams;
        for (transfers::Received &watch : watches) {
            net::Request request = transfers::get("/large");
            request.multiplexed = true;
            streams.push_back(transport.stream(request, watch.stream()));
        }
        for (const transfers::Received &watch : watches) {
            QTRY_VERIFY_WITH_TIMEOUT(watch.end, 30'000);
            QVERIFY2(watch.end->ok(), qPrintable(watch.end->ok() ? QString() : watch.end->error().text()));
            QCOMPARE(watch.data.size(), largeFile);
        }
        // curl 7.88 opens one for each that comes while the next is not there yet; none is refused.
        QVERIFY(server.connections() > 1);
        QVERIFY(server.connections() <= 1 + atOnce);
    }
};

PILOTHOUSE_TEST(MultiplexTest)
#include "tst_multiplex.moc"
