// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "chiprow.h"

#include "icons.h"
#include "style.h"

#include <QEvent>
#include <QLocale>
#include <QMenu>
#include <algorithm>

namespace widgets {

namespace {

constexpr int gap = 8;
constexpr int rowHeight = 24;
constexpr int moreWidth = 32;

} // namespace

ChipRow::ChipRow(QWidget *parent) : QWidget(parent), m_more(new QPushButton(this))
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_more->setIcon(theme::icon(QLatin1String("more")));
    m_more->setAccessibleName(tr("More filters"));
    m_more->setToolTip(tr("More filters"));
    theme::setVariant(m_more, theme::Variant::Quiet);
    m_more->setFixedSize(moreWidth, rowHeight);
    m_more->hide();
    connect(m_more, &QPushButton::clicked, this, &ChipRow::openMenu);
}

void ChipRow::add(Chip *chip)
{
    chip->setParent(this);
    m_entries.push_back({chip});
    connect(chip, &QAbstractButton::toggled, this, &ChipRow::arrange);
    updateGeometry();
    arrange();
}

void ChipRow::setWanted(Chip *chip, bool wanted)
{
    for (Entry &entry : m_entries) {
        if (entry.chip != chip || entry.wanted == wanted)
            continue;
        entry.wanted = wanted;
        updateGeometry();
        arrange();
    }
}

int ChipRow::widthOf(const std::vector<const Entry *> &entries) const
{
    int sum = 0;
    for (const Entry *entry : entries)
        sum += entry->chip->sizeHint().width() + gap;
    return sum - (entries.empty() ? 0 : gap);
}

QSize ChipRow::sizeHint() const
{
    std::vector<const Entry *> all;
    for (const Entry &entry : m_entries) {
        if (entry.wanted)
            all.push_back(&entry);
    }
    return {widthOf(all), rowHeight};
}

QSize ChipRow::minimumSizeHint() const
{
    std::vector<const Entry *> least;
    size_t wanted = 0;
    for (const Entry &entry : m_entries) {
        wanted += entry.wanted;
        if (entry.wanted && (least.empty() || entry.chip->isChecked()))
            least.push_back(&entry);
    }
    return {widthOf(least) + (least.size() < wanted ? gap + moreWidth : 0), rowHeight};
}

void ChipRow::arrange()
{
    std::vector<Entry *> shown;
    for (Entry &entry : m_entries) {
        entry.inMenu = false;
        if (entry.wanted)
            shown.push_back(&entry);
    }
    const auto needed = [&](bool more) { return widthOf({shown.begin(), shown.end()}) + (more ? gap + moreWidth : 0); };
    const bool more = needed(false) > width();
    // From the end, but for the first one and those that are on.
    for (size_t i = shown.size(); more && i-- > 1 && needed(true) > width();) {
        if (shown[i]->chip->isChecked())
            continue;
        shown[i]->inMenu = true;
        shown.erase(shown.begin() + static_cast<std::ptrdiff_t>(i));
    }
    // Only what changes: each change asks for a layout again.
    const auto show = [](QWidget *widget, bool on) {
        if (widget->isHidden() == on)
            widget->setVisible(on);
    };
    for (const Entry &entry : m_entries)
        show(entry.chip, entry.wanted && !entry.inMenu);
    int x = 0;
    for (const Entry *entry : shown) {
        const QSize size = entry->chip->sizeHint();
        entry->chip->setGeometry(x, (height() - size.height()) / 2, size.width(), size.height());
        x += size.width() + gap;
    }
    show(m_more, more);
    m_more->move(x, (height() - rowHeight) / 2);
}

void ChipRow::openMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Entry &entry : m_entries) {
        if (!entry.inMenu)
            continue;
        const QString count = entry.chip->accessibleDescription();
        QAction *action = menu->addAction(entry.chip->text() + (count.isEmpty() ? QString() : u'\t' + count));
        connect(action, &QAction::triggered, entry.chip, &QAbstractButton::click);
    }
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 2)));
}

void ChipRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

bool ChipRow::event(QEvent *event)
{
    // A chip whose count has another number of digits.
    if (event->type() == QEvent::LayoutRequest) {
        updateGeometry();
        arrange();
    }
    return QWidget::event(event);
}

} // namespace widgets
