// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "clusterevents.h"

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

constexpr qint64 keptMs = 3'600'000; ///< kube-apiserver's --event-ttl

} // namespace

void ClusterEvents::tell(QStringView type, const QJsonObject &about, const QString &reason, const QString &message, const Source &source)
{
    const QString stamp = secondsText(m_store.nowMs());
    const QString same = uidOf(about) + u' ' + reason + u' ' + message;
    if (const auto told = m_told.find(same); told != m_told.end()) {
        if (std::optional<QJsonObject> event = m_store.find(resources::events, told->second.first, told->second.second)) {
            event->insert(u"count"_s, event->value("count"_L1).toInt() + 1);
            event->insert(u"lastTimestamp"_s, stamp);
            m_store.update(resources::events, *event);
            return;
        }
    }
    const QString place = namespaceOf(about).isEmpty() ? u"default"_s : namespaceOf(about);
    const QString name = nameOf(about) + u".18"_s + m_store.uid().left(8) + m_store.uid().left(6);
    QJsonObject from{{u"component"_s, source.component}};
    if (!source.host.isEmpty())
        from.insert(u"host"_s, source.host);
    QJsonObject event{
        {u"metadata"_s, QJsonObject{{u"name"_s, name}, {u"namespace"_s, place}}},
        {u"involvedObject"_s, QJsonObject{{u"apiVersion"_s, about.value("apiVersion"_L1)}, {u"kind"_s, about.value("kind"_L1)}, {u"name"_s, nameOf(about)},
                                          {u"namespace"_s, namespaceOf(about)}, {u"uid"_s, uidOf(about)}, {u"resourceVersion"_s, textAt(about, u"metadata.resourceVersion")}}},
        {u"reason"_s, reason}, {u"message"_s, message}, {u"source"_s, from}, {u"firstTimestamp"_s, stamp}, {u"lastTimestamp"_s, stamp}, {u"count"_s, 1},
        {u"type"_s, type.toString()}, {u"reportingComponent"_s, source.component}, {u"reportingInstance"_s, source.host}};
    if (namespaceOf(about).isEmpty()) {
        QJsonObject object = event.value("involvedObject"_L1).toObject();
        object.remove("namespace"_L1);
        event.insert(u"involvedObject"_s, object);
    }
    m_store.add(resources::events, event);
    m_told.insert_or_assign(same, std::pair(place, name));
}

void ClusterEvents::forgetOld()
{
    for (const QJsonObject &event : m_store.list(resources::events))
        if (msOfSeconds(textAt(event, u"lastTimestamp")) < m_store.nowMs() - keptMs)
            m_store.remove(resources::events, event);
    std::erase_if(m_told, [this](const auto &told) { return !m_store.find(resources::events, told.second.first, told.second.second); });
}

} // namespace demo
