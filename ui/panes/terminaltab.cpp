// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "terminaltab.h"

#include "icons.h"
#include "style.h"
#include "terminalview.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSize>
#include <QTabBar>
#include <QVBoxLayout>

namespace panes {

using Kind = endpoint::ShellOutput::Kind;

TerminalTab::TerminalTab(endpoint::Endpoint &endpoint, QWidget *parent)
    : DetailTab(parent), m_endpoint(endpoint), m_tabs(new QTabBar(this)), m_stack(new QStackedWidget(this)),
      m_tools(new QWidget(this)), m_toolRow(new QHBoxLayout(m_tools))
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
    m_toolRow->setContentsMargins(0, 0, 0, 0);
    m_toolRow->setSpacing(4);
    m_tools->hide();
    auto *more = new QPushButton(theme::icon(QLatin1String("plus")), tr("New shell"), m_tools);
    theme::setVariant(more, theme::Variant::Flat);
    connect(more, &QPushButton::clicked, this, [this] {
        if (canOpen())
            open(ShellTarget(m_target));
    });
    m_toolRow->addWidget(more);
    auto *close = new QPushButton(theme::icon(QLatin1String("close")), tr("Close shell"), m_tools);
    theme::setVariant(close, theme::Variant::Flat);
    connect(close, &QPushButton::clicked, this, &TerminalTab::closeCurrent);
    m_toolRow->addWidget(close);
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

bool TerminalTab::canOpen() const
{
    return m_chosen && m_target.refusal.isEmpty() && !m_endpoint.profile().readOnly;
}

void TerminalTab::clearTarget()
{
    m_chosen = false;
    sayWhyNone();
}

void TerminalTab::setTarget(const ShellTarget &target)
{
    const bool other = target.key != m_target.key;
    const bool could = m_chosen && m_target.refusal.isEmpty();
    m_target = target;
    m_chosen = true;
    sayWhyNone();
    // Not at every change: a shell that was closed by hand stays closed.
    if (m_active && (other || (target.refusal.isEmpty() && !could && !current())))
        setActive(true);
}

void TerminalTab::sayWhyNone()
{
    const endpoint::Profile &profile = m_endpoint.profile();
    m_nothing->setText(profile.readOnly             ? tr("%1 is read-only here").arg(profile.name)
                       : m_target.refusal.isEmpty() ? tr("No shell is open here.")
                                                    : m_target.refusal);
}

void TerminalTab::setActive(bool active)
{
    m_active = active;
    if (!active || m_target.key.isEmpty())
        return;
    // The shell that this has already, or its first one.
    for (size_t i = 0; i < m_shells.size(); ++i) {
        if (m_shells[i]->target.key == m_target.key) {
            m_tabs->setCurrentIndex(static_cast<int>(i));
            m_stack->setCurrentIndex(static_cast<int>(i) + 1);
            return;
        }
    }
    if (canOpen())
        open(ShellTarget(m_target));
    else
        m_stack->setCurrentIndex(0);
}

void TerminalTab::open(const ShellTarget &target)
{
    auto made = std::make_unique<Shell>();
    Shell &shell = *made;
    shell.target = target;
    shell.view = new terminal::TerminalView(m_stack);
    m_stack->addWidget(shell.view);
    m_tabs->addTab(target.name);
    m_shells.push_back(std::move(made));
    connectView(shell.view);
    m_tabs->setCurrentIndex(m_tabs->count() - 1);
    m_stack->setCurrentWidget(shell.view);
    showShells();
    start(shell);
    shell.view->setFocus(Qt::OtherFocusReason);
}

void TerminalTab::connectView(terminal::TerminalView *view)
{
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
}

void TerminalTab::start(Shell &shell)
{
    shell.ended = false;
    terminal::TerminalView *view = shell.view;
    shell.channel = shell.target.open(
        std::max(20, view->columns()), std::max(5, view->rows()),
        [this, view](const endpoint::ShellOutput &output) { take(view, output); },
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

void TerminalTab::take(terminal::TerminalView *view, const endpoint::ShellOutput &output)
{
    Shell *of = shellOf(view);
    if (!of)
        return;
    switch (output.kind) {
    case Kind::Bytes:
        view->feed(output.bytes);
        break;
    case Kind::Waiting:
        view->feed((output.text + QStringLiteral("\r\n")).toUtf8());
        break;
    case Kind::Started:
        of->channel.control("resize", QSize(view->columns(), view->rows()));
        break;
    case Kind::Ended:
        of->ended = true;
        view->showEnded(output.exitCode < 0 ? tr("The shell ended") : tr("Exited with code %1").arg(output.exitCode));
        break;
    }
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

} // namespace panes
