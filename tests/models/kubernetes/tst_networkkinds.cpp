// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ingresses, endpoint slices and network policies: rows out of JSON and protobuf, kubectl's cells of them, what kinds and overviews
// make of them.
#include "allkinds.h"
#include "endpointslicerow.h"
#include "ingressrow.h"
#include "networkpolicyrow.h"
#include "objects.h"
#include "shown.h"
#include "testmain.h"

using namespace kubernetes;
using namespace kubernetestest;

/// Declared before the texts and defined behind them: moc loses its way in raw strings.
class NetworkKindsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ingresses();
    void manyHosts();
    void theKindOfIngresses();
    void whereAnIngressLeads();
    void endpointSlices();
    void theKindOfEndpointSlices();
    void whichEndpointsAreReady();
    void networkPolicies();
    void theKindOfNetworkPolicies();
    void whomAPolicyLetsThrough();
    void everyCut();
};

namespace {

std::shared_ptr<const IngressRow> ingress(const QByteArray &spec, const QByteArray &status = {})
{
    return rowOf<IngressRow>(decodeIngress, object("Ingress", "", spec, status));
}

QByteArray sliceJson(const QByteArray &members, const QByteArray &metadata = {})
{
    return R"({"kind":"EndpointSlice","apiVersion":"discovery.k8s.io/v1","metadata":{"name":"n","namespace":"shop","uid":"u-1",
        "creationTimestamp":"2026-11-21T09:00:00Z")" + metadata + "}," + members + "}";
}

std::shared_ptr<const EndpointSliceRow> slice(const QByteArray &members, const QByteArray &metadata = {})
{
    return rowOf<EndpointSliceRow>(decodeEndpointSlice, sliceJson(members, metadata));
}

QByteArray policyJson(const QByteArray &spec)
{
    return R"({"kind":"NetworkPolicy","apiVersion":"networking.k8s.io/v1","metadata":{"name":"n","namespace":"shop","uid":"u-1",
        "creationTimestamp":"2026-11-21T09:00:00Z"},"spec":{)" + spec + "}}";
}

std::shared_ptr<const NetworkPolicyRow> policy(const QByteArray &spec)
{
    return rowOf<NetworkPolicyRow>(decodeNetworkPolicy, policyJson(spec));
}

/// Rules of hosts, each with one path to its service.
QByteArray rules(const QByteArrayList &hosts)
{
    QByteArrayList all;
    for (const QByteArray &host : hosts)
        all << (host.isEmpty() ? QByteArray("{") : R"({"host":")" + host + R"(",)") +
                   R"("http":{"paths":[{"path":"/","pathType":"Prefix","backend":{"service":{"name":"web","port":{"number":80}}}}]}})";
    return R"("rules":[)" + all.join(',') + "]";
}

const QByteArray wholeIngress = R"("ingressClassName":"nginx","defaultBackend":{"service":{"name":"fallback","port":{"name":"http"}}},
    "tls":[{"hosts":["shop.example","www.shop.example"],"secretName":"shop-tls"},{}],"rules":[
     {"host":"shop.example","http":{"paths":[
       {"path":"/","pathType":"Prefix","backend":{"service":{"name":"web","port":{"number":80}}}},
       {"path":"/api","pathType":"Exact","backend":{"service":{"name":"api","port":{"name":"http"}}}},
       {"path":"/static","pathType":"ImplementationSpecific","backend":{"resource":{"apiGroup":"k8s.example","kind":"Bucket","name":"files"}}}]}},
     {"http":{"paths":[{"pathType":"ImplementationSpecific","backend":{"service":{"name":"web","port":{"number":80}}}}]}}])";
const QByteArray twoAddresses = R"("loadBalancer":{"ingress":[{"hostname":"lb.example.com"},{"ip":"203.0.113.7"},{"ip":"203.0.113.7"}]})";

const QByteArray wholeSlice = R"("addressType":"IPv4","ports":[{"name":"http","protocol":"TCP","port":8080},{"name":"","protocol":"UDP","port":53}],
    "endpoints":[
     {"addresses":["10.0.0.1"],"conditions":{"ready":true,"serving":true,"terminating":false},"nodeName":"w-1","zone":"eu-1",
      "targetRef":{"kind":"Pod","namespace":"shop","name":"web-1","uid":"p-1"}},
     {"addresses":["10.0.0.2"],"conditions":{"ready":false,"serving":true,"terminating":true},"nodeName":"w-2",
      "targetRef":{"kind":"Pod","namespace":"shop","name":"web-2","uid":"p-2"}},
     {"addresses":["10.0.0.3"],"conditions":{"ready":false,"serving":false,"terminating":false}},
     {"addresses":["10.0.0.4","10.0.0.5"]}])";
const QByteArray ofService = R"(,"labels":{"kubernetes.io/service-name":"web"})";

const QByteArray wholePolicy = R"("podSelector":{"matchLabels":{"app":"web"}},"policyTypes":["Ingress","Egress"],
    "ingress":[
     {"from":[{"podSelector":{"matchLabels":{"app":"front"}}},
              {"namespaceSelector":{"matchLabels":{"team":"shop"}},"podSelector":{"matchLabels":{"app":"probe"}}},
              {"ipBlock":{"cidr":"10.0.0.0/8","except":["10.1.0.0/16","10.2.0.0/16"]}}],
      "ports":[{"protocol":"TCP","port":8080},{"protocol":"UDP","port":"dns"},{"protocol":"TCP","port":9000,"endPort":9010}]},
     {"ports":[{"protocol":"SCTP"}]}],
    "egress":[
     {"to":[{"namespaceSelector":{}},{"podSelector":{}},{"namespaceSelector":{"matchLabels":{"team":"data"}}},
            {"namespaceSelector":{},"podSelector":{"matchExpressions":[{"key":"app","operator":"In","values":["b","a"]}]}}]}])";
const QByteArray denyAll = R"("podSelector":{},"policyTypes":["Ingress"])";
const QByteArray allowAll = R"("podSelector":{},"policyTypes":["Ingress","Egress"],"ingress":[{}],"egress":[{"ports":[{"port":53}]}])";

} // namespace

void NetworkKindsTest::ingresses()
{
    const auto row = ingress(wholeIngress, twoAddresses);
    QVERIFY(row);
    QCOMPARE(classText(*row), QStringLiteral("nginx"));
    QCOMPARE(hostsText(*row), QStringLiteral("shop.example"));
    QCOMPARE(addressText(*row), QStringLiteral("203.0.113.7,lb.example.com"));
    QCOMPARE(portsText(*row), QStringLiteral("80, 443"));
    QCOMPARE(row->services, (QStringList{QStringLiteral("api"), QStringLiteral("fallback"), QStringLiteral("web")}));
    const auto bare = ingress("");
    QCOMPARE(classText(*bare), QStringLiteral("<none>"));
    QCOMPARE(hostsText(*bare), QStringLiteral("*"));
    QCOMPARE(addressText(*bare), QString());
    QCOMPARE(portsText(*bare), QStringLiteral("80"));
}

// As kubectl counts: rules without a host take none of the three places, and count among those that follow.
void NetworkKindsTest::manyHosts()
{
    const auto hosts = [](const QByteArrayList &all) { return hostsText(*ingress(rules(all))); };
    QCOMPARE(hosts({"a", "b", "c"}), QStringLiteral("a,b,c"));
    QCOMPARE(hosts({"a", "b", "c", "d", "e"}), QStringLiteral("a,b,c + 2 more..."));
    QCOMPARE(hosts({"a", "", "b", "c"}), QStringLiteral("a,b,c"));
    QCOMPARE(hosts({"a", "", "b", "c", ""}), QStringLiteral("a,b,c + 2 more..."));
    QCOMPARE(hosts({"", "", "", ""}), QStringLiteral("*"));
}

void NetworkKindsTest::theKindOfIngresses()
{
    const live::Kind kind = ingressObject().kind;
    const live::RowPointer fine = ingress(wholeIngress, twoAddresses);
    const live::RowPointer without = ingress(rules({"a", "b", "c", "d", "a"}));
    QCOMPARE(cell(kind, "hosts", without).text, QStringLiteral("a, b, c, d")); // all, each once
    QCOMPARE(cell(kind, "address", fine).text, QStringLiteral("203.0.113.7, lb.example.com"));
    QVERIFY(cell(kind, "address", without).tone == live::Tone::Warn && cell(kind, "address", fine).tone == live::Tone::None);
    QCOMPARE(cell(kind, "services", fine).text, QStringLiteral("api, fallback, web"));
    QVERIFY(chip(kind, "pending").matches(*without) && !chip(kind, "pending").matches(*fine));
    QVERIFY(chip(kind, "tls").matches(*fine) && chip(kind, "plain").matches(*without));
    QCOMPARE(grouping(kind, "class").group(*fine).title, QStringLiteral("nginx"));
    QVERIFY(grouping(kind, "class").group(*without).key.isEmpty());
    QCOMPARE(kind.summary({fine, without}), QStringLiteral("1 without an address"));
    QVERIFY(kind.searchText(*fine).contains(QStringLiteral("fallback")));
}

void NetworkKindsTest::whereAnIngressLeads()
{
    const auto overview = ingressObject().overview;
    const Sections sections = overview(object("Ingress", "", wholeIngress, twoAddresses));
    QVERIFY(sections.ok());
    QCOMPARE(valueOf(*sections, "Ingress", "Class"), QStringLiteral("nginx"));
    QCOMPARE(valueOf(*sections, "Ingress", "Default backend"), QStringLiteral("fallback:http"));
    QCOMPARE(valueOf(*sections, "Ingress", "Address"), QStringLiteral("203.0.113.7, lb.example.com"));
    QCOMPARE(valueOf(*sections, "Rules", "shop.example/"), QStringLiteral("→ web:80"));
    QCOMPARE(valueOf(*sections, "Rules", "shop.example/api, exactly"), QStringLiteral("→ api:http"));
    QCOMPARE(valueOf(*sections, "Rules", "shop.example/static"), QStringLiteral("→ Bucket files"));
    QCOMPARE(valueOf(*sections, "Rules", "*/"), QStringLiteral("→ web:80"));
    QCOMPARE(valueOf(*sections, "TLS", "shop.example, www.shop.example"), QStringLiteral("Secret shop-tls"));
    QCOMPARE(valueOf(*sections, "TLS", "every host"), QStringLiteral("the controller's own certificate"));
    const Sections bare = overview(object("Ingress", "", "", ""));
    QCOMPARE(valueOf(*bare, "Ingress", "Address"), QStringLiteral("none yet"));
    QCOMPARE(valueOf(*bare, "Ingress", "Class"), QStringLiteral("the cluster's usual one"));
    QVERIFY(!sectionOf(*bare, QStringLiteral("Rules"))->empty.isEmpty());
    QVERIFY(!sectionOf(*bare, QStringLiteral("TLS")));
}

void NetworkKindsTest::endpointSlices()
{
    const auto row = slice(wholeSlice, ofService);
    QVERIFY(row);
    QCOMPARE(row->service, QStringLiteral("web"));
    QCOMPARE(row->addressType, QStringLiteral("IPv4"));
    QCOMPARE(portsText(*row), QStringLiteral("8080,53"));
    QCOMPARE(endpointsText(*row), QStringLiteral("10.0.0.1,10.0.0.2,10.0.0.3 + 2 more..."));
    QCOMPARE(row->endpoints, 4);
    QCOMPARE(row->readyEndpoints, 2); // what says nothing is ready
    QCOMPARE(row->terminating, 1);
    const auto bare = slice(R"("addressType":"IPv6")");
    QCOMPARE(portsText(*bare), QStringLiteral("<unset>"));
    QCOMPARE(endpointsText(*bare), QStringLiteral("<unset>"));
    QVERIFY(bare->service.isEmpty());
    // Without a number its name stands for the port, even an empty one; without either it is every port.
    const auto ports = [](const QByteArray &all) { return portsText(*slice(R"("ports":[)" + all + "]")); };
    QCOMPARE(ports(R"({"name":"http"})"), QStringLiteral("http"));
    QCOMPARE(ports(R"({"protocol":"TCP"})"), QStringLiteral("*"));
    QCOMPARE(ports(R"({"name":"","protocol":"TCP"})"), QStringLiteral("<unset>"));
    QCOMPARE(ports(R"({"port":1},{"port":2},{"port":3},{"port":4})"), QStringLiteral("1,2,3 + 1 more..."));
}

void NetworkKindsTest::theKindOfEndpointSlices()
{
    const live::Kind kind = endpointSliceObject().kind;
    const live::RowPointer partly = slice(wholeSlice, ofService);
    const live::RowPointer fine = slice(R"("endpoints":[{"addresses":["10.0.0.1"]}])");
    const live::RowPointer none = slice(R"("endpoints":[{"addresses":["10.0.0.1"],"conditions":{"ready":false}}])");
    const live::RowPointer empty = slice(R"("addressType":"IPv4")");
    QCOMPARE(cell(kind, "ready", partly).text, QStringLiteral("2/4"));
    QCOMPARE(cell(kind, "ready", partly).number, 0.5);
    QCOMPARE(cell(kind, "endpoints", partly).text, QStringLiteral("10.0.0.1, 10.0.0.2, 10.0.0.3, 10.0.0.4, 10.0.0.5"));
    QCOMPARE(cell(kind, "ports", partly).text, QStringLiteral("8080, 53"));
    QVERIFY(cell(kind, "state", fine).tone == live::Tone::Ok && cell(kind, "state", partly).tone == live::Tone::Warn);
    QVERIFY(cell(kind, "state", none).tone == live::Tone::Bad && cell(kind, "state", empty).hollow);
    QVERIFY(chip(kind, "partly").matches(*partly) && chip(kind, "none").matches(*none) && chip(kind, "empty").matches(*empty));
    QCOMPARE(grouping(kind, "service").group(*partly).title, QStringLiteral("shop/web"));
    QVERIFY(grouping(kind, "service").group(*empty).key.isEmpty());
    QCOMPARE(kind.summary({partly, none}), QStringLiteral("2 of 5 endpoints ready"));
    QVERIFY(kind.searchText(*partly).contains(QStringLiteral("10.0.0.4")));
}

void NetworkKindsTest::whichEndpointsAreReady()
{
    const Sections sections = endpointSliceObject().overview(sliceJson(wholeSlice, ofService));
    QVERIFY(sections.ok());
    QCOMPARE(valueOf(*sections, "Endpoint slice", "Service"), QStringLiteral("web"));
    QCOMPARE(valueOf(*sections, "Endpoint slice", "Ready"), QStringLiteral("2 of 4"));
    QCOMPARE(valueOf(*sections, "Ports", "http"), QStringLiteral("8080/TCP"));
    QCOMPARE(valueOf(*sections, "Ports", "53"), QStringLiteral("53/UDP"));
    QCOMPARE(valueOf(*sections, "Endpoints", "10.0.0.1"), QStringLiteral("ready · Pod web-1 · on node w-1 · in zone eu-1"));
    QCOMPARE(valueOf(*sections, "Endpoints", "10.0.0.2"), QStringLiteral("terminating, still serving · Pod web-2 · on node w-2"));
    QCOMPARE(valueOf(*sections, "Endpoints", "10.0.0.3"), QStringLiteral("not ready"));
    QCOMPARE(valueOf(*sections, "Endpoints", "10.0.0.4, 10.0.0.5"), QStringLiteral("ready"));
    const live::Section *endpoints = sectionOf(*sections, QStringLiteral("Endpoints"));
    QVERIFY(endpoints->entries[0].tone == live::Tone::Ok && endpoints->entries[1].tone == live::Tone::Idle && endpoints->entries[2].tone == live::Tone::Warn);
    const Sections bare = endpointSliceObject().overview(sliceJson(R"("addressType":"IPv4")"));
    QVERIFY(!sectionOf(*bare, QStringLiteral("Endpoints"))->empty.isEmpty());
}

void NetworkKindsTest::networkPolicies()
{
    const auto row = policy(wholePolicy);
    QVERIFY(row);
    QCOMPARE(row->selector.cell(), QStringLiteral("app=web"));
    QVERIFY((row->ingress == PolicyDirection{true, false, 2}) && (row->egress == PolicyDirection{true, false, 1}));
    const auto closed = policy(denyAll);
    QCOMPARE(closed->selector.cell(), QStringLiteral("<none>"));
    QVERIFY(closed->ingress.deniesAll() && !closed->egress.limited && !closed->egress.deniesAll());
    const auto open = policy(allowAll);
    QVERIFY((open->ingress == PolicyDirection{true, true, 1}) && (open->egress == PolicyDirection{true, false, 1}));
    // Without types: Ingress, and Egress where there are rules of it.
    QVERIFY(policy(R"("podSelector":{})")->ingress.deniesAll() && !policy(R"("podSelector":{})")->egress.limited);
    QVERIFY(policy(R"("podSelector":{},"egress":[{}])")->egress.open);
    QVERIFY(policy(R"("podSelector":{},"policyTypes":["Egress"])")->egress.deniesAll() && !policy(R"("podSelector":{},"policyTypes":["Egress"])")->ingress.limited);
}

void NetworkKindsTest::theKindOfNetworkPolicies()
{
    const live::Kind kind = networkPolicyObject().kind;
    const live::RowPointer some = policy(wholePolicy);
    const live::RowPointer closed = policy(denyAll);
    const live::RowPointer open = policy(allowAll);
    QCOMPARE(cell(kind, "pods", some).text, QStringLiteral("app=web"));
    QCOMPARE(cell(kind, "pods", closed).text, QStringLiteral("all pods"));
    QCOMPARE(cell(kind, "ingress", some).text, QStringLiteral("2 rules"));
    QCOMPARE(cell(kind, "ingress", closed).text, QStringLiteral("all denied"));
    QCOMPARE(cell(kind, "ingress", open).text, QStringLiteral("all allowed"));
    QCOMPARE(cell(kind, "egress", closed).text, QString(QChar(0x2013)));
    QVERIFY(chip(kind, "ingress").matches(*closed) && !chip(kind, "egress").matches(*closed) && chip(kind, "egress").matches(*some));
    QVERIFY(chip(kind, "deniesIngress").matches(*closed) && !chip(kind, "deniesIngress").matches(*open) && !chip(kind, "deniesEgress").matches(*closed));
    QVERIFY(kind.searchText(*some).contains(QStringLiteral("app=web")));
}

void NetworkKindsTest::whomAPolicyLetsThrough()
{
    const auto overview = networkPolicyObject().overview;
    const Sections sections = overview(policyJson(wholePolicy));
    QVERIFY(sections.ok());
    const char *ports = "TCP 8080, UDP dns, TCP 9000–9010";
    QCOMPARE(valueOf(*sections, "Network policy", "Pods"), QStringLiteral("app=web"));
    QCOMPARE(valueOf(*sections, "Network policy", "Ingress"), QStringLiteral("2 rules"));
    QCOMPARE(valueOf(*sections, "Ingress from", "pods app=front"), QString::fromUtf8(ports));
    QCOMPARE(valueOf(*sections, "Ingress from", "pods app=probe in namespaces team=shop"), QString::fromUtf8(ports));
    QCOMPARE(valueOf(*sections, "Ingress from", "10.0.0.0/8 except 10.1.0.0/16, 10.2.0.0/16"), QString::fromUtf8(ports));
    QCOMPARE(valueOf(*sections, "Ingress from", "everybody"), QStringLiteral("every SCTP port"));
    QCOMPARE(valueOf(*sections, "Egress to", "all pods of every namespace"), QStringLiteral("every port"));
    QCOMPARE(valueOf(*sections, "Egress to", "all pods of this namespace"), QStringLiteral("every port"));
    QCOMPARE(valueOf(*sections, "Egress to", "all pods in namespaces team=data"), QStringLiteral("every port"));
    QCOMPARE(valueOf(*sections, "Egress to", "pods app in (a,b) in every namespace"), QStringLiteral("every port"));
    const Sections closed = overview(policyJson(denyAll));
    QCOMPARE(valueOf(*closed, "Network policy", "Pods"), QStringLiteral("all pods"));
    QCOMPARE(valueOf(*closed, "Network policy", "Ingress"), QStringLiteral("all denied"));
    QCOMPARE(valueOf(*closed, "Network policy", "Egress"), QStringLiteral("not limited by this policy"));
    QVERIFY(!sectionOf(*closed, QStringLiteral("Ingress from"))->empty.isEmpty());
    QVERIFY(!sectionOf(*closed, QStringLiteral("Egress to")));
    QCOMPARE(valueOf(*overview(policyJson(allowAll)), "Ingress from", "everybody"), QStringLiteral("every port"));
}

void NetworkKindsTest::everyCut()
{
    QVERIFY(survivesEveryCut(decodeIngress, object("Ingress", "", wholeIngress, twoAddresses)));
    QVERIFY(survivesEveryCut(decodeEndpointSlice, sliceJson(wholeSlice, ofService)));
    QVERIFY(survivesEveryCut(decodeNetworkPolicy, policyJson(wholePolicy)));
}

PILOTHOUSE_TEST(NetworkKindsTest)
#include "tst_networkkinds.moc"
