// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the actions on all kinds of objects are made of. Jobs run on the endpoint thread; all else is pure.
#pragma once

#include "kubeapi.h"
#include "objectactions.h"

namespace kubernetes {

using ActionJob = base::Task<base::Result<actions::Outcome>>;

[[nodiscard]] Api &apiOf(endpoint::Session &session);

/// The status, the generation that the change made, and the server's warnings.
[[nodiscard]] base::Result<actions::Outcome> outcomeOf(const base::Result<net::Reply> &reply);

/// A change of one object, as a patch.
struct Change {
    QByteArray path;
    BodyType type = BodyType::MergePatch;
    QJsonObject body;
    qint64 generation = 0; ///< that the row knows, where the object counts its changes
};
/// Carried out, whatever comes of it; an error where another object has taken the name.
[[nodiscard]] base::Task<base::Result<net::Reply>> patched(endpoint::Session &session, Change change);
/// The same, and an error where the server says yes to what it did not do: its answer is neither of a newer generation nor as was asked.
[[nodiscard]] ActionJob patchJob(endpoint::Session &session, Change change);
[[nodiscard]] inline ActionJob patchJob(endpoint::Session &session, QByteArray path, BodyType type, QJsonObject body)
{
    return patchJob(session, Change{std::move(path), type, std::move(body)});
}
/// Whether an object has what a patch asks for: a null is absence, the elements of a list are known by their name.
[[nodiscard]] bool isAsAsked(const QJsonObject &object, const QJsonObject &patch);
/// For a yes without a deed.
[[nodiscard]] base::Error nothingDone();
using ChangeOf = std::function<Change(const live::Row &, const actions::Arguments &)>;
/// What a dry run would change in an object, from the two answers, without what changes with every write.
[[nodiscard]] base::Result<actions::Preview> previewOf(const net::Reply &before, const net::Reply &after);
/// Query of a request that the server carries out up to its end, but does not store.
[[nodiscard]] QUrlQuery dryRun();
/// The action's job is this change, and its preview the same as a dry run.
void setChange(actions::Action &action, ChangeOf change);
/// {a: {b: value}} for {"a", "b"}.
[[nodiscard]] QJsonObject nested(const QStringList &path, const QJsonValue &value);

/// The right to do this to objects of the kind.
[[nodiscard]] endpoint::Requirement needOf(const ObjectKind &kind, const QByteArray &verb);

/// An error where another object has taken the name of this one.
[[nodiscard]] base::Result<void> sameObject(const QJsonObject &object, const ObjectMeta &meta);

[[nodiscard]] actions::Settled settledWhen(bool yes);
[[nodiscard]] actions::Action makeAction(const QByteArray &feed, const QByteArray &id, const QString &label, const QString &running,
                                         const QString &done, const QString &icon);
/// {"kubectl", words...} with the object's namespace.
[[nodiscard]] QStringList kubectl(const ObjectMeta &meta, QStringList words);

} // namespace kubernetes
