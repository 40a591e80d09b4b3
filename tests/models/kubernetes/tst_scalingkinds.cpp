// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Autoscalers and disruption budgets: rows out of JSON and protobuf, kubectl's cells of them, what kinds and overviews make of them.
#include "allkinds.h"
#include "autoscalerrow.h"
#include "budgetrow.h"
#include "objects.h"
#include "shown.h"
#include "testmain.h"

using namespace kubernetes;
using namespace kubernetestest;

/// Declared before the texts and defined behind them: moc loses its way in raw strings.
class ScalingKindsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void autoscalers();
    void targets();
    void scalingStates_data();
    void scalingStates();
    void theKindOfAutoscalers();
    void whatAnAutoscalerGoesBy();
    void budgets();
    void budgetStates_data();
    void budgetStates();
    void theKindOfBudgets();
    void whatABudgetAllows();
    void everyCut();
};

namespace {

QByteArray scalerJson(const QByteArray &spec, const QByteArray &status, const QByteArray &metadata = {})
{
    return object("HorizontalPodAutoscaler", metadata, R"("scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"web"},"maxReplicas":10)" + spec, status);
}

std::shared_ptr<const AutoscalerRow> scaler(const QByteArray &spec, const QByteArray &status = {}, const QByteArray &metadata = {})
{
    return rowOf<AutoscalerRow>(decodeAutoscaler, scalerJson(spec, status, metadata));
}

std::shared_ptr<const BudgetRow> budget(const QByteArray &spec, const QByteArray &status = {}, const QByteArray &metadata = {})
{
    return rowOf<BudgetRow>(decodeBudget, object("PodDisruptionBudget", metadata, spec, status));
}

QByteArray condition(const QByteArray &type, const QByteArray &status, const QByteArray &reason)
{
    return R"({"type":")" + type + R"(","status":")" + status + R"(","reason":")" + reason + R"(","message":"why"})";
}

/// TARGETS of one metric, of what is wanted and what there is.
QString target(const QByteArray &wanted, const QByteArray &now = {})
{
    return targetsText(*scaler(R"(,"metrics":[)" + wanted + "]", R"("currentMetrics":[)" + now + "]"));
}

const QByteArray cpu = R"({"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization","averageUtilization":70}}})";
const QByteArray cpuNow = R"({"type":"Resource","resource":{"name":"cpu","current":{"averageUtilization":64,"averageValue":"128m"}}})";
const QByteArray memory = R"({"type":"Resource","resource":{"name":"memory","target":{"type":"AverageValue","averageValue":"500Mi"}}})";
const QByteArray memoryNow = R"({"type":"Resource","resource":{"name":"memory","current":{"averageValue":"312Mi"}}})";
const QByteArray sidecar = R"({"type":"ContainerResource","containerResource":{"name":"cpu","container":"app","target":{"type":"Utilization","averageUtilization":50}}})";
const QByteArray sidecarNow = R"({"type":"ContainerResource","containerResource":{"name":"cpu","container":"app","current":{"averageUtilization":30}}})";
const QByteArray hits = R"({"type":"Pods","pods":{"metric":{"name":"hits"},"target":{"type":"AverageValue","averageValue":"1k"}}})";
const QByteArray hitsNow = R"({"type":"Pods","pods":{"metric":{"name":"hits"},"current":{"averageValue":"900"}}})";
const QByteArray queue = R"({"type":"External","external":{"metric":{"name":"queue","selector":{"matchLabels":{"q":"a"}}},"target":{"type":"AverageValue","averageValue":"30"}}})";
const QByteArray queueNow = R"({"type":"External","external":{"metric":{"name":"queue"},"current":{"value":"0","averageValue":"4500m"}}})";
const QByteArray rate = R"({"type":"Object","object":{"describedObject":{"kind":"Ingress","name":"main","apiVersion":"networking.k8s.io/v1"},"metric":{"name":"rate"},"target":{"type":"Value","value":"2k"}}})";
const QByteArray rateNow = R"({"type":"Object","object":{"describedObject":{"kind":"Ingress","name":"main"},"metric":{"name":"rate"},"current":{"value":"1500"}}})";
const QByteArray allMetrics = R"(,"minReplicas":2,"metrics":[)" + cpu + "," + memory + "," + sidecar + "," + hits + "," + queue + "," + rate + "]";
const QByteArray allNow = R"("lastScaleTime":"2026-11-21T09:10:00Z","currentReplicas":3,"desiredReplicas":4,"currentMetrics":[)" + cpuNow + "," + memoryNow + "," +
    sidecarNow + "," + hitsNow + "," + queueNow + "," + rateNow + R"(],"conditions":[)" + condition("AbleToScale", "True", "SucceededRescale") + "]";
const QByteArray behaviour = R"(,"behavior":{"scaleUp":{"stabilizationWindowSeconds":0,"policies":[{"type":"Pods","value":4,"periodSeconds":60},
    {"type":"Percent","value":100,"periodSeconds":15}]},"scaleDown":{"selectPolicy":"Disabled"}})";
const QByteArray threeOfThree = R"("currentReplicas":3,"desiredReplicas":3,"conditions":[)";
const QByteArray webs = R"("selector":{"matchLabels":{"app":"web"}})";
const QByteArray anyMetric = R"({"type":"Moon","moon":{}})";
const QByteArray unmeasured = R"({"type":"Resource","resource":{"name":"memory","current":{}}})";
const QByteArray anyShare = R"({"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization"}}})";
const QByteArray deleting = R"("deletionTimestamp":"2026-11-21T09:20:00Z")";
const QByteArray twoOfFour = R"("disruptionsAllowed":2,"currentHealthy":4,"desiredHealthy":2,"expectedPods":4,"observedGeneration":1)";
const QByteArray noneOfTwo = R"("disruptionsAllowed":0,"currentHealthy":2,"desiredHealthy":2,"expectedPods":2)";
const QByteArray tooFew = R"("disruptionsAllowed":0,"currentHealthy":1,"desiredHealthy":2,"expectedPods":2)";
const QByteArray syncFailed = R"("disruptionsAllowed":0,"conditions":[{"type":"DisruptionAllowed","status":"False","reason":"SyncFailed",
    "message":"found no controllers for pod","observedGeneration":1,"lastTransitionTime":"2026-11-21T09:00:00Z"}])";
const QByteArray leaving = R"("disruptedPods":{"web-1":"2026-11-21T09:00:00Z","web-2":"2026-11-21T09:00:00Z"},"disruptionsAllowed":1)";

} // namespace

void ScalingKindsTest::autoscalers()
{
    const auto row = scaler(allMetrics, allNow);
    QVERIFY(row);
    QCOMPARE(referenceText(*row), QStringLiteral("Deployment/web"));
    QCOMPARE(minPodsText(*row), QStringLiteral("2"));
    QCOMPARE(row->maxReplicas, 10);
    QCOMPARE(row->current, 3);
    QCOMPARE(row->desired, 4);
    QCOMPARE(row->scaledMs, createdMs + 10 * 60'000);
    QCOMPARE(row->metrics.size(), 6);
    QCOMPARE(targetsText(*row), QStringLiteral("cpu: 64%/70%, memory: 312Mi/500Mi + 4 more..."));
    const auto bare = scaler("");
    QCOMPARE(minPodsText(*bare), QStringLiteral("<unset>"));
    QCOMPARE(targetsText(*bare), QStringLiteral("<none>"));
    QVERIFY(bare->state == ScalingState::Unobserved);
}

// Each kind of metric, with what there is of it and without.
void ScalingKindsTest::targets()
{
    QCOMPARE(target(cpu, cpuNow), QStringLiteral("cpu: 64%/70%"));
    QCOMPARE(target(cpu), QStringLiteral("cpu: <unknown>/70%"));
    QCOMPARE(target(anyShare, cpuNow), QStringLiteral("cpu: 64%/<auto>"));
    QCOMPARE(target(memory, memoryNow), QStringLiteral("memory: 312Mi/500Mi"));
    QCOMPARE(target(memory), QStringLiteral("memory: <unknown>/500Mi"));
    QCOMPARE(target(memory, unmeasured), QStringLiteral("memory: <nil>/500Mi"));
    QCOMPARE(target(sidecar, sidecarNow), QStringLiteral("cpu: 30%/50%"));
    QCOMPARE(target(hits, hitsNow), QStringLiteral("900/1k"));
    QCOMPARE(target(hits), QStringLiteral("<unknown>/1k"));
    QCOMPARE(target(queue, queueNow), QStringLiteral("4500m/30 (avg)"));
    QCOMPARE(target(queue), QStringLiteral("<unknown>/30 (avg)"));
    QCOMPARE(target(rate, rateNow), QStringLiteral("1500/2k"));
    QCOMPARE(target(rate), QStringLiteral("<unknown>/2k"));
    QCOMPARE(target(anyMetric), QStringLiteral("<unknown type>"));
    QCOMPARE(target(cpu, memoryNow), QStringLiteral("cpu: <unknown>/70%")); // no share of what is requested
    QCOMPARE(target(cpu, hitsNow), QStringLiteral("cpu: <unknown>/70%"));   // by its place, and of another kind
}

void ScalingKindsTest::scalingStates_data()
{
    QTest::addColumn<QByteArray>("conditions");
    QTest::addColumn<int>("state");
    const QByteArray able = condition("AbleToScale", "True", "ReadyForNewScale");
    const QByteArray active = condition("ScalingActive", "True", "ValidMetricFound");
    const auto row = [](const char *name, const QByteArray &conditions, ScalingState state) { QTest::newRow(name) << conditions << static_cast<int>(state); };
    row("steady", able + "," + active + "," + condition("ScalingLimited", "False", "DesiredWithinRange"), ScalingState::Steady);
    row("wants more", able + "," + active + "," + condition("ScalingLimited", "True", "TooManyReplicas"), ScalingState::AtMaximum);
    row("wants fewer", able + "," + active + "," + condition("ScalingLimited", "True", "TooFewReplicas"), ScalingState::AtMinimum);
    row("in steps", able + "," + active + "," + condition("ScalingLimited", "True", "ScaleUpLimit"), ScalingState::Steady);
    row("no metrics", able + "," + condition("ScalingActive", "False", "FailedGetResourceMetric"), ScalingState::NoMetrics);
    row("no metrics at the limit", condition("ScalingActive", "False", "FailedGetExternalMetric") + "," + condition("ScalingLimited", "True", "TooManyReplicas"), ScalingState::NoMetrics);
    row("an odd metric", able + "," + condition("ScalingActive", "False", "InvalidMetricSourceType"), ScalingState::NoMetrics);
    row("no selector", able + "," + condition("ScalingActive", "False", "InvalidSelector"), ScalingState::CannotScale);
    row("off", able + "," + condition("ScalingActive", "False", "ScalingDisabled"), ScalingState::Disabled);
    row("no target", condition("AbleToScale", "False", "FailedGetScale"), ScalingState::CannotScale);
    row("nobody looked", "", ScalingState::Unobserved);
}

void ScalingKindsTest::scalingStates()
{
    QFETCH(QByteArray, conditions);
    QFETCH(int, state);
    const auto row = scaler("", threeOfThree + conditions + "]");
    QCOMPARE(static_cast<int>(row->state), state);
    const bool blocked = row->state == ScalingState::NoMetrics || row->state == ScalingState::CannotScale || row->state == ScalingState::Disabled;
    QCOMPARE(row->message, blocked ? QStringLiteral("why") : QString());
}

void ScalingKindsTest::theKindOfAutoscalers()
{
    const live::Kind kind = autoscalerObject().kind;
    const live::RowPointer moving = scaler(allMetrics, allNow);
    const live::RowPointer full = scaler(allMetrics, threeOfThree + condition("ScalingLimited", "True", "TooManyReplicas") + "]");
    const live::RowPointer blind = scaler("", threeOfThree + condition("ScalingActive", "False", "FailedGetResourceMetric") + "]");
    const live::RowPointer gone = scaler("", threeOfThree + condition("ScalingLimited", "True", "TooManyReplicas") + "]", deleting);
    QCOMPARE(cell(kind, "targets", moving).text.count(u','), 5); // all of them, not cut as kubectl does
    QCOMPARE(cell(kind, "reference", moving).text, QStringLiteral("Deployment/web"));
    QCOMPARE(cell(kind, "minPods", moving).number, 2.0);
    QCOMPARE(cell(kind, "maxPods", moving).number, 10.0);
    QCOMPARE(cell(kind, "replicas", moving).number, 3.0);
    QCOMPARE(cell(kind, "scaled", moving).timeMs, createdMs + 600'000);
    QVERIFY(cell(kind, "state", full).tone == live::Tone::Warn && !cell(kind, "state", full).hollow);
    QVERIFY(cell(kind, "state", blind).tone == live::Tone::Bad);
    QCOMPARE(cell(kind, "state", blind).toolTip, QStringLiteral("why"));
    QVERIFY(cell(kind, "state", gone).hollow);
    QVERIFY(chip(kind, "scaling").matches(*moving) && chip(kind, "maximum").matches(*full) && chip(kind, "noMetrics").matches(*blind));
    QVERIFY(!chip(kind, "maximum").matches(*gone) && !chip(kind, "steady").matches(*full));
    QCOMPARE(kind.summary({moving, full, blind}), QStringLiteral("1 at their maximum · 1 without metrics"));
    QVERIFY(kind.searchText(*moving).contains(QStringLiteral("Deployment/web")));
}

void ScalingKindsTest::whatAnAutoscalerGoesBy()
{
    const Sections sections = autoscalerObject().overview(scalerJson(allMetrics + behaviour, allNow));
    QVERIFY(sections.ok());
    QCOMPARE(valueOf(*sections, "Autoscaler", "State"), QStringLiteral("Scaling"));
    QCOMPARE(valueOf(*sections, "Autoscaler", "Scales"), QStringLiteral("Deployment web"));
    QCOMPARE(valueOf(*sections, "Autoscaler", "Replicas"), QStringLiteral("3, wanted 4"));
    QCOMPARE(valueOf(*sections, "Autoscaler", "Limits"), QStringLiteral("2 to 10"));
    QCOMPARE(entryOf(sectionOf(*sections, QStringLiteral("Autoscaler")), QStringLiteral("Last scaled"))->timeMs, createdMs + 600'000);
    QCOMPARE(valueOf(*sections, "Metrics", "cpu"), QStringLiteral("64 %, target 70 %"));
    QCOMPARE(valueOf(*sections, "Metrics", "memory"), QStringLiteral("312Mi, target 500Mi"));
    QCOMPARE(valueOf(*sections, "Metrics", "cpu of container app"), QStringLiteral("30 %, target 50 %"));
    QCOMPARE(valueOf(*sections, "Metrics", "hits of each pod"), QStringLiteral("900, target 1k"));
    QCOMPARE(valueOf(*sections, "Metrics", "queue, from outside"), QStringLiteral("4500m, target 30"));
    QCOMPARE(valueOf(*sections, "Metrics", "rate of Ingress main"), QStringLiteral("1500, target 2k"));
    QCOMPARE(valueOf(*sections, "Behaviour", "Scales up"), QStringLiteral("at most 4 pods in 60 s, 100 % in 15 s; waits 0 s"));
    QCOMPARE(valueOf(*sections, "Behaviour", "Scales down"), QStringLiteral("never"));
    const Sections blind = autoscalerObject().overview(scalerJson(allMetrics, threeOfThree + condition("ScalingLimited", "True", "TooManyReplicas") + "," +
        condition("ScalingActive", "False", "FailedGetResourceMetric") + "]"));
    QCOMPARE(valueOf(*blind, "Autoscaler", "Message"), QStringLiteral("why"));
    QCOMPARE(valueOf(*blind, "Metrics", "cpu"), QStringLiteral("unknown, target 70 %"));
    QCOMPARE(entryOf(sectionOf(*blind, QStringLiteral("Conditions")), QStringLiteral("ScalingLimited"))->tone, live::Tone::Warn); // true is not good here
}

void ScalingKindsTest::budgets()
{
    const auto row = budget(R"("minAvailable":2,"unhealthyPodEvictionPolicy":"AlwaysAllow",)" + webs, twoOfFour, R"("generation":2)");
    QCOMPARE(minAvailableText(*row), QStringLiteral("2"));
    QCOMPARE(maxUnavailableText(*row), QStringLiteral("N/A"));
    QCOMPARE(row->selector.text(), QStringLiteral("app=web"));
    QCOMPARE(row->allowed, 2);
    QCOMPARE(row->healthy, 4);
    QCOMPARE(row->needed, 2);
    QCOMPARE(row->expected, 4);
    QVERIFY(!row->observed && row->unhealthyMayAlwaysGo);
    const auto share = budget(R"("maxUnavailable":"25%")");
    QCOMPARE(maxUnavailableText(*share), QStringLiteral("25%"));
    QCOMPARE(minAvailableText(*share), QStringLiteral("N/A"));
    QCOMPARE(minAvailableText(*budget(R"("minAvailable":0)")), QStringLiteral("0")); // not the same as not set
    QVERIFY(!share->selector.present && !share->unhealthyMayAlwaysGo);
}

void ScalingKindsTest::budgetStates_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("metadata");
    QTest::addColumn<int>("state");
    const auto row = [](const char *name, const QByteArray &status, BudgetState state, const QByteArray &metadata = {}) {
        QTest::newRow(name) << status << metadata << static_cast<int>(state);
    };
    row("allows", twoOfFour, BudgetState::Allows);
    row("blocks", noneOfTwo, BudgetState::Blocks);
    row("too few", tooFew, BudgetState::TooFew);
    row("no pods", "", BudgetState::Empty);
    row("failed", syncFailed, BudgetState::Failed);
    row("of an older text", twoOfFour, BudgetState::Unobserved, R"("generation":2)");
}

void ScalingKindsTest::budgetStates()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, metadata);
    QFETCH(int, state);
    QCOMPARE(static_cast<int>(budgetState(*budget(webs, status, metadata))), state);
}

void ScalingKindsTest::theKindOfBudgets()
{
    const live::Kind kind = budgetObject().kind;
    const live::RowPointer fine = budget(R"("maxUnavailable":"50%",)" + webs, twoOfFour);
    const live::RowPointer tight = budget(R"("minAvailable":2,)" + webs, noneOfTwo);
    const live::RowPointer bad = budget(webs, tooFew);
    const live::RowPointer failed = budget("", syncFailed);
    QCOMPARE(cell(kind, "maxUnavailable", fine).text, QStringLiteral("50%"));
    QCOMPARE(cell(kind, "minAvailable", fine).text, QString(QChar(0x2013)));
    QCOMPARE(cell(kind, "allowed", fine).number, 2.0);
    QCOMPARE(cell(kind, "healthy", bad).text, QStringLiteral("1/2"));
    QCOMPARE(cell(kind, "pods", fine).text, QStringLiteral("app=web"));
    QCOMPARE(cell(kind, "pods", failed).text, QStringLiteral("no pods"));
    QCOMPARE(cell(kind, "pods", budget(R"("selector":{})")).text, QStringLiteral("all pods"));
    QVERIFY(cell(kind, "state", fine).tone == live::Tone::Ok);
    QVERIFY(cell(kind, "state", tight).tone == live::Tone::Warn);
    QVERIFY(cell(kind, "state", bad).tone == live::Tone::Bad);
    QCOMPARE(cell(kind, "state", failed).toolTip, QStringLiteral("found no controllers for pod"));
    QVERIFY(chip(kind, "allows").matches(*fine) && chip(kind, "blocks").matches(*tight) && chip(kind, "tooFew").matches(*bad));
    QCOMPARE(kind.summary({fine, tight, bad}), QStringLiteral("2 allow no eviction"));
}

void ScalingKindsTest::whatABudgetAllows()
{
    const auto overview = budgetObject().overview;
    const Sections tight = overview(object("PodDisruptionBudget", "", R"("minAvailable":2,)" + webs, noneOfTwo));
    QCOMPARE(valueOf(*tight, "Disruption budget", "State"), QStringLiteral("Allows none"));
    QCOMPARE(valueOf(*tight, "Disruption budget", "Min available"), QStringLiteral("2"));
    QCOMPARE(valueOf(*tight, "Disruption budget", "Max unavailable"), QStringLiteral("(absent)"));
    QCOMPARE(valueOf(*tight, "Disruption budget", "Pods"), QStringLiteral("app=web"));
    QCOMPARE(valueOf(*tight, "Pods", "Allowed disruptions"), QStringLiteral("0"));
    QCOMPARE(entryOf(sectionOf(*tight, QStringLiteral("Pods")), QStringLiteral("Allowed disruptions"))->tone, live::Tone::Warn);
    QCOMPARE(valueOf(*tight, "Pods", "Healthy"), QStringLiteral("2 of 2"));
    QCOMPARE(valueOf(*overview(object("PodDisruptionBudget", "", webs, leaving)), "Pods", "On their way out"), QStringLiteral("web-1, web-2"));
    QCOMPARE(valueOf(*overview(object("PodDisruptionBudget", "", "", syncFailed)), "Disruption budget", "Message"), QStringLiteral("found no controllers for pod"));
}

void ScalingKindsTest::everyCut()
{
    QVERIFY(survivesEveryCut(decodeAutoscaler, scalerJson(allMetrics + behaviour, allNow)));
    QVERIFY(survivesEveryCut(decodeBudget, object("PodDisruptionBudget", "", R"("minAvailable":"50%",)" + webs, syncFailed)));
}

PILOTHOUSE_TEST(ScalingKindsTest)
#include "tst_scalingkinds.moc"
