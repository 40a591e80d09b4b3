// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Overview of an object, and what else it asks: who uses a claim, what a role allows.
#include "accessrows.h"
#include "allkinds.h"
#include "objecttabs.h"
#include "quietsession.h"
#include "testmain.h"

#include <QLabel>
#include <QTest>

using namespace kubernetesui;

namespace {

base::Error forbidden()
{
    base::Error error;
    error.code = base::Error::Code::Forbidden;
    error.what = QStringLiteral("bindings are not for everybody");
    return error;
}

struct Desk {
    Desk()
    {
        cluster.get = [this](endpoint::Endpoint &, const QByteArray &path, const kubernetes::Done<QByteArray> &done) {
            asked << path;
            if (const auto known = answers.find(path); known != answers.end())
                done(known->second);
            else
                waiting[path] = done;
            return endpoint::Call();
        };
        endpoint.open();
        window.resize(1000, 600);
        window.show();
        tab = new OverviewTab(endpoint, cluster, object, &window);
        tab->setActive(true);
    }
    void show(const QString &name)
    {
        auto row = std::make_shared<kubernetes::ServiceAccountRow>();
        row->meta.name = name;
        row->meta.namespaceName = QStringLiteral("shop");
        row->meta.key = name.toUtf8();
        tab->setObjects({row});
    }
    [[nodiscard]] QString text() const
    {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // what was shown before
        QStringList texts;
        for (const QLabel *label : tab->findChildren<QLabel *>())
            texts << label->text();
        return texts.join(u'\n').remove(QChar(0x200b)); // where a line may be broken
    }

    const kubernetes::ObjectKind object = kubernetes::serviceAccountObject();
    kubernetes::Cluster cluster;
    std::map<QByteArray, base::Result<QByteArray>> answers;
    std::map<QByteArray, kubernetes::Done<QByteArray>> waiting;
    QByteArrayList asked;
    QWidget window;
    endpoint::Endpoint endpoint{{}, [](endpoint::SessionLink link) { return std::make_unique<QuietSession>(std::move(link)); }};
    OverviewTab *tab = nullptr;
};

const QByteArray rights = "/apis/rbac.authorization.k8s.io/v1/";
const QByteArray bindings = rights + "rolebindings?limit=500";
const QByteArray wideBindings = rights + "clusterrolebindings?limit=500";

QByteArray account(const QByteArray &name)
{
    return R"({"kind":"ServiceAccount","metadata":{"name":")" + name + R"(","namespace":"shop","labels":{"team":"blue"}}})";
}

QByteArray bindingOf(const QByteArray &name, const QByteArray &subject)
{
    return R"({"items":[{"metadata":{"name":")" + name + R"("},"roleRef":{"kind":"ClusterRole","name":"view"},"subjects":[{"kind":"ServiceAccount","namespace":"shop","name":")" + subject + R"("}]}]})";
}

} // namespace

class OverviewTabTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheObjectSaysComesFirst()
    {
        Desk desk;
        desk.answers.emplace("/api/v1/namespaces/shop/serviceaccounts/api", account("api"));
        desk.show(QStringLiteral("api"));
        QCOMPARE(desk.asked, (QByteArrayList{"/api/v1/namespaces/shop/serviceaccounts/api", bindings, wideBindings}));
        QVERIFY(desk.text().contains(QStringLiteral("blue"))); // while the rest is awaited
        desk.waiting[wideBindings](bindingOf("watchers", "api"));
        QVERIFY(desk.text().contains(QStringLiteral("watchers")) && desk.text().contains(QStringLiteral("ClusterRole/view")));
        desk.waiting[bindings](QByteArray(R"({"items":[]})"));
        QVERIFY(desk.text().contains(QStringLiteral("None.")) && desk.text().contains(QStringLiteral("watchers")));
    }

    void whatIsRefusedIsAskedOfLess()
    {
        Desk desk;
        desk.answers.emplace("/api/v1/namespaces/shop/serviceaccounts/api", account("api"));
        desk.answers.emplace(bindings, forbidden());
        desk.answers.emplace(rights + "namespaces/shop/rolebindings?limit=500", bindingOf("local", "api"));
        desk.answers.emplace(wideBindings, forbidden());
        desk.show(QStringLiteral("api"));
        QVERIFY(desk.text().contains(QStringLiteral("local")));
        QVERIFY(desk.text().contains(QStringLiteral("bindings are not for everybody"))); // of the cluster's, where there is nothing less to ask
        QVERIFY(desk.text().contains(QStringLiteral("Cluster role bindings")));
    }

    // What is answered late is of the object that was left.
    void anotherObjectHasAnswersOfItsOwn()
    {
        Desk desk;
        desk.answers.emplace("/api/v1/namespaces/shop/serviceaccounts/api", account("api"));
        desk.answers.emplace("/api/v1/namespaces/shop/serviceaccounts/web", account("web"));
        desk.show(QStringLiteral("api"));
        desk.waiting[wideBindings](bindingOf("watchers", "api"));
        QVERIFY(desk.text().contains(QStringLiteral("watchers")));
        desk.show(QStringLiteral("web"));
        QVERIFY(!desk.text().contains(QStringLiteral("watchers")));
        desk.waiting[wideBindings](bindingOf("writers", "web"));
        QVERIFY(desk.text().contains(QStringLiteral("writers")));
    }
};

PILOTHOUSE_TEST(OverviewTabTest)
#include "tst_overviewtab.moc"
