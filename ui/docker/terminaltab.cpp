// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "terminaltab.h"

#include "containerrow.h"
#include "icons.h"
#include "style.h"
#include "terminalview.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSize>
#include <QTabBar>
#include <QVBoxLayout>

namespace dockerui {

using Kind = docker::ExecOutput::Kind;

TerminalTab::TerminalTab(endpoint::Endpoint &endpoint, const docker::Engine &engine, QWidget *parent)
    : DetailTab(parent), m_endpoint(endpoint), m_engine(engine), m_tabs(new QTabBar(this)),
      m_stack(new QStackedWidget(this)), m_tools(new QWidget(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("Shells"));
    column->addWidget(m_tabs);
    column->addWidget(m_stack, 1);
    m_nothing = new QLabel(m_stack);
    m_nothing->setContentsMargins(16, 12, 16, 12);
    m_nothing->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_nothing->setForegroundRole(theme::mutedRole);
    m_stack->addWidget(m_nothing);
    auto *row = new QHBoxLayout(m_tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_tools->hide();
    auto *more = new QPushButton(theme::icon(QLatin1String("plus")), tr("New shell"), m_tools);
    theme::setVariant(more, theme::Variant::Flat);
    connect(more, &QPushButton::clicked, this, [this] {
        if (m_running)
            open(m_container, m_name);
    });
    row->addWidget(more);
    auto *close = new QPushButton(theme::icon(QLatin1String("close")), tr("Close shell"), m_tools);
    theme::setVariant(close, theme::Variant::Flat);
    connect(close, &QPushButton::clicked, this, &TerminalTab::closeCurrent);
    row->addWidget(close);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        if (index >= 0 && index + 1 < m_stack->count())
            m_stack->setCurrentIndex(index + 1);
    });
    sayWhyNone();
    showShells();
}

TerminalTab::~TerminalTab() = default;

terminal::TerminalView *TerminalTab::current() const
{
    return qobject_cast<terminal::TerminalView *>(m_stack->currentWidget());
}

TerminalTab::Shell *TerminalTab::shellOf(const terminal::TerminalView *view)
{
    for (const std::unique_ptr<Shell> &shell : m_shells) {
        if (shell->view == view)
            return shell.get();
    }
    return nullptr;
}

void TerminalTab::setObjects(const std::vector<live::RowPointer> &rows)
{
    if (rows.size() != 1) {
        m_running = false;
        return;
    }
    const auto &container = static_cast<const docker::ContainerRow &>(*rows.front());
    const bool other = container.id != m_container;
    m_container = container.id;
    m_name = container.name;
    const bool started = container.running() && !m_running;
    m_running = container.running();
    sayWhyNone();
    // Not at every change: a shell that was closed by hand stays closed.
    if (m_active && (other || (started && !current())))
        setActive(true);
}

void TerminalTab::sayWhyNone()
{
    const endpoint::Profile &profile = m_endpoint.profile();
    m_nothing->setText(profile.readOnly ? tr("%1 is read-only here").arg(profile.name)
                       : m_running      ? tr("No shell is open here.")
                                        : tr("A shell needs a running container."));
}

void TerminalTab::setActive(bool active)
{
    m_active = active;
    if (!active || m_container.isEmpty())
        return;
    // The shell that this container has already, or its first one.
    for (size_t i = 0; i < m_shells.size(); ++i) {
        if (m_shells[i]->container == m_container) {
            m_tabs->setCurrentIndex(static_cast<int>(i));
            m_stack->setCurrentIndex(static_cast<int>(i) + 1);
            return;
        }
    }
    if (m_running && !m_endpoint.profile().readOnly)
        open(m_container, m_name);
    else
        m_stack->setCurrentIndex(0);
}

void TerminalTab::open(const live::Key &container, const QString &name)
{
    auto made = std::make_unique<Shell>();
    Shell &shell = *made;
    shell.container = container;
    shell.name = name;
    shell.view = new terminal::TerminalView(m_stack);
    m_stack->addWidget(shell.view);
    m_tabs->addTab(name);
    m_shells.push_back(std::move(made));
    terminal::TerminalView *view = shell.view;
    connect(view, &terminal::TerminalView::bytesToSend, this, [this, view](const QByteArray &bytes) {
        if (Shell *of = shellOf(view))
            of->channel.write(bytes);
    });
    connect(view, &terminal::TerminalView::answersToSend, this, [this, view](const QByteArray &bytes) {
        if (Shell *of = shellOf(view))
            of->channel.control("answer", bytes);
    });
    connect(view, &terminal::TerminalView::resized, this, [this, view](int columns, int rows) {
        if (Shell *of = shellOf(view); of && !of->ended)
            of->channel.control("resize", QSize(columns, rows));
    });
    connect(view, &terminal::TerminalView::consumed, this, [this, view](qint64 bytes) {
        if (Shell *of = shellOf(view))
            of->channel.grant(bytes);
    });
    connect(view, &terminal::TerminalView::startAgainRequested, this, [this, view] {
        if (Shell *of = shellOf(view)) {
            of->view->reset();
            start(*of);
        }
    });
    m_tabs->setCurrentIndex(m_tabs->count() - 1);
    m_stack->setCurrentWidget(view);
    showShells();
    start(shell);
    view->setFocus(Qt::OtherFocusReason);
}

void TerminalTab::start(Shell &shell)
{
    docker::ExecRequest request;
    request.container = shell.container;
    request.columns = std::max(20, shell.view->columns());
    request.rows = std::max(5, shell.view->rows());
    shell.ended = false;
    terminal::TerminalView *view = shell.view;
    shell.channel = m_engine.openExec(
        m_endpoint, request,
        [this, view](const docker::ExecOutput &output) {
            Shell *of = shellOf(view);
            if (!of)
                return;
            switch (output.kind) {
            case Kind::Bytes:
                view->feed(output.bytes);
                break;
            case Kind::Started:
                of->channel.control("resize", QSize(view->columns(), view->rows()));
                break;
            case Kind::Ended:
                of->ended = true;
                view->showEnded(output.exitCode < 0 ? tr("The shell ended") : tr("Exited with code %1").arg(output.exitCode));
                break;
            }
        },
        [this, view](const base::Result<void> &result) {
            Shell *of = shellOf(view);
            if (!of)
                return;
            of->ended = true;
            if (!result.ok())
                view->showEnded(result.error().text());
            else if (!view->hasEnded())
                view->showEnded(tr("The shell ended"));
        });
}

void TerminalTab::closeCurrent()
{
    const int index = m_tabs->currentIndex();
    if (index < 0)
        return;
    terminal::TerminalView *view = m_shells[static_cast<size_t>(index)]->view;
    if (view != current())
        return; // another container's, which is not to be seen
    m_shells.erase(m_shells.begin() + index);
    m_stack->removeWidget(view);
    view->deleteLater();
    m_tabs->removeTab(index);
    m_stack->setCurrentIndex(m_tabs->currentIndex() + 1);
    showShells();
}

void TerminalTab::showShells()
{
    m_tabs->setVisible(m_tabs->count() > 1);
}

} // namespace dockerui
