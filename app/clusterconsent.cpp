// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "clusterconsent.h"

#include "confirmsheet.h"

#include <QJsonArray>

namespace app {

namespace {

QString settingsKey()
{
    return QStringLiteral("kubernetes/plugins");
}

} // namespace

QSet<QByteArray> ClusterConsent::allowed() const
{
    QSet<QByteArray> result;
    const QJsonArray kept = m_settings.value(settingsKey()).toArray();
    for (const QJsonValue &entry : kept)
        result.insert(QByteArray::fromHex(entry.toString().toLatin1()));
    return result;
}

void ClusterConsent::allow(const QByteArray &fingerprint)
{
    QJsonArray kept = m_settings.value(settingsKey()).toArray();
    kept.append(QString::fromLatin1(fingerprint.toHex()));
    m_settings.set(settingsKey(), kept);
}

void ClusterConsent::watch(endpoint::Endpoint &endpoint)
{
    connect(&endpoint, &endpoint::Endpoint::factChanged, this, [this, &endpoint](const QByteArray &topic) {
        if (topic == "consent")
            factChanged(endpoint);
    });
}

void ClusterConsent::factChanged(endpoint::Endpoint &endpoint)
{
    std::erase_if(m_open, [&](const Open &open) { return open.endpoint == &endpoint; });
    const std::any fact = endpoint.fact("consent");
    const auto *question = std::any_cast<kubernetes::PluginQuestion>(&fact);
    if (question && question->id != 0)
        m_open.push_back({&endpoint, *question});
    showNext();
}

void ClusterConsent::showNext()
{
    const bool stands = m_sheet && std::any_of(m_open.begin(), m_open.end(), [this](const Open &open) {
        return open.endpoint == m_shownOf && open.question.id == m_shown;
    });
    if (stands)
        return;
    if (m_sheet) {
        m_sheet->dismiss();
        m_sheet->deleteLater();
        m_sheet = nullptr;
    }
    while (!m_open.empty() && m_window) {
        const Open next = m_open.front();
        if (!allowed().contains(next.question.fingerprint)) {
            show(next);
            return;
        }
        answer(next, true); // allowed meanwhile, for another context
    }
}

void ClusterConsent::show(const Open &open)
{
    m_shownOf = open.endpoint;
    m_shown = open.question.id;
    widgets::ConfirmQuestion question;
    question.title = tr("Run this program to log in to %1?").arg(open.endpoint->profile().name);
    question.text = tr("The kubeconfig names it as the way to get credentials. It runs as you, and can do what you can. You are "
                       "asked once for each new command.");
    question.objects = {{tr("Program"), open.question.program, {}}, {tr("Command"), open.question.commandLine, {}}};
    question.confirmLabel = tr("Run it");
    m_sheet = new widgets::ConfirmSheet(question, m_window);
    connect(m_sheet, &widgets::ConfirmSheet::confirmed, this, [this, open] {
        m_sheet = nullptr; // deletes itself
        allow(open.question.fingerprint);
        answer(open, true);
        showNext();
    });
    connect(m_sheet, &widgets::Sheet::rejected, this, [this, open] {
        m_sheet = nullptr;
        answer(open, false);
        showNext();
    });
    m_sheet->open();
}

void ClusterConsent::answer(const Open &open, bool yes)
{
    std::erase_if(m_open, [&](const Open &entry) { return entry.endpoint == open.endpoint && entry.question.id == open.question.id; });
    m_answers.push_back(m_cluster.answerConsent(*open.endpoint, open.question.id, yes, [](const base::Result<bool> &) {}));
}

} // namespace app
