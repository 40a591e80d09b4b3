// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What simulated pods and nodes use, and what their containers write.
#include "democluster.h"
#include "imagecatalog.h"
#include "noise.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

// What a node's own programs use.
constexpr double ownMillicores = 140;
constexpr double ownMemory = 1.1e9;

struct Found {
    const ContainerLife *life = nullptr;
    QJsonObject spec;
};

Found find(const QJsonObject &pod, const PodLife &life, const QString &name)
{
    for (const auto &[path, lives] : {std::pair(u"spec.initContainers", &life.inits), {u"spec.containers", &life.mains}}) {
        const QJsonArray specs = arrayAt(pod, path);
        for (qsizetype i = 0; i < specs.size() && i < static_cast<qsizetype>(lives->size()); ++i)
            if (textAt(specs.at(i).toObject(), u"name") == name)
                return {&(*lives)[static_cast<size_t>(i)], specs.at(i).toObject()};
    }
    return {};
}

/// The few lines of a program that does not last.
QList<OutputLine> shortLog(const QString &name, ImageFacts::Fate fate, qint64 beginMs, qint64 endMs, qint64 lastsMs)
{
    const bool fails = fate == ImageFacts::Fate::Crashes || fate == ImageFacts::Fate::Fails;
    const std::pair<int, const char *> good[] = {{0, "INFO starting"}, {6, "INFO configuration read from /etc/app/config.yaml"}, {15, "INFO connected to pg-shop:5432"},
                                                 {40, "INFO 1 of 3 steps done"}, {70, "INFO 2 of 3 steps done"}, {99, "INFO all done"}};
    const std::pair<int, const char *> bad[] = {{0, "INFO starting"}, {6, "INFO configuration read from /etc/app/config.yaml"}, {18, "WARN feature store answers slowly, retry 1 of 3"},
                                                {45, "WARN feature store answers slowly, retry 2 of 3"}, {72, "WARN feature store answers slowly, retry 3 of 3"},
                                                {97, "ERROR dial tcp 10.43.18.7:6566: connect: connection refused"}, {99, "FATAL feature store is required, giving up"}};
    QList<OutputLine> lines;
    const auto add = [&](int percent, const char *text) {
        const qint64 ms = beginMs + lastsMs * percent / 100;
        if (ms <= endMs)
            lines.append({ms * 1'000'000, fails && percent > 90 ? 2 : 1, secondsText(ms).toLatin1() + ' ' + name.toLatin1() + ' ' + text});
    };
    if (fails)
        for (const auto &[percent, text] : bad)
            add(percent, text);
    else
        for (const auto &[percent, text] : good)
            add(percent, text);
    return lines;
}

} // namespace

std::optional<ClusterUsage> UsageCurve::at(qint64 ms) const
{
    if (ms < startedMs)
        return {};
    const double seconds = static_cast<double>(ms - bornMs) / 1000;
    // What has just begun has not yet filled its memory.
    const double filled = 1 - 0.55 / (1 + static_cast<double>(ms - startedMs) / 20'000);
    return ClusterUsage{millicores * wander.level(seconds, 1, 0.55), memory * filled * wander.level(seconds, 9, 0.04)};
}

std::optional<ClusterUsage> sumAt(const std::vector<UsageCurve> &curves, qint64 ms)
{
    std::optional<ClusterUsage> sum;
    for (const UsageCurve &curve : curves) {
        const std::optional<ClusterUsage> one = curve.at(ms);
        if (!one)
            continue;
        sum = ClusterUsage{(sum ? sum->millicores : 0) + one->millicores, (sum ? sum->memory : 0) + one->memory};
    }
    return sum;
}

std::optional<UsageCurve> DemoCluster::curveOf(const QJsonObject &pod, qsizetype index) const
{
    const PodLife *life = m_kubelet.life(uidOf(pod));
    if (!life || life->nodeLost || index >= static_cast<qsizetype>(life->mains.size()))
        return {};
    const ContainerLife &container = life->mains[static_cast<size_t>(index)];
    if (container.state != ContainerLife::State::Running)
        return {};
    const QJsonObject spec = arrayAt(pod, u"spec.containers").at(index).toObject();
    const ImageFacts facts = imageFacts(textAt(spec, u"image"));
    return UsageCurve{facts.millicores, facts.memory, Wander(mix(m_options.seed, hashOf(uidOf(pod) + textAt(spec, u"name"))), m_options.still), container.startedMs, m_born};
}

std::vector<UsageCurve> DemoCluster::podCurves(const QJsonObject &pod) const
{
    std::vector<UsageCurve> curves;
    for (qsizetype i = 0; i < arrayAt(pod, u"spec.containers").size(); ++i)
        if (const std::optional<UsageCurve> curve = curveOf(pod, i))
            curves.push_back(*curve);
    return curves;
}

std::vector<UsageCurve> DemoCluster::nodeCurves(const QJsonObject &node) const
{
    if (textAt(condition(node, u"Ready"), u"status") != "True"_L1)
        return {};
    std::vector<UsageCurve> curves{{ownMillicores, ownMemory, Wander(mix(m_options.seed, hashOf(uidOf(node))), m_options.still), createdMs(node), m_born}};
    for (const QJsonObject &pod : m_store.list(resources::pods)) {
        if (textAt(pod, u"spec.nodeName") != nameOf(node))
            continue;
        const std::vector<UsageCurve> some = podCurves(pod);
        curves.insert(curves.end(), some.begin(), some.end());
    }
    return curves;
}

std::optional<Container> DemoCluster::logOf(const QJsonObject &pod, const QString &name, bool previous) const
{
    const PodLife *life = m_kubelet.life(uidOf(pod));
    const Found found = life ? find(pod, *life, name) : Found();
    if (!found.life || (previous ? found.life->lastFinishedMs : found.life->startedMs) == 0)
        return {};
    const ImageFacts facts = imageFacts(textAt(found.spec, u"image"));
    const bool runs = !previous && found.life->state == ContainerLife::State::Running;
    const qint64 begin = previous ? found.life->lastStartedMs : found.life->startedMs;
    const qint64 end = previous ? found.life->lastFinishedMs : runs ? m_store.nowMs() : found.life->finishedMs;
    Container container;
    container.id = uidOf(pod) + name;
    container.name = name;
    container.voice = facts.voice;
    container.state = runs ? Container::State::Running : Container::State::Exited;
    container.spans = {Span{begin, runs ? -1 : end, true}};
    if (facts.fate != ImageFacts::Fate::Serves) {
        container.scripted = true;
        container.output = shortLog(name, facts.fate, begin, end, runs ? std::max<qint64>(facts.lastsMs, 1) : std::max<qint64>(end - begin, 1));
    }
    return container;
}

} // namespace demo
