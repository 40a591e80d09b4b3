// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which pod a service's port leads to.
#include "serviceend.h"
#include "testmain.h"

#include <QTest>

using kubernetes::chooseEnd;

namespace {

const QByteArray service = R"({"spec":{"ports":[{"name":"web","port":80,"targetPort":"http","protocol":"TCP"},{"name":"dns","port":53,"protocol":"UDP"},{"name":"admin","port":9000}]}})";

QByteArray slice(const QByteArray &endpoints, const QByteArray &ports = R"([{"name":"web","port":8080},{"name":"admin","port":9001}])")
{
    return R"({"addressType":"IPv4","endpoints":[)" + endpoints + R"(],"ports":)" + ports + "}";
}

QByteArray pod(const char *name, const char *conditions = R"({"ready":true,"serving":true,"terminating":false})")
{
    return QByteArray(R"({"addresses":["10.0.0.1"],"conditions":)") + conditions + R"(,"targetRef":{"kind":"Pod","name":")" + name + R"("}})";
}

QByteArray list(const QByteArrayList &slices)
{
    return R"({"kind":"EndpointSliceList","items":[)" + slices.join(',') + "]}";
}

} // namespace

class ServiceEndTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chosen_data()
    {
        QTest::addColumn<QByteArray>("slices");
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("preferred");
        QTest::addColumn<QString>("pod");
        QTest::addColumn<int>("podPort");
        const QByteArray two = list({slice(pod("b") + ',' + pod("a"))});
        QTest::newRow("named port") << two << 80 << QString() << "a" << 8080;
        QTest::newRow("another port") << two << 9000 << QString() << "a" << 9001;
        QTest::newRow("the same again") << two << 80 << "b" << "b" << 8080;
        QTest::newRow("that one is gone") << two << 80 << "c" << "a" << 8080;
        QTest::newRow("not ready") << list({slice(pod("a", R"({"ready":false})") + ',' + pod("b"))}) << 80 << "a" << "b" << 8080;
        QTest::newRow("not told") << list({slice(pod("a", "{}"))}) << 80 << QString() << "a" << 8080;
        QTest::newRow("on its way out") << list({slice(pod("a", R"({"ready":true,"terminating":true})") + ',' + pod("b"))}) << 80 << "a" << "b" << 8080;
        QTest::newRow("in several slices") << list({slice({}), slice(pod("z"), R"([{"name":"web","port":8081}])")}) << 80 << QString() << "z" << 8081;
        QTest::newRow("none ready") << list({slice(pod("a", R"({"ready":false})"))}) << 80 << QString() << QString() << 0;
        QTest::newRow("no slice") << list({}) << 80 << QString() << QString() << 0;
        QTest::newRow("no such port") << two << 81 << QString() << QString() << 0;
        QTest::newRow("not TCP") << two << 53 << QString() << QString() << 0;
        QTest::newRow("no pod") << list({slice(R"({"addresses":["192.0.2.1"],"conditions":{"ready":true}})")}) << 80 << QString() << QString() << 0;
        QTest::newRow("nonsense") << QByteArray("[1,{") << 80 << QString() << QString() << 0;
    }

    void chosen()
    {
        QFETCH(QByteArray, slices);
        QFETCH(int, port);
        QFETCH(QString, preferred);
        QFETCH(QString, pod);
        QFETCH(int, podPort);
        const auto end = chooseEnd(service, slices, static_cast<quint16>(port), preferred);
        QCOMPARE(end.ok(), !pod.isEmpty());
        if (!end.ok())
            return;
        QCOMPARE(end->pod, pod);
        QCOMPARE(end->port, podPort);
    }
};

PILOTHOUSE_TEST(ServiceEndTest)
#include "tst_serviceend.moc"
