// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "forwardsheet.h"

#include "formsheet.h"
#include "forwardrow.h"
#include "objectpath.h"
#include "podrow.h"
#include "servicerow.h"

#include <QClipboard>
#include <QComboBox>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace kubernetesui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetesui::Forward", text);
}

/// "8080 (http)".
QString portText(int port, const QString &name)
{
    return name.isEmpty() ? QString::number(port) : QStringLiteral("%1 (%2)").arg(port).arg(name);
}

/// The number before what else is said of it; 0: none.
int portOf(const QVariant &value)
{
    bool number = false;
    const int port = value.toString().trimmed().section(u' ', 0, 0).toInt(&number);
    return number && port >= 1 && port <= 65535 ? port : 0;
}

/// What a pod's containers say that they listen on.
QStringList portsOfPod(const QByteArray &json)
{
    QStringList ports;
    const QJsonArray containers =
        QJsonDocument::fromJson(json).object().value(QStringLiteral("spec")).toObject().value(QStringLiteral("containers")).toArray();
    for (const QJsonValue &container : containers) {
        for (const QJsonValue &value : container.toObject().value(QStringLiteral("ports")).toArray()) {
            const QJsonObject port = value.toObject();
            if (port.value(QStringLiteral("protocol")).toString(QStringLiteral("TCP")) == QStringLiteral("TCP"))
                ports << portText(port.value(QStringLiteral("containerPort")).toInt(), port.value(QStringLiteral("name")).toString());
        }
    }
    return ports;
}

QMap<QString, QString> problemsOf(const QVariantMap &values)
{
    QMap<QString, QString> problems;
    if (portOf(values.value(QStringLiteral("port"))) == 0)
        problems.insert(QStringLiteral("port"), tr("A number from 1 to 65535"));
    const QString local = values.value(QStringLiteral("local")).toString().trimmed();
    if (!local.isEmpty() && portOf(local) == 0)
        problems.insert(QStringLiteral("local"), tr("A number from 1 to 65535, or nothing"));
    return problems;
}

} // namespace

void askForward(const Context &context, endpoint::Endpoint &endpoint, const QByteArray &action, const live::RowPointer &row, QWidget *pane,
                std::function<void(actions::Arguments)> answer)
{
    const bool service = action == "service.forward";
    QStringList known;
    if (service) {
        for (const kubernetes::ServicePort &port : static_cast<const kubernetes::ServiceRow &>(*row).ports) {
            if (port.protocol == QStringLiteral("TCP"))
                known << portText(port.port, port.name);
        }
    }
    const kubernetes::ObjectMeta &meta = service ? static_cast<const kubernetes::ServiceRow &>(*row).meta
                                                 : static_cast<const kubernetes::PodRow &>(*row).meta;
    auto *sheet = new dialogs::FormSheet(pane, tr("Forward port"), meta.name, tr("Forward"));
    sheet->addText(service ? tr("Connections go to a pod of the service that is ready, found anew for each.")
                           : tr("Connections go to this pod. Forward a service to follow its pods when they are replaced."));
    QComboBox *port = sheet->addChoice(QStringLiteral("port"), service ? tr("Port of the service") : tr("Port of the pod"), known,
                                       known.value(0), true);
    sheet->addField(QStringLiteral("local"), tr("Local port"), {}, tr("Any that is free"));
    sheet->setCheck(problemsOf);
    QObject::connect(sheet, &dialogs::FormSheet::filledIn, pane, [answer = std::move(answer)](const QVariantMap &values) {
        answer({{QStringLiteral("port"), portOf(values.value(QStringLiteral("port")))},
                {QStringLiteral("local"), portOf(values.value(QStringLiteral("local")))}});
    });
    if (!service && context.cluster->get) {
        const auto call = std::make_shared<endpoint::Call>();
        *call = context.cluster->get(endpoint, kubernetes::objectPath("/api/v1", "pods", meta.namespaceName, meta.name),
                                     [port = QPointer(port)](const base::Result<QByteArray> &json) {
                                         if (!port || !json.ok())
                                             return;
                                         const QString typed = port->currentText();
                                         port->addItems(portsOfPod(*json));
                                         if (!typed.isEmpty())
                                             port->setEditText(typed);
                                     });
        QObject::connect(sheet, &QObject::destroyed, sheet, [call] { call->cancel(); });
    }
    sheet->present();
}

panes::TablePaneSpec forwardPane(const live::Kind &kind)
{
    panes::TablePaneSpec spec;
    spec.kind = &kind;
    spec.advice = clusterAdvice;
    spec.headline = [](const live::Row &row) {
        panes::DetailHeadline headline;
        headline.title = kubernetes::localAddress(static_cast<const kubernetes::ForwardRow &>(row));
        return headline;
    };
    spec.ask = [](endpoint::Endpoint &, const actions::Action &action, const std::vector<live::RowPointer> &rows, QWidget *,
                  const std::function<void(actions::Arguments)> &) {
        const QString address = kubernetes::localAddress(static_cast<const kubernetes::ForwardRow &>(*rows.front()));
        if (action.id == "forward.open")
            QDesktopServices::openUrl(QUrl(QStringLiteral("http://") + address + u'/'));
        else if (action.id == "forward.copy")
            QGuiApplication::clipboard()->setText(address);
    };
    return spec;
}

} // namespace kubernetesui
