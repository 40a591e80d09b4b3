// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "objectdialogs.h"

#include "autoscalerrow.h"
#include "formsheet.h"
#include "previewbox.h"
#include "quantity.h"
#include "rowfacts.h"
#include "storagerows.h"

#include <QCoreApplication>
#include <QPushButton>

namespace kubernetesui {

namespace {

using Answer = std::function<void(actions::Arguments)>;

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetesui::Dialogs", text);
}

/// Says in the form what the answer to one question makes of it; who may not ask it is not told. Owned by the form.
class AskedNote final : public QObject
{
public:
    AskedNote(dialogs::FormSheet *sheet, const kubernetes::Cluster &cluster, endpoint::Endpoint &endpoint, const QByteArray &path,
              std::function<QString(const QByteArray &answer)> note)
        : QObject(sheet)
    {
        m_call = cluster.get(endpoint, path, [sheet, note = std::move(note)](const base::Result<QByteArray> &answer) {
            if (const QString text = answer.ok() ? note(*answer) : QString(); !text.isEmpty())
                sheet->setNote(text);
        });
    }

private:
    endpoint::Call m_call;
};

/// Who else decides how many replicas there are.
void addAutoscalerNote(dialogs::FormSheet *sheet, const kubernetes::Cluster &cluster, endpoint::Endpoint &endpoint, const QByteArray &kind,
                       const kubernetes::ObjectMeta &meta)
{
    const QByteArray path = "/apis/autoscaling/v2/namespaces/" + kubernetes::pathPart(meta.namespaceName) + "/horizontalpodautoscalers";
    new AskedNote(sheet, cluster, endpoint, path, [kind = kubernetes::scaledKindOf(kind), name = meta.name](const QByteArray &list) {
        const QString scaler = kubernetes::autoscalerOf(list, kind, name);
        return scaler.isEmpty() ? QString() : tr("The autoscaler %1 decides how many there are, and will change this number again.").arg(scaler);
    });
}

void addPreview(dialogs::FormSheet *sheet, const kubernetes::ObjectKind &object, endpoint::Endpoint &endpoint, const actions::Action &action,
                const live::RowPointer &row, std::function<actions::Arguments()> arguments)
{
    if (!action.preview)
        return;
    auto *preview = new panes::PreviewBox(endpoint, action, {row}, std::move(arguments), object.kind.name);
    QObject::connect(preview, &panes::PreviewBox::grown, sheet, &dialogs::FormSheet::settle);
    sheet->addWidget(preview);
}

void askReplicas(const kubernetes::Cluster &cluster, const kubernetes::ObjectKind &object, endpoint::Endpoint &endpoint,
                 const actions::Action &action, const live::RowPointer &row, QWidget *pane, const Answer &answer)
{
    auto *sheet = new dialogs::FormSheet(pane, tr("Scale"), object.kind.name(*row), tr("Scale"));
    sheet->addField(QStringLiteral("replicas"), tr("Replicas"), QString::number(kubernetes::replicasOfRow(object.kind.id, *row)));
    sheet->setCheck([](const QVariantMap &values) {
        bool number = false;
        const int replicas = values.value(QStringLiteral("replicas")).toString().toInt(&number);
        QMap<QString, QString> problems;
        if (!number || replicas < 0)
            problems.insert(QStringLiteral("replicas"), tr("A number from 0"));
        return problems;
    });
    QObject::connect(sheet, &dialogs::FormSheet::filledIn, pane, answer);
    addPreview(sheet, object, endpoint, action, row, [sheet] { return sheet->values(); });
    sheet->present();
    addAutoscalerNote(sheet, cluster, endpoint, object.kind.id, object.meta(*row));
}

void askLimits(const kubernetes::ObjectKind &object, endpoint::Endpoint &endpoint, const actions::Action &action, const live::RowPointer &row,
               QWidget *pane, const Answer &answer)
{
    const auto &scaler = static_cast<const kubernetes::AutoscalerRow &>(*row);
    const QString least = QStringLiteral("min");
    const QString most = QStringLiteral("max");
    auto *sheet = new dialogs::FormSheet(pane, tr("Set limits"), object.kind.name(*row), tr("Set limits"));
    sheet->addField(least, tr("Min pods"), QString::number(scaler.minReplicas.value_or(1)));
    sheet->addField(most, tr("Max pods"), QString::number(scaler.maxReplicas));
    sheet->setCheck([least, most](const QVariantMap &values) {
        bool leastIsNumber = false;
        bool mostIsNumber = false;
        const int from = values.value(least).toString().toInt(&leastIsNumber);
        const int to = values.value(most).toString().toInt(&mostIsNumber);
        QMap<QString, QString> problems;
        if (!leastIsNumber || from < 0)
            problems.insert(least, tr("A number from 0"));
        if (!mostIsNumber || to < 1)
            problems.insert(most, tr("A number from 1"));
        else if (leastIsNumber && to < from)
            problems.insert(most, tr("Not less than the minimum"));
        return problems;
    });
    QObject::connect(sheet, &dialogs::FormSheet::filledIn, pane, answer);
    addPreview(sheet, object, endpoint, action, row, [sheet] { return sheet->values(); });
    sheet->present();
}

actions::Arguments changedImages(const QVariantMap &before, const QVariantMap &values)
{
    QVariantMap changed;
    for (auto image = values.begin(); image != values.end(); ++image) {
        if (before.value(image.key()) != *image)
            changed.insert(image.key(), *image);
    }
    return {{QStringLiteral("images"), changed}};
}

void askImages(const kubernetes::ObjectKind &object, endpoint::Endpoint &endpoint, const actions::Action &action, const live::RowPointer &row,
               QWidget *pane, const Answer &answer)
{
    const QVariantMap before = kubernetes::imagesOfRow(object.kind.id, *row);
    auto *sheet = new dialogs::FormSheet(pane, tr("Set image"), object.kind.name(*row), tr("Set image"));
    sheet->setPreferredSize({600, 0}); // images have long names
    for (auto image = before.begin(); image != before.end(); ++image)
        sheet->addField(image.key(), image.key(), image->toString(), tr("repository/name:tag"));
    sheet->setCheck([before](const QVariantMap &values) {
        QMap<QString, QString> problems;
        for (const QString &container : before.keys()) {
            const QString image = values.value(container).toString();
            if (image.isEmpty() || image.contains(u' '))
                problems.insert(container, tr("An image is needed, without spaces"));
        }
        if (problems.isEmpty() && values == before && !before.isEmpty())
            problems.insert(before.firstKey(), tr("Nothing has been changed"));
        return problems;
    });
    QObject::connect(sheet, &dialogs::FormSheet::filledIn, pane, [before, answer](const QVariantMap &values) { answer(changedImages(before, values)); });
    addPreview(sheet, object, endpoint, action, row, [sheet, before] { return changedImages(before, sheet->values()); });
    sheet->present();
}

qint64 bytesOf(const QString &size)
{
    const std::string text = size.trimmed().toStdString();
    return kubernetes::Quantity::parse(text).value_or(kubernetes::Quantity()).value();
}

void askSize(const kubernetes::Cluster &cluster, const kubernetes::ObjectKind &object, endpoint::Endpoint &endpoint, const actions::Action &action,
             const live::RowPointer &row, QWidget *pane, const Answer &answer)
{
    const auto &claim = static_cast<const kubernetes::ClaimRow &>(*row);
    const auto wanted = [](const QVariantMap &values) {
        return actions::Arguments{{QStringLiteral("size"), values.value(QStringLiteral("size")).toString().trimmed()}};
    };
    auto *sheet = new dialogs::FormSheet(pane, tr("Resize"), object.kind.name(*row), tr("Resize"));
    sheet->addField(QStringLiteral("size"), tr("Size"), claim.requested.text, QStringLiteral("20Gi"));
    sheet->setCheck([asked = claim.requested](const QVariantMap &values) {
        QMap<QString, QString> problems;
        if (bytesOf(values.value(QStringLiteral("size")).toString()) <= asked.bytes)
            problems.insert(QStringLiteral("size"), tr("An amount above %1: claims only grow").arg(asked.text));
        return problems;
    });
    QObject::connect(sheet, &dialogs::FormSheet::filledIn, pane, [wanted, answer](const QVariantMap &values) { answer(wanted(values)); });
    addPreview(sheet, object, endpoint, action, row, [sheet, wanted] { return wanted(sheet->values()); });
    sheet->present();
    const QByteArray path = kubernetes::objectPath("/apis/storage.k8s.io/v1", "storageclasses", {}, claim.storageClass);
    new AskedNote(sheet, cluster, endpoint, path, [name = claim.storageClass](const QByteArray &json) {
        return kubernetes::allowsExpansion(json) ? QString() : tr("The storage class %1 does not allow volumes to grow.").arg(name);
    });
}

/// A revision is chosen where its differences are seen, and a value edited where it is shown.
void showTab(QWidget *pane, const QByteArray &tab)
{
    if (auto *table = qobject_cast<panes::TablePane *>(pane))
        table->showTab(tab);
}

} // namespace

void askForAction(const kubernetes::Cluster &cluster, const kubernetes::ObjectKind &object, endpoint::Endpoint &endpoint,
                  const actions::Action &action, const std::vector<live::RowPointer> &rows, QWidget *pane, const Answer &answer)
{
    if (action.id.endsWith(".scale"))
        askReplicas(cluster, object, endpoint, action, rows.front(), pane, answer);
    else if (action.id.endsWith(".setlimits"))
        askLimits(object, endpoint, action, rows.front(), pane, answer);
    else if (action.id.endsWith(".setimage"))
        askImages(object, endpoint, action, rows.front(), pane, answer);
    else if (action.id.endsWith(".resize"))
        askSize(cluster, object, endpoint, action, rows.front(), pane, answer);
    else if (action.id.endsWith(".undo"))
        showTab(pane, "history");
    else if (action.id.endsWith(".setvalue"))
        showTab(pane, "data");
}

} // namespace kubernetesui
