// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "namespacechooser.h"

#include "palette.h"
#include "rights.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QRegularExpression>

namespace kubernetesui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetesui::NamespaceChooser", text);
}

widgets::PaletteItem itemOf(const QString &name)
{
    widgets::PaletteItem item;
    item.id = name.toUtf8();
    item.group = tr("Namespaces");
    item.title = name;
    item.icon = QStringLiteral("layers");
    return item;
}

/// Over the window until something was chosen; asks for the names once, when it opens. Owned by the window.
class Chooser final : public widgets::CommandPalette
{
public:
    Chooser(const kubernetes::Cluster &cluster, endpoint::Endpoint &endpoint, QWidget *window)
        : CommandPalette(window, tr("Show a namespace")), m_cluster(cluster), m_endpoint(endpoint)
    {
        setObjectName(QStringLiteral("namespace-chooser"));
        setTyped([this](const QString &text) -> std::optional<widgets::PaletteItem> {
            if (!isNamespaceName(text) || m_names.contains(text))
                return {};
            widgets::PaletteItem item = itemOf(text);
            item.group = tr("As typed");
            return item;
        });
        connect(this, &CommandPalette::chosen, this, [this](const QByteArray &id) {
            m_chosen = true;
            const QString scope = id == allId ? QString() : QString::fromUtf8(id);
            m_call = m_cluster.setScope(m_endpoint, scope, [this](const base::Result<bool> &) { deleteLater(); });
        });
        connect(this, &CommandPalette::closed, this, [this] {
            QMetaObject::invokeMethod(this, [this] { endUnlessChosen(); }, Qt::QueuedConnection);
        });
        show({});
        open();
        m_call = m_cluster.get(m_endpoint, "/api/v1/namespaces?limit=5000", [this](const base::Result<QByteArray> &answer) {
            if (answer.ok() && isVisible())
                show(namespaceNames(*answer));
        });
    }

private:
    static constexpr const char *allId = "*"; ///< no namespace can be called so

    void endUnlessChosen()
    {
        if (!m_chosen)
            QObject::deleteLater();
    }

    /// What is known without asking: the context's own namespace, the one that is shown, and those where the person may do something.
    void show(QStringList names)
    {
        names << factOf<kubernetes::ClusterInfo>(m_endpoint, "cluster").namespaceName << factOf<QString>(m_endpoint, "scope");
        if (const auto known = factOf<kubernetes::PermissionsPointer>(m_endpoint, "permissions"))
            names << known->namespaces();
        names.removeAll(QString());
        names.removeDuplicates();
        m_names = names;
        std::vector<widgets::PaletteItem> items;
        items.push_back(itemOf(tr("All namespaces")));
        items.back().id = allId;
        for (const QString &name : std::as_const(names))
            items.push_back(itemOf(name));
        setItems(std::move(items));
    }

    const kubernetes::Cluster &m_cluster;
    endpoint::Endpoint &m_endpoint;
    QStringList m_names;
    bool m_chosen = false; ///< what was chosen is being told
    endpoint::Call m_call;
};

} // namespace

QStringList namespaceNames(const QByteArray &json)
{
    QStringList names;
    const QJsonArray items = QJsonDocument::fromJson(json).object().value(QStringLiteral("items")).toArray();
    for (const QJsonValue &item : items)
        names << item.toObject().value(QStringLiteral("metadata")).toObject().value(QStringLiteral("name")).toString();
    names.removeAll(QString());
    names.sort();
    return names;
}

bool isNamespaceName(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$"));
    return form.match(text).hasMatch();
}

panes::ScopeSpec namespaceScope(const kubernetes::Cluster *cluster)
{
    panes::ScopeSpec scope;
    scope.fact = "scope";
    scope.all = tr("All namespaces");
    scope.name = tr("Namespace");
    scope.choose = [cluster](endpoint::Endpoint &endpoint, QWidget *pane) { new Chooser(*cluster, endpoint, pane->window()); };
    return scope;
}

} // namespace kubernetesui
