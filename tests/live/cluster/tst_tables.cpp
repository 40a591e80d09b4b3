// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Kinds that the program knows nothing of, on the real cluster: a custom resource with columns of its own, cell by cell beside what the
// server says, and every kind that discovery tells.
#include "clusterobserved.h"
#include "kindparts.h"
#include "sessioncluster.h"
#include "tablekinds.h"
#include "testmain.h"
#include "watchspec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace kubernetes;
using actions::ItemState;
using livetest::ClusterObserved;
using State = live::FeedStatus::State;

namespace {

const char definition[] = R"yaml(
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: widgets.GROUP}
spec:
  group: GROUP
  scope: Namespaced
  names: {plural: widgets, singular: widget, kind: Widget, shortNames: [wdg]}
  versions:
  - name: v1
    served: true
    storage: true
    schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
    additionalPrinterColumns:
    - {name: Size, type: integer, jsonPath: .spec.size, description: How large it is}
    - {name: Ratio, type: number, jsonPath: .spec.ratio}
    - {name: Active, type: boolean, jsonPath: .spec.active}
    - {name: Note, type: string, jsonPath: .spec.note, priority: 1}
    - {name: Age, type: date, jsonPath: .metadata.creationTimestamp}
)yaml";

const char widget[] = R"yaml(
apiVersion: GROUP/v1
kind: Widget
metadata: {name: NAME, labels: {made: here}}
spec: {size: SIZE, ratio: 0.5, active: true, note: "of SIZE"}
)yaml";

/// A group that no other test has; its definition goes with it.
struct Definition {
    explicit Definition(const livetest::LiveCluster &of) : cluster(of), group("g" + QByteArray::number(QRandomGenerator::global()->generate(), 16) + ".pilothouse.dev") {}
    ~Definition() { (void)run({QStringLiteral("delete"), QStringLiteral("crd"), QStringLiteral("widgets.") + QString::fromUtf8(group), QStringLiteral("--wait=false")}); }
    [[nodiscard]] bool run(const QStringList &arguments) const { return livetest::kubectl(cluster, cluster.admin, arguments).ok(); }
    [[nodiscard]] bool apply(const QByteArray &yaml) const
    {
        QFile file(folder.filePath(QStringLiteral("object.yaml")));
        if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray(yaml).replace("GROUP", group)) < 0)
            return false;
        file.close();
        return run({QStringLiteral("apply"), QStringLiteral("-f"), file.fileName()});
    }
    [[nodiscard]] bool make(const char *name, int size) const { return apply(QByteArray(widget).replace("NAME", name).replace("SIZE", QByteArray::number(size))); }
    [[nodiscard]] bool established() const
    {
        return run({QStringLiteral("wait"), QStringLiteral("--for=condition=Established"), QStringLiteral("crd/widgets.") + QString::fromUtf8(group), QStringLiteral("--timeout=30s")});
    }
    [[nodiscard]] QByteArray fullName() const { return "widgets." + group; }
    [[nodiscard]] QByteArray feed() const { return "api:" + fullName(); }

    const livetest::LiveCluster &cluster;
    const QByteArray group;
    const QTemporaryDir folder;
};

template <class T> std::optional<base::Result<T>> waitFor(const std::function<endpoint::Call(kubernetes::Done<T>)> &ask)
{
    std::optional<base::Result<T>> got;
    const endpoint::Call call = ask([&](base::Result<T> result) { got.emplace(std::move(result)); });
    (void)QTest::qWaitFor([&] { return got.has_value(); }, livetest::patience);
    return got;
}

std::optional<ObjectKind> opened(ClusterObserved &session, const Cluster &functions, const QByteArray &name)
{
    const auto result = waitFor<ObjectKind>([&](auto done) { return functions.openKind(session.handle, name, done); });
    if (!result || !result->ok()) {
        qWarning("%s: %s", name.constData(), result ? qPrintable(result->error().text()) : "no answer");
        return std::nullopt;
    }
    return **result;
}

/// The rows of the server's own Table, by "namespace/name": not read by the code under test.
std::map<QString, QStringList> serversTable(ClusterObserved &session, const ObjectKind &object)
{
    const QByteArray path = collectionPath(object.table, {});
    const auto body = waitFor<QByteArray>([&](auto done) {
        return session.handle.call<QByteArray, KubernetesSession>(
            [path](KubernetesSession &inner) -> base::Task<base::Result<QByteArray>> {
                net::Request request = inner.api().request("GET", path);
                request.headers = {net::Header{"Accept", tableAccept}};
                const base::Result<net::Reply> reply = co_await inner.api().send(std::move(request));
                if (!reply.ok())
                    co_return reply.error();
                co_return reply->body;
            },
            done);
    });
    std::map<QString, QStringList> rows;
    const QJsonObject table = body && body->ok() ? QJsonDocument::fromJson(**body).object() : QJsonObject();
    for (const QJsonValue &value : table.value(QLatin1String("rows")).toArray()) {
        QStringList cells;
        for (const QJsonValue &cell : value[QLatin1String("cells")].toArray())
            cells << (cell.isBool() ? QString::fromLatin1(cell.toBool() ? "true" : "false") : cell.toVariant().toString());
        const QJsonValue meta = value[QLatin1String("object")][QLatin1String("metadata")];
        rows[meta[QLatin1String("namespace")].toString() + u'/' + meta[QLatin1String("name")].toString()] = cells;
    }
    return rows;
}

/// Ours in the same form; a creation's distance is worked out as the server does it, a second more or less.
QString difference(ClusterObserved &session, const ObjectKind &object)
{
    const std::map<QString, QStringList> server = serversTable(session, object);
    const auto &rows = session.handle.feed(object.kind.id)->rows();
    if (server.size() != rows.size())
        return QStringLiteral("%1 rows instead of %2").arg(rows.size()).arg(server.size());
    for (const live::RowPointer &pointer : rows) {
        const auto &row = static_cast<const TableRow &>(*pointer);
        const auto theirs = server.find(row.meta.namespaceName + u'/' + row.meta.name);
        if (theirs == server.end())
            return row.meta.name + QStringLiteral(" is not there");
        for (size_t i = 0; i < object.table.columns->size(); ++i) {
            const QString cell = theirs->second.value(static_cast<qsizetype>(i));
            const qint64 now = QDateTime::currentMSecsSinceEpoch();
            const bool same = (*object.table.columns)[i].created ? cell == ageText(row.meta.createdMs, now) || cell == ageText(row.meta.createdMs, now - 1000) || cell == ageText(row.meta.createdMs, now - 2000)
                                                                 : cell == row.cells[i].text;
            if (!same)
                return QStringLiteral("%1, %2: “%3” instead of “%4”").arg(row.meta.name, (*object.table.columns)[i].name, row.cells[i].text, cell);
        }
    }
    return {};
}

} // namespace

class TablesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCustomResourceIsShownLive()
    {
        NEED_CLUSTER();
        const Definition made(*cluster);
        ClusterObserved session(cluster->admin);
        const Cluster functions = sessionCluster();
        session.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, endpoint::EndpointState::State::Connected, livetest::patience);
        // The cluster is asked before the definition is there, and once more when it is opened.
        QVERIFY((waitFor<DiscoveryPointer>([&](auto done) { return functions.discover(session.handle, false, done); })));
        QVERIFY(made.apply(definition) && made.established() && made.make("one", 1) && made.make("two", 22));
        std::optional<ObjectKind> object;
        QTRY_VERIFY_WITH_TIMEOUT((object = opened(session, functions, made.fullName())), livetest::patience);
        QCOMPARE(object->kind.id, made.feed());
        QVERIFY(object->kind.column("c-size")->type == live::ColumnType::Number);
        QVERIFY(!object->kind.column("c-note")->shown);
        session.look(made.feed());
        QVERIFY(session.isLive(made.feed()));
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.feed(made.feed())->size(), 2, livetest::patience);
        QCOMPARE(difference(session, *object), QString());

        const auto row = [&](const char *name) { return session.row<TableRow>(made.feed(), QString::fromLatin1(name)); };
        QVERIFY(made.make("three", 333));
        QTRY_VERIFY_WITH_TIMEOUT(row("three"), livetest::patience);
        QVERIFY(made.make("one", 4444));
        QTRY_COMPARE_WITH_TIMEOUT(row("one")->cells[1].number, 4444.0, livetest::patience);
        QCOMPARE(difference(session, *object), QString());
        QVERIFY(made.run({QStringLiteral("delete"), QString::fromUtf8(made.fullName()), QStringLiteral("two")}));
        QTRY_VERIFY_WITH_TIMEOUT(!row("two"), livetest::patience);
        QCOMPARE(difference(session, *object), QString());
        QCOMPARE(row("one")->meta.labels.size(), 1);

        // The overview and the YAML ask for the object itself.
        const auto answer = waitFor<QByteArray>([&](auto done) { return functions.get(session.handle, object->path(*row("one")), done); });
        QVERIFY(answer && answer->ok());
        const Sections sections = object->overview(**answer);
        QVERIFY(sections.ok() && !sections->empty());
        QCOMPARE(sections->front().title, QStringLiteral("Widget"));
    }

    void whatIsDeletedIsTheOneThatWasMeant()
    {
        NEED_CLUSTER();
        const Definition made(*cluster);
        QVERIFY(made.apply(definition) && made.established() && made.make("one", 1) && made.make("two", 2));
        ClusterObserved session(cluster->admin);
        const Cluster functions = sessionCluster();
        session.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, endpoint::EndpointState::State::Connected, livetest::patience);
        std::optional<ObjectKind> object;
        QTRY_VERIFY_WITH_TIMEOUT((object = opened(session, functions, made.fullName())), livetest::patience);
        for (actions::Action &action : tableActions(*object))
            session.runner.add(std::move(action));
        session.look(made.feed());
        QVERIFY(session.isLive(made.feed()));
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.feed(made.feed())->size(), 2, livetest::patience);
        const QByteArray action = made.feed() + ".delete";
        const auto item = session.act(action, session.row<TableRow>(made.feed(), QStringLiteral("one")));
        QVERIFY(item);
        QCOMPARE(item->state, ItemState::Confirmed);
        QVERIFY2(item->command.join(u' ').startsWith(QStringLiteral("kubectl delete widgets.")), qPrintable(item->command.join(u' ')));
        // Another one that has taken the name meanwhile.
        const auto clicked = session.row<TableRow>(made.feed(), QStringLiteral("two"));
        QVERIFY(made.run({QStringLiteral("delete"), QString::fromUtf8(made.fullName()), QStringLiteral("two")}) && made.make("two", 3));
        const auto other = session.act(action, clicked);
        QVERIFY(other);
        QCOMPARE(other->state, ItemState::Failed);
        QCOMPARE(other->error.code, base::Error::Code::Conflict);
    }

    void everyKindIsOpened()
    {
        NEED_CLUSTER();
        ClusterObserved session(cluster->admin);
        const Cluster functions = sessionCluster();
        session.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, endpoint::EndpointState::State::Connected, livetest::patience);
        const auto known = waitFor<DiscoveryPointer>([&](auto done) { return functions.discover(session.handle, false, done); });
        QVERIFY(known && known->ok());
        int count = 0;
        for (const ApiResource &resource : (**known)->resources) {
            if (!resource.can("list") || resource.group.endsWith(".pilothouse.dev")) // of tests that run beside this one
                continue;
            const std::optional<ObjectKind> object = opened(session, functions, resource.fullName());
            QVERIFY2(object, resource.fullName().constData());
            const auto look = session.handle.look(object->kind.id, endpoint::Demand::Rows);
            const auto over = [&] {
                const live::FeedStatus status = session.status(object->kind.id);
                return status.state == State::Live || status.state == State::Polling;
            };
            QVERIFY2(QTest::qWaitFor(over, livetest::patience), resource.fullName() + ": " + session.status(object->kind.id).error.text().toUtf8());
            QCOMPARE(session.status(object->kind.id).state, resource.can("watch") ? State::Live : State::Polling);
            QCOMPARE(session.status(object->kind.id).skipped, 0);
            ++count;
        }
        QVERIFY2(count > 40, QByteArray::number(count).constData());
        qInfo("%d kinds were opened", count);
    }

    void someBuiltInKindsCellByCell()
    {
        NEED_CLUSTER();
        ClusterObserved session(cluster->admin);
        const Cluster functions = sessionCluster();
        session.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.handle.state().state, endpoint::EndpointState::State::Connected, livetest::patience);
        for (const char *name : {"clusterroles.rbac.authorization.k8s.io", "configmaps", "serviceaccounts", "priorityclasses.scheduling.k8s.io", "apiservices.apiregistration.k8s.io", "componentstatuses"}) {
            const std::optional<ObjectKind> object = opened(session, functions, name);
            QVERIFY2(object, name);
            session.look(object->kind.id);
            QTRY_VERIFY_WITH_TIMEOUT(session.status(object->kind.id).lastGoodMs > 0, livetest::patience);
            QTRY_COMPARE_WITH_TIMEOUT(difference(session, *object), QString(), livetest::patience);
            QVERIFY2(session.handle.feed(object->kind.id)->size() > 0, name);
        }
    }
};

PILOTHOUSE_TEST(TablesTest)
#include "tst_tables.moc"
