// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
#include "runsheet.h"

#include "confirmsheet.h"
#include "containerrow.h"
#include "imagerow.h"
#include "infodecoder.h"
#include "runcommandbar.h"
#include "runfields.h"
#include "rungroups.h"
#include "runstart.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

namespace dockerui {

using docker::FieldProblem;
using docker::RunSpec;

namespace {

QStringList titlesOf(const RunFields &fields)
{
    QStringList titles;
    for (const RunFields::Group &group : fields.groups())
        titles << group.title;
    return titles;
}

} // namespace

RunSheet::RunSheet(const Context &context, endpoint::Endpoint &endpoint, QWidget *anchor, const RunSpec &initial)
    : Sheet(anchor->window()), m_context(context), m_endpoint(endpoint), m_initial(initial)
{
    auto *content = new QWidget;
    auto *whole = new QVBoxLayout(content);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    m_fields = new RunFields;
    m_groups = new RunGroups(titlesOf(*m_fields), content);
    m_page = new QScrollArea(content);
    m_page->setWidgetResizable(true);
    m_page->setFrameShape(QFrame::NoFrame);
    m_page->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_page->setFocusPolicy(Qt::NoFocus);
    m_page->viewport()->setAutoFillBackground(false);
    m_page->setWidget(m_fields);
    m_fields->setAutoFillBackground(false);
    m_page->setMinimumHeight(80);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_groups);
    middle->addWidget(m_page, 1);
    whole->addLayout(middle, 1);
    m_bar = new RunCommandBar(content);
    whole->addWidget(m_bar);
    setContent(content);
    setTitle(tr("Run container"));
    setFooterText(endpoint.profile().name, theme::Token::Ok);
    setPreferredSize({860, 720});
    QPushButton *cancel = addButton(tr("Cancel"), theme::Variant::Default);
    QPushButton *create = addButton(tr("Create"), theme::Variant::Default);
    addButton(tr("Run"), theme::Variant::Primary);
    connect(cancel, &QPushButton::clicked, this, &Sheet::rejected);
    connect(create, &QPushButton::clicked, this, [this] { tryToFinish(false); });
    connect(this, &Sheet::accepted, this, [this] { tryToFinish(true); });
    connect(this, &Sheet::rejected, this, &RunSheet::leave);
    connect(m_fields, &RunFields::edited, this, [this] {
        m_refused.reset();
        refresh();
    });
    connect(m_bar, &RunCommandBar::pasted, this, &RunSheet::takePasted);
    connect(m_groups, &RunGroups::chosen, this, [this](int group) {
        const QWidget *widget = m_fields->groups()[static_cast<size_t>(group)].widget;
        m_page->verticalScrollBar()->setValue(widget->y() - 16);
        m_groups->setCurrent(group);
    });
    connect(m_page->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        const auto groups = m_fields->groups();
        int current = 0;
        for (size_t i = 0; i < groups.size(); ++i)
            if (groups[i].widget->y() - 40 <= value)
                current = static_cast<int>(i);
        m_groups->setCurrent(current);
    });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (!now || !m_fields->isAncestorOf(now))
            return;
        // With room for the problem line below it.
        const int top = now->mapTo(m_fields, QPoint()).y();
        m_page->ensureVisible(0, top + now->height(), 0, 48);
        m_page->ensureVisible(0, top, 0, 24);
        const auto groups = m_fields->groups();
        for (size_t i = 0; i < groups.size(); ++i)
            if (groups[i].widget->isAncestorOf(now))
                m_groups->setCurrent(static_cast<int>(i));
    });
    m_containers = endpoint.look("container", endpoint::Demand::Rows);
    m_images = endpoint.look("image", endpoint::Demand::Rows);
    const auto listImages = [this] {
        QStringList names;
        for (const live::RowPointer &row : m_endpoint.feed("image")->rows()) {
            const auto &image = static_cast<const docker::ImageRow &>(*row);
            if (!image.dangling())
                names << image.reference();
        }
        names.sort();
        m_fields->setImages(names);
    };
    listImages();
    connect(endpoint.feed("image"), &live::Feed::batchApplied, this, listImages);
    // Names and ports may be taken while the form is open. Not under a pressed button: it would lose its click.
    connect(endpoint.feed("container"), &live::Feed::batchApplied, this, [this] {
        if (QApplication::mouseButtons() == Qt::NoButton)
            refresh();
    });
    setSpec(initial);
    askNetworks();
    askListeners([this] { refresh(); });
    setInitialFocus(m_fields->editor("image"));
}

RunSpec RunSheet::spec() const
{
    return m_fields->spec();
}

void RunSheet::setSpec(const RunSpec &spec)
{
    m_filling = true;
    m_fields->setSpec(spec);
    m_filling = false;
    watchUndo();
    refresh();
}

std::vector<FieldProblem> RunSheet::problems() const
{
    docker::RunFacts facts;
    for (const live::RowPointer &row : m_endpoint.feed("container")->rows())
        facts.names.insert(static_cast<const docker::ContainerRow &>(*row).name);
    const std::any engine = m_endpoint.fact("engine");
    if (const auto *info = std::any_cast<docker::EngineInfo>(&engine)) {
        facts.processors = info->processors;
        facts.memory = info->memory;
    }
    std::vector<FieldProblem> found = docker::checkRun(spec(), facts);
    if (!m_fields->advancedProblem().isEmpty())
        found.push_back({"advanced", -1, m_fields->advancedProblem(), true});
    if (m_refused)
        found.insert(found.begin(), *m_refused);
    // An empty form is no mistake until somebody wants to run it.
    if (!m_tried)
        std::erase_if(found, [](const FieldProblem &p) { return p.field == "image" && p.error; });
    return found;
}

void RunSheet::refresh()
{
    if (m_filling)
        return;
    const RunSpec now = spec();
    m_bar->setSpec(now);
    setTitle(tr("Run container"), now.image);
    m_fields->clearProblems();
    for (const FieldProblem &problem : problems())
        m_fields->showProblem(problem);
    showPorts();
    const auto groups = m_fields->groups();
    for (size_t i = 0; i < groups.size(); ++i)
        m_groups->setFigures(static_cast<int>(i), groups[i].values, groups[i].problems);
}

void RunSheet::tryToFinish(bool start)
{
    m_tried = true;
    refresh();
    if (m_fields->goToProblem())
        return;
    const RunSpec result = spec();
    dismiss();
    deleteLater();
    Q_EMIT wanted(result, start);
}

void RunSheet::leave()
{
    if (spec() == m_initial) {
        dismiss();
        deleteLater();
        return;
    }
    widgets::ConfirmQuestion question;
    question.title = tr("Leave the form?");
    question.text = tr("What you filled in is lost.");
    question.confirmLabel = tr("Leave");
    auto *sheet = new widgets::ConfirmSheet(question, window());
    connect(sheet, &widgets::ConfirmSheet::confirmed, this, [this, sheet] {
        sheet->dismiss();
        sheet->deleteLater();
        dismiss();
        deleteLater();
    });
    connect(sheet, &Sheet::rejected, sheet, [sheet] {
        sheet->dismiss();
        sheet->deleteLater();
    });
    sheet->open();
}

void RunSheet::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_bar)
        refresh(); // problems have colours of their own
}

void RunSheet::present()
{
    open();
}

} // namespace dockerui
