// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "labelfilter.h"

#include "chip.h"
#include "fonts.h"
#include "icons.h"
#include "style.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <algorithm>
#include <map>

namespace panes {

namespace {

constexpr size_t mostKeys = 30;   ///< more is no menu any more; the field's "label:" finds the rest
constexpr int mostValues = 30;
constexpr int menuWidth = 320;
constexpr int chipWidth = 190;

struct Key {
    QString name;
    int count = 0;
    std::map<QString, int> values;
};

/// The keys that most rows have first.
std::vector<Key> keysOf(const live::Kind &kind, const std::vector<live::RowPointer> &rows)
{
    std::map<QString, Key> found;
    for (const live::RowPointer &row : rows) {
        const QStringList labels = kind.labels(*row);
        for (const QString &label : labels) {
            Key &key = found[label.section(u'=', 0, 0)];
            ++key.count;
            ++key.values[label.section(u'=', 1)];
        }
    }
    std::vector<Key> keys;
    for (auto &[name, key] : found) {
        key.name = name;
        keys.push_back(std::move(key));
    }
    std::stable_sort(keys.begin(), keys.end(), [](const Key &a, const Key &b) { return a.count > b.count; });
    if (keys.size() > mostKeys)
        keys.resize(mostKeys);
    return keys;
}

QString menuText(const QString &text, int count)
{
    QString shown = QFontMetrics(theme::textFont()).elidedText(text, Qt::ElideMiddle, menuWidth);
    return shown.replace(u'&', QStringLiteral("&&")) + u'\t' + QLocale().toString(count);
}

} // namespace

LabelFilter::LabelFilter(const live::Kind &kind, Rows rows, QWidget *parent)
    : QWidget(parent), m_kind(kind), m_rows(std::move(rows)), m_button(new QPushButton(this)),
      m_chip(new widgets::Chip({}, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    theme::setVariant(m_button, theme::Variant::Quiet);
    m_button->setIcon(theme::icon(QLatin1String("tag"), theme::Token::Muted));
    m_button->setAccessibleName(tr("Filter by label"));
    m_button->setToolTip(tr("Filter by label"));
    m_button->setFixedWidth(32);
    row->addWidget(m_button);
    row->addWidget(m_chip);
    m_chip->hide();
    auto *menu = new QMenu(m_button);
    menu->setAccessibleName(tr("Labels"));
    // Not setMenu(): the button would make room for an arrow.
    connect(m_button, &QPushButton::clicked, menu, [this, menu] {
        fill(*menu);
        menu->popup(m_button->mapToGlobal(QPoint(0, m_button->height() + 2)));
    });
    connect(m_chip, &QAbstractButton::clicked, this, [this] { setLabel({}); });
}

void LabelFilter::setLabel(const QString &label)
{
    if (m_label == label)
        return;
    m_label = label;
    m_chip->setLabel(QFontMetrics(theme::textFont()).elidedText(label, Qt::ElideMiddle, chipWidth) + QStringLiteral("  ×"));
    m_chip->setAccessibleName(tr("Label %1, take it off").arg(label));
    m_chip->setToolTip(label);
    m_chip->setChecked(!label.isEmpty());
    m_chip->setVisible(!label.isEmpty());
    if (label.isEmpty() && m_chip->hasFocus())
        m_button->setFocus(Qt::OtherFocusReason);
    Q_EMIT changed();
}

void LabelFilter::fill(QMenu &menu)
{
    // clear() leaves the submenus of the last time to their parent.
    qDeleteAll(menu.findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly));
    menu.clear();
    const auto choice = [this](QMenu &in, const QString &text, const QString &label) {
        QAction *action = in.addAction(text);
        action->setCheckable(true);
        action->setChecked(label == m_label);
        connect(action, &QAction::triggered, this, [this, label] { setLabel(label); });
    };
    choice(menu, tr("Any label"), {});
    menu.addSeparator();
    const std::vector<Key> keys = keysOf(m_kind, m_rows());
    if (keys.empty())
        menu.addAction(tr("No object here has a label"))->setEnabled(false);
    for (const Key &key : keys) {
        if (key.values.size() == 1) {
            const QString &value = key.values.begin()->first;
            const QString label = value.isEmpty() ? key.name : key.name + u'=' + value;
            choice(menu, menuText(label, key.count), label);
            continue;
        }
        QMenu *values = menu.addMenu(QFontMetrics(theme::textFont()).elidedText(key.name, Qt::ElideMiddle, menuWidth));
        choice(*values, menuText(tr("Any value"), key.count), key.name);
        values->addSeparator();
        int shown = 0;
        for (const auto &[value, count] : key.values) {
            if (++shown > mostValues)
                break;
            choice(*values, menuText(value.isEmpty() ? tr("(empty)") : value, count), key.name + u'=' + value);
        }
    }
}

} // namespace panes
