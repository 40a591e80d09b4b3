// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "relatedtab.h"

#include "relationgraph.h"
#include "style.h"

#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace kubernetesui {

using kubernetes::ObjectName;
using kubernetes::RelatedObject;

namespace {

constexpr int linkMargin = 11;
constexpr std::chrono::seconds againAfter{3}; ///< a rollout changes an object many times; each answer is some requests

/// "Deployment web".
QString titleOf(const ObjectName &object)
{
    return object.kind + u' ' + object.name;
}

} // namespace

RelatedTab::RelatedTab(endpoint::Endpoint &endpoint, const Context &context, const kubernetes::ObjectKind &object, QWidget *parent)
    : DetailTab(parent), m_endpoint(endpoint), m_context(context), m_object(object), m_message(new QLabel(this)),
      m_scroll(new QScrollArea(this)), m_chain(new QWidget), m_chainRow(new QHBoxLayout(m_chain)), m_graph(new RelationGraph)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_message->setContentsMargins(16, 12, 16, 0);
    m_message->setWordWrap(true);
    m_message->setForegroundRole(theme::mutedRole);
    m_message->hide();
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget;
    auto *inner = new QVBoxLayout(content);
    inner->setContentsMargins(16, 12, 16, 16);
    inner->setSpacing(10);
    m_chainRow->setContentsMargins(0, 0, 0, 0);
    m_chainRow->setSpacing(0);
    inner->addWidget(m_chain, 0, Qt::AlignLeft);
    inner->addWidget(m_graph, 0, Qt::AlignLeft);
    inner->addStretch(1);
    m_scroll->setWidget(content);
    column->addWidget(m_message);
    column->addWidget(m_scroll, 1);
    m_again.setSingleShot(true);
    m_again.setInterval(againAfter);
    connect(&m_again, &QTimer::timeout, this, &RelatedTab::begin);
    connect(m_graph, &RelationGraph::chosen, this, [this](int index) { open(static_cast<size_t>(index)); });
    connect(m_graph, &RelationGraph::focused, this, [this](QWidget *box) { m_scroll->ensureWidgetVisible(box); });
}

RelatedTab::~RelatedTab() = default;

void RelatedTab::setObjects(const std::vector<live::RowPointer> &rows)
{
    const live::RowPointer before = std::exchange(m_row, rows.size() == 1 ? rows.front() : nullptr);
    if (m_row && before && m_row->key() == before->key()) {
        if (m_row->equals(*before))
            return;
        m_due = true;
        if (m_active && !m_again.isActive())
            m_again.start();
        return;
    }
    m_calls.clear();
    m_search.reset();
    m_found = false;
    present({});
    m_due = m_row != nullptr;
    begin();
}

void RelatedTab::setActive(bool active)
{
    m_active = active;
    if (active) {
        begin();
        return;
    }
    m_again.stop();
    m_due = m_due || !m_calls.empty();
    m_calls.clear();
}

void RelatedTab::begin()
{
    if (!m_active || !m_due || !m_row || !m_endpoint.isOpen())
        return;
    m_due = false;
    m_calls.clear();
    m_search = std::make_unique<kubernetes::RelationSearch>(m_object.path(*m_row));
    ask();
}

void RelatedTab::ask()
{
    for (const QByteArray &path : m_search->take()) {
        m_calls[path] = m_context.cluster->get(m_endpoint, path, [this, path](const base::Result<QByteArray> &answer) { answered(path, answer); });
    }
}

void RelatedTab::answered(const QByteArray &path, const base::Result<QByteArray> &answer)
{
    m_search->answer(path, answer);
    ask();
    const bool first = m_shown.objects.empty();
    if (!m_search->error().what.isEmpty()) {
        m_due = true; // asked again at the row's next change or the next look
        m_message->setText(m_search->error().text());
        m_message->show();
        return;
    }
    // The first answers one by one; later ones all together, so that the picture does not fall apart and come back.
    if (m_search->done() || first || m_shown.objects.size() < m_search->relations().objects.size())
        present(m_search->relations());
    if (m_search->done() && !std::exchange(m_found, true))
        QMetaObject::invokeMethod(this, [this] { showChosen(); }, Qt::QueuedConnection); // when it is laid out
}

void RelatedTab::showChosen()
{
    if (!m_graph->boxes().empty())
        m_scroll->ensureWidgetVisible(m_graph->boxes().front(), 40, 0);
}

void RelatedTab::present(const kubernetes::Relations &relations)
{
    if (relations == m_shown && !relations.objects.empty())
        return;
    m_shown = relations;
    m_message->setText(relations.refused.join(u'\n'));
    m_message->setVisible(!relations.refused.isEmpty());
    fillChain(relations);
    m_graph->setRelations(relations, [this](const RelatedObject &related) { return opens(related); });
}

void RelatedTab::fillChain(const kubernetes::Relations &relations)
{
    while (QLayoutItem *item = m_chainRow->takeAt(0)) {
        if (QWidget *widget = item->widget())
            widget->deleteLater();
        delete item;
    }
    const std::vector<size_t> chain = relations.chain();
    m_chain->setVisible(chain.size() > 1);
    for (size_t i = 0; i < chain.size(); ++i) {
        const RelatedObject &related = relations.objects[chain[i]];
        if (i > 0) {
            auto *arrow = new QLabel(QString(QChar(0x203a)), m_chain);
            arrow->setForegroundRole(theme::mutedRole);
            m_chainRow->addWidget(arrow);
        }
        if (chain[i] == 0 || !opens(related)) {
            auto *text = new QLabel(titleOf(related.object), m_chain);
            text->setContentsMargins(linkMargin, 0, linkMargin, 0); // as the links have it
            m_chainRow->addWidget(text);
            continue;
        }
        auto *link = new QPushButton(titleOf(related.object), m_chain);
        theme::setVariant(link, theme::Variant::Link);
        connect(link, &QPushButton::clicked, this, [this, index = chain[i]] { open(index); });
        m_chainRow->addWidget(link);
    }
}

bool RelatedTab::opens(const RelatedObject &related) const
{
    return !related.missing && !related.object.name.isEmpty() && m_context.hasPane &&
           m_context.hasPane(related.object.kind.toLower().toLatin1());
}

/// By uid, which is asked for where only the name is known.
void RelatedTab::open(size_t index)
{
    if (index == 0 || index >= m_shown.objects.size() || !opens(m_shown.objects[index]))
        return;
    const ObjectName object = m_shown.objects[index].object;
    const QByteArray pane = object.kind.toLower().toLatin1();
    if (!object.uid.isEmpty()) {
        m_context.open(pane, object.uid);
        return;
    }
    const kubernetes::KnownResource known = kubernetes::knownResource(object.kind);
    const QByteArray path = kubernetes::objectPath(known.group, known.resource, known.namespaced ? object.namespaceName : QString(), object.name);
    m_opening = m_context.cluster->get(m_endpoint, path, [this, pane](const base::Result<QByteArray> &answer) {
        if (!answer.ok()) {
            m_message->setText(answer.error().text());
            m_message->show();
            return;
        }
        const QJsonObject meta = QJsonDocument::fromJson(*answer).object().value(QStringLiteral("metadata")).toObject();
        const auto open = m_context.open; // it may hide and so change this tab
        open(pane, meta.value(QStringLiteral("uid")).toString().toLatin1());
    });
}

} // namespace kubernetesui
