// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "objectstore.h"

#include "noise.h"

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

constexpr size_t keptChanges = 600; ///< some minutes of a busy cluster; each may hold a whole old object

QJsonObject withVersion(QJsonObject object, qint64 version)
{
    put(object, u"metadata.resourceVersion", QString::number(version));
    return object;
}

} // namespace

QString ObjectStore::suffix(int length)
{
    // As the API server's: no vowels, so that no words come about.
    static constexpr QStringView letters = u"bcdfghjklmnpqrstvwxz2456789";
    QString text;
    const quint64 drawn = mix(m_seed, ++m_drawn);
    for (int i = 0; i < length; ++i)
        text += letters.at(pick(drawn, static_cast<quint64>(i), static_cast<int>(letters.size())));
    return text;
}

QString ObjectStore::uid()
{
    QString text = hexId(mix(m_seed, 0x0d00'0000 + ++m_drawn)).left(32);
    text[12] = u'4';
    text[16] = u'a';
    for (const int at : {8, 13, 18, 23})
        text.insert(at, u'-');
    return text;
}

QJsonObject ObjectStore::add(const ApiResource &resource, QJsonObject object)
{
    object.insert(u"apiVersion"_s, resource.apiVersion());
    object.insert(u"kind"_s, resource.kindText());
    put(object, u"metadata.uid", uid());
    if (textAt(object, u"metadata.creationTimestamp").isEmpty())
        put(object, u"metadata.creationTimestamp", secondsText(m_nowMs));
    if (object.contains("spec"_L1))
        put(object, u"metadata.generation", 1);
    object = withVersion(std::move(object), ++m_version);
    m_objects[&resource].insert_or_assign({namespaceOf(object), nameOf(object)}, object);
    if (const QString owner = ownerOf(object); !owner.isEmpty())
        m_owned[owner].insert({&resource, {namespaceOf(object), nameOf(object)}});
    tell({StoreChange::Kind::Added, &resource, object, m_version});
    return object;
}

void ObjectStore::update(const ApiResource &resource, QJsonObject object)
{
    auto &objects = m_objects[&resource];
    const auto found = objects.find({namespaceOf(object), nameOf(object)});
    if (found == objects.end() || found->second == object)
        return;
    if (found->second.value("spec"_L1) != object.value("spec"_L1))
        put(object, u"metadata.generation", numberAt(found->second, u"metadata.generation") + 1);
    object = withVersion(std::move(object), ++m_version);
    found->second = object;
    tell({StoreChange::Kind::Modified, &resource, object, m_version});
}

void ObjectStore::remove(const ApiResource &resource, const QJsonObject &object)
{
    auto &objects = m_objects[&resource];
    const auto found = objects.find({namespaceOf(object), nameOf(object)});
    if (found == objects.end())
        return;
    const QJsonObject last = withVersion(found->second, ++m_version);
    objects.erase(found);
    if (const auto owned = m_owned.find(ownerOf(last)); owned != m_owned.end())
        owned->second.erase({&resource, {namespaceOf(last), nameOf(last)}});
    tell({StoreChange::Kind::Deleted, &resource, last, m_version});
}

std::optional<QJsonObject> ObjectStore::find(const ApiResource &resource, const QString &namespaceName, const QString &name) const
{
    const auto objects = m_objects.find(&resource);
    if (objects == m_objects.end())
        return {};
    const auto found = objects->second.find({namespaceName, name});
    return found == objects->second.end() ? std::nullopt : std::optional(found->second);
}

std::vector<QJsonObject> ObjectStore::list(const ApiResource &resource, const QString &namespaceName) const
{
    std::vector<QJsonObject> result;
    const auto objects = m_objects.find(&resource);
    if (objects == m_objects.end())
        return result;
    for (const auto &[key, object] : objects->second)
        if (namespaceName.isEmpty() || key.first == namespaceName)
            result.push_back(object);
    return result;
}

std::vector<QJsonObject> ObjectStore::ownedBy(const ApiResource &resource, const QString &uid) const
{
    std::vector<QJsonObject> result;
    const auto owned = m_owned.find(uid);
    const auto objects = m_objects.find(&resource);
    if (owned == m_owned.end() || objects == m_objects.end())
        return result;
    for (const auto &[kind, key] : owned->second)
        if (const auto found = objects->second.find(key); kind == &resource && found != objects->second.end())
            result.push_back(found->second);
    return result;
}

std::optional<std::vector<StoreChange>> ObjectStore::since(qint64 version) const
{
    const qint64 oldest = m_past.empty() ? m_version : m_past.front().version - 1;
    if (version < oldest)
        return {};
    std::vector<StoreChange> changes;
    for (const StoreChange &change : m_past)
        if (change.version > version)
            changes.push_back(change);
    return changes;
}

std::unique_ptr<ObjectStore::Ticket> ObjectStore::listen(std::function<void(const StoreChange &)> heard)
{
    const int number = m_nextListener++;
    m_listeners.emplace(number, std::move(heard));
    return std::make_unique<Ticket>(*this, number);
}

void ObjectStore::tell(StoreChange change)
{
    if (m_remembers)
        m_past.push_back(change);
    if (m_past.size() > keptChanges)
        m_past.pop_front();
    // A listener may end itself or others while it hears.
    std::vector<int> numbers;
    for (const auto &[number, heard] : m_listeners)
        numbers.push_back(number);
    for (const int number : numbers) {
        const auto it = m_listeners.find(number);
        if (it == m_listeners.end())
            continue;
        const auto heard = it->second;
        heard(change);
    }
}

} // namespace demo
