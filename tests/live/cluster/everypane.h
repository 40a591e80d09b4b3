// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A session that looks at every pane there is: the program's own kinds, and those that are opened by their name; and the judge of what
// its rows say, who asks the cluster on a way of his own. Thread of the test.
#pragma once

#include "manifests.h"
#include "saboteur.h"
#include "servertable.h"
#include "sessioncluster.h"
#include "tablekinds.h"

#include <map>
#include <set>

namespace livetest {

class EveryPane
{
public:
    EveryPane(const LiveCluster &cluster, const Manifests &manifests, base::Clock &clock = base::Clock::system())
        : session(cluster.admin, [this](kubernetes::SessionOptions &options) {
              options.transport = [sabotage = sabotage](const net::Origin &origin) { return std::make_unique<Saboteur>(origin, sabotage); };
          }, clock), m_cluster(cluster), m_manifests(manifests)
    {
    }

    /// Empty: all panes are open.
    [[nodiscard]] QString open()
    {
        session.open();
        if (!QTest::qWaitFor([&] { return session.handle.state().state == endpoint::EndpointState::State::Connected; }, patience))
            return QStringLiteral("no connection");
        for (kubernetes::ObjectKind &object : app::clusterKinds())
            add(std::move(object));
        const auto known = ask<kubernetes::DiscoveryPointer>([&](auto done) { return m_functions.discover(session.handle, true, done); });
        if (!known)
            return QStringLiteral("no discovery");
        for (const QByteArray &kind : m_manifests.kinds()) {
            if (this->kind(kind))
                continue;
            const auto found = std::find_if((*known)->resources.begin(), (*known)->resources.end(), [&](const kubernetes::ApiResource &resource) {
                return resource.kind.toLower().toUtf8() == kind && resource.group == m_manifests.groupOf(kind);
            });
            if (found == (*known)->resources.end())
                return QString::fromUtf8(kind + " is not known");
            auto object = ask<kubernetes::ObjectKind>([&](auto done) { return m_functions.openKind(session.handle, found->fullName(), done); });
            if (!object)
                return QString::fromUtf8(kind + " cannot be opened");
            for (actions::Action &action : kubernetes::tableActions(*object))
                session.runner.add(std::move(action));
            m_opened[kind] = object->kind.id;
            add(std::move(*object));
        }
        return {};
    }
    /// By the feed's name, or the kind's in lower case; null: there is none.
    [[nodiscard]] const kubernetes::ObjectKind *kind(const QByteArray &name) const
    {
        const auto opened = m_opened.find(name);
        const auto found = m_kinds.find(opened == m_opened.end() ? name : opened->second);
        return found == m_kinds.end() ? nullptr : &found->second;
    }
    [[nodiscard]] bool setScope(const QString &scope)
    {
        m_scope = scope;
        return ask<bool>([&](auto done) { return m_functions.setScope(session.handle, scope, done); }).has_value();
    }

    /// What the rows of a pane say otherwise than the cluster does, each beginning with a name. `compared`: how many columns both have.
    [[nodiscard]] QStringList disagreements(const kubernetes::ObjectKind &object, int *compared = nullptr)
    {
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        const QJsonObject table = tableOf(m_cluster, QString::fromUtf8(kubernetes::collectionPath(object.table, m_scope)));
        if (table.isEmpty())
            return {QStringLiteral("the cluster does not answer")};
        const qint64 after = QDateTime::currentMSecsSinceEpoch();
        const auto shared = sharedColumns(object, table.value(QStringLiteral("columnDefinitions")).toArray());
        if (compared)
            *compared = static_cast<int>(shared.size());
        QStringList wrong;
        std::set<live::Key> theirs;
        for (const QJsonValue &entry : table.value(QStringLiteral("rows")).toArray()) {
            const QJsonValue meta = entry[QLatin1String("object")][QLatin1String("metadata")];
            const live::Key uid = meta[QLatin1String("uid")].toString().toLatin1();
            theirs.insert(uid);
            const live::RowPointer row = session.handle.feed(object.kind.id)->row(uid);
            const QString name = meta[QLatin1String("name")].toString();
            if (!row)
                wrong << name + QStringLiteral(" is missing");
            else
                compare(object, *row, meta, entry[QLatin1String("cells")].toArray(), shared, before, after, wrong);
        }
        for (const live::RowPointer &row : session.handle.feed(object.kind.id)->rows()) {
            if (!theirs.contains(row->key()))
                wrong << object.meta(*row).name + QStringLiteral(" is no more");
        }
        return wrong;
    }
    [[nodiscard]] bool agrees(const kubernetes::ObjectKind &object)
    {
        const bool agreed = QTest::qWaitFor([&] { return session.isLive(object.kind.id) && disagreements(object).isEmpty(); }, patience);
        if (!agreed)
            qWarning("%s", qPrintable(disagreements(object).mid(0, 20).join(u'\n')));
        return agreed;
    }

    std::shared_ptr<Sabotage> sabotage = std::make_shared<Sabotage>();
    ClusterObserved session;

private:
    /// The server's column and ours of the same title.
    using Shared = std::vector<std::pair<qsizetype, const live::Column *>>;

    void add(kubernetes::ObjectKind object)
    {
        session.look(object.kind.id);
        m_kinds.emplace(object.kind.id, std::move(object));
    }
    template <class T> [[nodiscard]] static std::optional<T> ask(const std::function<endpoint::Call(kubernetes::Done<T>)> &question)
    {
        std::optional<base::Result<T>> got;
        const endpoint::Call call = question([&](base::Result<T> result) { got.emplace(std::move(result)); });
        (void)QTest::qWaitFor([&] { return got.has_value(); }, patience);
        return got && got->ok() ? std::optional<T>(std::move(**got)) : std::nullopt;
    }
    /// "Up-to-date" and "Up to date" are the same.
    [[nodiscard]] static QString plain(QString title)
    {
        static const QRegularExpression other(QStringLiteral("[^a-z]"));
        return title.toLower().remove(other);
    }
    /// Of what is written in two ways the same: nothing, and what stands between several.
    [[nodiscard]] static QString plainCell(QString text)
    {
        for (const char *nothing : {"<none>", "<unset>", "<unknown>", "N/A", "\u2013"})
            text.replace(QString::fromUtf8(nothing), QString());
        return text.simplified().replace(QStringLiteral(", "), QStringLiteral(","));
    }
    [[nodiscard]] static Shared sharedColumns(const kubernetes::ObjectKind &object, const QJsonArray &columns)
    {
        Shared shared;
        for (qsizetype i = 0; i < columns.size(); ++i) {
            for (const live::Column &column : object.kind.columns) {
                const bool same = plain(column.title) == plain(columns[i].toObject().value(QStringLiteral("name")).toString());
                if (same && column.cell) {
                    shared.emplace_back(i, &column);
                    break;
                }
            }
        }
        return shared;
    }
    static void compare(const kubernetes::ObjectKind &object, const live::Row &row, const QJsonValue &meta, const QJsonArray &cells, const Shared &shared,
                        qint64 before, qint64 after, QStringList &wrong)
    {
        const QString name = meta[QLatin1String("name")].toString();
        const kubernetes::ObjectMeta &ours = object.meta(row);
        if (ours.name != name || ours.namespaceName != meta[QLatin1String("namespace")].toString())
            wrong << QStringLiteral("%1: we %2 in “%3”").arg(name, ours.name, ours.namespaceName);
        QStringList labels;
        const QJsonObject theirs = meta[QLatin1String("labels")].toObject();
        for (auto label = theirs.begin(); label != theirs.end(); ++label)
            labels << label.key() + u'=' + label->toString();
        QStringList mine = kubernetes::labelTexts(ours.labels);
        labels.sort();
        mine.sort();
        if (labels != mine)
            wrong << QStringLiteral("%1: labels %2, we %3").arg(name, labels.join(u','), mine.join(u','));
        for (const auto &[at, column] : shared) {
            const live::Cell cell = column->cell(row);
            QString shown;
            const auto text = [&, column = column](qint64 now) { return plainCell(column->wording ? column->wording(cell, now) : cell.text); };
            const QString wanted = plainCell(cells[at].isBool() ? QVariant(cells[at].toBool()).toString() : cellText(cells[at]));
            if (!atSomeMoment(wanted, before, after, text, &shown))
                wrong << QStringLiteral("%1, %2: “%3”, we “%4”").arg(name, column->title, wanted, shown);
        }
    }

    const LiveCluster &m_cluster;
    const Manifests &m_manifests;
    kubernetes::Cluster m_functions = kubernetes::sessionCluster();
    std::map<QByteArray, kubernetes::ObjectKind> m_kinds; ///< by their feeds
    std::map<QByteArray, QByteArray> m_opened;            ///< kind in lower case to feed
    QString m_scope;
};

} // namespace livetest
