// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "settingspage.h"

#include "fonts.h"
#include "pageparts.h"
#include "profilemarks.h"
#include "style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPixmap>
#include <QScrollArea>
#include <QVBoxLayout>

namespace shell {

namespace {

constexpr int labelWidth = 150;
constexpr size_t longestList = 20; ///< of connections; beyond it only those that are open or marked

} // namespace

SettingsPage::SettingsPage(SettingsContext context, QWidget *parent)
    : QWidget(parent), m_context(std::move(context)), m_body(new QWidget)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(widgets::pageTitle(tr("Settings"), this));
    outer->addWidget(widgets::hairline(this));
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_body->setMaximumWidth(760);
    m_column = new QVBoxLayout(m_body);
    m_column->setContentsMargins(16, 0, 16, 24);
    m_column->setSpacing(8);
    addAppearance();
    addConnections();
    addConfirmations();
    addRefresh();
    addKeyboard();
    addFiles();
    m_column->addStretch(1);
    scroll->setWidget(m_body);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    m_body->setBackgroundRole(QPalette::Base);
    outer->addWidget(scroll);
}

void SettingsPage::addHeading(const QString &text)
{
    auto *label = new QLabel(text, m_body);
    label->setFont(theme::strongFont());
    label->setContentsMargins(0, 14, 0, 0);
    m_column->addWidget(label);
}

void SettingsPage::addNote(const QString &text)
{
    auto *note = new QLabel(text, m_body);
    note->setForegroundRole(theme::mutedRole);
    note->setWordWrap(true);
    m_column->addWidget(note);
}

void SettingsPage::addAppearance()
{
    addHeading(tr("Appearance"));
    auto *choice = new QComboBox(m_body);
    choice->addItems({tr("As the system"), tr("Light"), tr("Dark")});
    choice->setAccessibleName(tr("Theme"));
    choice->setCurrentIndex(static_cast<int>(m_context.theme.choice()));
    choice->setFixedWidth(200);
    connect(&m_context.theme, &theme::Theme::changed, choice, [this, choice] {
        const QSignalBlocker quiet(choice); // it was not chosen here
        choice->setCurrentIndex(static_cast<int>(m_context.theme.choice()));
    });
    connect(choice, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_context.theme.setChoice(static_cast<theme::Choice>(index));
        m_context.settings.set(QStringLiteral("theme"), index == 1   ? QStringLiteral("light")
                                                        : index == 2 ? QStringLiteral("dark")
                                                                     : QStringLiteral("system"));
    });
    auto *row = new QHBoxLayout;
    auto *label = new QLabel(tr("Theme"), m_body);
    label->setForegroundRole(theme::mutedRole);
    label->setFixedWidth(labelWidth - 16);
    row->setSpacing(16); // as the grids below have it
    row->addWidget(label);
    row->addWidget(choice);
    row->addStretch();
    m_column->addLayout(row);
    auto *motion = new QCheckBox(tr("Reduce motion"), m_body);
    motion->setChecked(m_context.settings.flag(QStringLiteral("motion/reduced"), false));
    connect(motion, &QCheckBox::toggled, this, [this](bool on) {
        m_context.theme.setReducedMotion(on);
        m_context.settings.set(QStringLiteral("motion/reduced"), on);
    });
    m_column->addWidget(motion);
}

void SettingsPage::addConnections()
{
    addHeading(tr("Connections"));
    addNote(tr("Read-only: nothing that changes something is sent. Production: every change asks first, and what cannot be "
               "undone asks for the connection's name. A colour tells it from others in the sidebar."));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(6);
    int line = 0;
    int others = 0;
    for (endpoint::Endpoint *endpoint : m_context.endpoints) {
        const endpoint::Profile &profile = endpoint->profile();
        const bool marked = profile.readOnly || profile.production || profile.colour > 0;
        if (m_context.endpoints.size() > longestList && !marked && !endpoint->isOpen()) {
            ++others; // a kubeconfig can have thousands
            continue;
        }
        auto *name = new QLabel(profile.name, m_body);
        name->setFont(theme::mediumFont());
        name->setMinimumWidth(labelWidth - 16);
        grid->addWidget(name, line, 0);
        auto *address = new QLabel(profile.address, m_body);
        address->setForegroundRole(theme::mutedRole);
        address->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(address, line, 1);
        grid->addWidget(markBox(*endpoint, Mark::ReadOnly), line, 2);
        grid->addWidget(markBox(*endpoint, Mark::Production), line, 3);
        grid->addWidget(colourBox(*endpoint), line++, 4);
    }
    grid->setColumnStretch(1, 1);
    m_column->addLayout(grid);
    if (others > 0)
        addNote(tr("%n more connections: open one, and it is listed here.", nullptr, others));
}

QComboBox *SettingsPage::colourBox(endpoint::Endpoint &endpoint)
{
    auto *box = new QComboBox(m_body);
    const QStringList names{tr("No colour"), tr("Blue"), tr("Teal"), tr("Orange"), tr("Violet"), tr("Pink")};
    for (int i = 0; i < names.size(); ++i) {
        QPixmap square(12 * 2, 12 * 2);
        square.setDevicePixelRatio(2);
        square.fill(i == 0 ? QColor(Qt::transparent) : theme::color(theme::seriesToken(i - 1)));
        box->addItem(i == 0 ? QIcon() : QIcon(square), names[i]);
    }
    box->setAccessibleName(tr("%1: %2").arg(tr("Colour"), endpoint.profile().name));
    box->setCurrentIndex(std::clamp(endpoint.profile().colour, 0, int(names.size()) - 1));
    connect(box, &QComboBox::currentIndexChanged, this, [this, at = &endpoint](int colour) {
        m_context.settings.set(colourKey(at->profile().id), colour);
        at->setColour(colour);
    });
    return box;
}

QCheckBox *SettingsPage::markBox(endpoint::Endpoint &endpoint, Mark mark)
{
    const bool lock = mark == Mark::ReadOnly;
    const QString label = lock ? tr("Read-only") : tr("Production");
    auto *box = new QCheckBox(label, m_body);
    box->setAccessibleName(tr("%1: %2").arg(label, endpoint.profile().name));
    box->setChecked(lock ? endpoint.profile().readOnly : endpoint.profile().production);
    if (lock && m_context.locked) {
        box->setEnabled(false);
        box->setToolTip(tr("Pilothouse was started with --read-only"));
    }
    connect(box, &QCheckBox::toggled, this, [this, lock, mark, at = &endpoint](bool on) {
        const endpoint::Profile &profile = at->profile();
        m_context.settings.set(markKey(profile.id, mark), on);
        at->setMarks(lock ? on : profile.readOnly, lock ? profile.production : on);
    });
    return box;
}

void SettingsPage::addConfirmations()
{
    addHeading(tr("Confirmations"));
    auto *always = new QCheckBox(tr("Ask before everything that changes something"), m_body);
    always->setChecked(m_context.settings.flag(QStringLiteral("confirm/always"), false));
    connect(always, &QCheckBox::toggled, this,
            [this](bool on) { m_context.settings.set(QStringLiteral("confirm/always"), on); });
    m_column->addWidget(always);
    addNote(tr("Removing always asks. What can be taken back is done at once, with Undo."));
}

void SettingsPage::addRefresh()
{
    addHeading(tr("Refresh"));
    addNote(tr("Tables follow the engine's events. Once a minute the list of what is on screen is read again, for events that "
               "were lost; figures come once a second for what is looked at. There is nothing to set."));
}

void SettingsPage::addKeyboard()
{
    addHeading(tr("Keyboard"));
    std::vector<std::pair<QString, QString>> keys = {
        {QStringLiteral("Ctrl+K"), tr("Go to anything")},
        {QStringLiteral("/"), tr("Filter the table")},
        {QStringLiteral("Ctrl+1 … 9"), tr("The panes of the sidebar")},
        {QStringLiteral("Ctrl+B"), tr("Sidebar as icons")},
        {QStringLiteral("Ctrl+Z"), tr("Undo the newest action that offers it")},
        {QStringLiteral("Ctrl+F"), tr("Search the log or the tree")},
        {QStringLiteral("Ctrl+Enter"), tr("What a dialog's main button does")},
        {QStringLiteral("Esc"), tr("Close a dialog, empty a filter")},
        {QStringLiteral("F5"), tr("Try again now")},
        {QStringLiteral("Ctrl+,"), tr("Settings")},
        {QStringLiteral("Ctrl+Q"), tr("Quit")},
    };
    keys.insert(keys.end(), m_context.shortcuts.begin(), m_context.shortcuts.end());
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    int line = 0;
    for (const auto &[key, what] : keys) {
        auto *name = new QLabel(key, m_body);
        name->setFont(theme::monoFont());
        name->setMinimumWidth(labelWidth - 16);
        grid->addWidget(name, line, 0);
        grid->addWidget(new QLabel(what, m_body), line++, 1);
    }
    grid->setColumnStretch(1, 1);
    m_column->addLayout(grid);
}

void SettingsPage::addFiles()
{
    addHeading(tr("Files"));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    int line = 0;
    for (const auto &[name, path] : {std::pair(tr("Settings"), m_context.settings.path()), std::pair(tr("Audit log"), m_context.auditPath)}) {
        auto *label = new QLabel(name, m_body);
        label->setForegroundRole(theme::mutedRole);
        label->setMinimumWidth(labelWidth - 16);
        grid->addWidget(label, line, 0);
        auto *value = new QLabel(path.isEmpty() ? tr("nothing is kept") : path, m_body);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        if (!path.isEmpty())
            value->setFont(theme::monoFont());
        grid->addWidget(value, line++, 1);
    }
    grid->setColumnStretch(1, 1);
    m_column->addLayout(grid);
}

} // namespace shell
