// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The field keeps the focus all the time; the keys that move in the list are taken from it.
#include "palette.h"

#include "fonts.h"
#include "icons.h"
#include "palettelist.h"
#include "style.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>
#include <algorithm>

namespace widgets {
namespace {

constexpr int mostPerGroup = 60; ///< More would be scrolled past, not read.
constexpr int panelWidth = 680;
constexpr int fieldHeight = 47;
constexpr int footerHeight = 32;
constexpr int shadow = 18;

/// "Enter open": a key as it looks on the keyboard, and what it does here.
class Hint final : public QWidget
{
public:
    Hint(const QString &key, const QString &what, QWidget *parent) : QWidget(parent), m_key(key), m_what(what)
    {
        const QFontMetrics metrics(theme::smallFont());
        m_keyWidth = metrics.horizontalAdvance(key) + 12;
        setFixedSize(m_keyWidth + 7 + metrics.horizontalAdvance(what) + 2, 20);
        setAccessibleName(key + u' ' + what);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintKeycap(painter, QRectF(0.5, 1.5, m_keyWidth - 1, 17), m_key);
        painter.setFont(theme::smallFont());
        painter.setPen(theme::color(theme::Token::Muted));
        painter.drawText(rect().adjusted(m_keyWidth + 7, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, m_what);
    }

private:
    QString m_key;
    QString m_what;
    int m_keyWidth = 0;
};

bool matches(const PaletteItem &item, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(), [&item](const QString &word) {
        return item.title.contains(word, Qt::CaseInsensitive) || item.detail.contains(word, Qt::CaseInsensitive)
            || item.group.contains(word, Qt::CaseInsensitive)
            || (u' ' + item.words).contains(u' ' + word, Qt::CaseInsensitive);
    });
}

/// "log web": what is left when the words for its act are taken away is its own.
bool matchesByAct(const PaletteItem &item, QStringList words)
{
    return words.removeIf([&item](const QString &word) { return item.act.contains(word, Qt::CaseInsensitive); }) > 0
        && matches(item, words);
}

/// "po" for pods: what somebody types who knows its name.
bool isCalled(const PaletteItem &item, const QStringList &words)
{
    const QStringList own = item.words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::any_of(words.begin(), words.end(), [&](const QString &word) {
        return item.title.compare(word, Qt::CaseInsensitive) == 0 || own.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace

CommandPalette::CommandPalette(QWidget *window, const QString &hint) : QWidget(window), m_window(window)
{
    hide();
    const QString name = hint.isEmpty() ? tr("Go to anything") : hint;
    setAccessibleName(name);
    m_panel = new QWidget(this);
    auto *column = new QVBoxLayout(m_panel);
    column->setContentsMargins(1, 0, 1, 1);
    column->setSpacing(0);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(40, 0, 16, 0);
    m_field = new QLineEdit(m_panel);
    m_field->setFrame(false);
    QFont large = theme::textFont();
    large.setPixelSize(16);
    m_field->setFont(large);
    m_field->setFixedHeight(fieldHeight);
    m_field->setPlaceholderText(name);
    m_field->setAccessibleName(name);
    m_field->installEventFilter(this);
    m_count = new QLabel(m_panel);
    m_count->setFont(theme::smallFont());
    m_count->setForegroundRole(theme::mutedRole);
    top->addWidget(m_field, 1);
    top->addWidget(m_count);
    column->addLayout(top);
    m_list = new PaletteList(m_panel);
    m_list->setAccessibleName(tr("Results"));
    column->addWidget(m_list, 1);
    auto *footer = new QHBoxLayout;
    footer->setContentsMargins(16, 7, 16, 6);
    footer->setSpacing(20);
    footer->addWidget(new Hint(tr("Enter"), tr("open"), m_panel));
    m_actHint = new Hint(tr("Ctrl Enter"), tr("act"), m_panel);
    footer->addWidget(m_actHint);
    footer->addWidget(new Hint(tr("Tab"), tr("next group"), m_panel));
    footer->addWidget(new Hint(tr("Esc"), tr("close"), m_panel));
    footer->addStretch();
    column->addLayout(footer);
    connect(m_field, &QLineEdit::textChanged, this, [this] { search(); });
    connect(m_list, &PaletteList::rowPressed, this, [this](int row) { choose(row); });
    window->installEventFilter(this);
}

void CommandPalette::setItems(std::vector<PaletteItem> items)
{
    const QByteArray kept = currentId();
    m_list->setRows(nullptr, {}, {}); // It points into the old items.
    m_items = std::move(items);
    m_own = m_items.size();
    m_actHint->setVisible(std::any_of(m_items.begin(), m_items.end(), [](const PaletteItem &item) { return !item.act.isEmpty(); }));
    search();
    for (int row = 0; row < int(m_list->rows().size()); ++row) {
        const PaletteRow &shown = m_list->rows()[std::size_t(row)];
        if (!kept.isEmpty() && shown.kind == PaletteRow::Item && m_items[std::size_t(shown.item)].id == kept)
            m_list->setCurrent(row);
    }
}

QByteArray CommandPalette::currentId() const
{
    const int row = m_list->current();
    return row < 0 ? QByteArray() : m_items[std::size_t(m_list->rows()[std::size_t(row)].item)].id;
}

QStringList CommandPalette::typedWords() const
{
    return m_field->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

void CommandPalette::search()
{
    const QStringList words = typedWords();
    m_list->setRows(nullptr, {}, {}); // it points into the items
    m_items.resize(m_own);
    if (m_typed) {
        if (std::optional<PaletteItem> made = m_typed(m_field->text().trimmed()))
            m_items.push_back(std::move(*made));
    }
    std::vector<std::pair<QString, std::vector<int>>> groups; // In order of first appearance.
    m_matches = 0;
    const auto add = [&](int i) {
        ++m_matches;
        const QString &title = m_items[std::size_t(i)].group;
        auto group = std::find_if(groups.begin(), groups.end(), [&](const auto &one) { return one.first == title; });
        if (group == groups.end())
            group = groups.insert(groups.end(), {title, {}});
        group->second.push_back(i);
    };
    std::vector<int> byAct;
    for (int i = 0; i < int(m_items.size()); ++i) {
        if (matches(m_items[std::size_t(i)], words))
            add(i);
        else if (matchesByAct(m_items[std::size_t(i)], words))
            byAct.push_back(i);
    }
    std::for_each(byAct.begin(), byAct.end(), add);
    if (m_whole && !words.isEmpty()) {
        const auto called = [&](int i) { return isCalled(m_items[std::size_t(i)], words); };
        for (auto &[title, items] : groups)
            std::stable_partition(items.begin(), items.end(), called);
        std::stable_partition(groups.begin(), groups.end(), [&](const auto &group) { return called(group.second.front()); });
    }
    if (words.isEmpty()) {
        std::stable_partition(groups.begin(), groups.end(),
                              [this](const auto &group) { return m_items[std::size_t(group.second.front())].early; });
    }
    std::vector<PaletteRow> rows;
    for (const auto &[title, items] : groups) {
        rows.push_back({PaletteRow::Heading, -1, title});
        const int shown = m_whole ? int(items.size()) : std::min(mostPerGroup, int(items.size()));
        for (int i = 0; i < shown; ++i)
            rows.push_back({PaletteRow::Item, items[std::size_t(i)], {}});
        if (shown < int(items.size()))
            rows.push_back({PaletteRow::More, -1, tr("%1 more").arg(int(items.size()) - shown)});
    }
    m_list->setRows(&m_items, std::move(rows), words);
    m_count->setText(m_matches == 0 ? tr("No results") : tr("%n results", nullptr, m_matches));
    place();
    m_list->step(1);
}

void CommandPalette::place()
{
    if (!m_window)
        return;
    setGeometry(m_window->rect());
    const int wide = std::min(panelWidth, width() - 32);
    const int y = std::min(88, height() / 10);
    m_panel->setGeometry((width() - wide) / 2, y, wide, std::min(m_list->contentHeight() + fieldHeight + footerHeight + 4, std::min(548, height() - 2 * y)));
    if (m_panel->layout())
        m_panel->layout()->activate();
    update(); // the shadow of the size before
}

void CommandPalette::open()
{
    if (!isVisible())
        m_before = QApplication::focusWidget();
    m_field->clear();
    search();
    show();
    raise();
    place();
    m_field->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::dismiss()
{
    const QPointer<QWidget> before = m_before;
    hide();
    Q_EMIT closed();
    if (before && before->isVisible())
        before->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::choose(int row, bool act)
{
    if (row < 0)
        return;
    m_list->setCurrent(row);
    const QByteArray id = currentId();
    const PaletteItem &item = m_items[std::size_t(m_list->rows()[std::size_t(row)].item)];
    act = !item.act.isEmpty() && (act || !matches(item, typedWords())); // found by its act: that is what is meant
    dismiss();
    if (act)
        Q_EMIT acted(id);
    else
        Q_EMIT chosen(id);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window && event->type() == QEvent::Resize)
        place();
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Down: m_list->step(1); return true;
    case Qt::Key_Up: m_list->step(-1); return true;
    case Qt::Key_Tab: m_list->stepGroup(1); return true;
    case Qt::Key_Backtab: m_list->stepGroup(-1); return true;
    case Qt::Key_Return: case Qt::Key_Enter: choose(m_list->current(), key->modifiers().testFlag(Qt::ControlModifier)); return true;
    case Qt::Key_Escape: dismiss(); return true;
    default: return false;
    }
}

void CommandPalette::mousePressEvent(QMouseEvent *event)
{
    if (!m_panel->geometry().contains(event->position().toPoint()))
        dismiss();
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(0, 0, 0, theme::currentScheme() == theme::Scheme::Dark ? 120 : 40));
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF panel = QRectF(m_panel->geometry()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 3));
    for (int step = 1; step < shadow; ++step)
        painter.drawRoundedRect(panel.adjusted(-step, 6 - step, step, 6 + step), 10 + step, 10 + step);
    painter.setPen(theme::color(theme::Token::LineStrong));
    painter.setBrush(theme::color(theme::Token::Raised));
    painter.drawRoundedRect(panel, 10, 10);
    const qreal footer = panel.bottom() - footerHeight;
    QPainterPath inside;
    inside.addRoundedRect(panel.adjusted(0.5, 0.5, -0.5, -0.5), 9.5, 9.5);
    painter.save();
    painter.setClipPath(inside);
    painter.fillRect(QRectF(panel.left(), footer, panel.width(), footerHeight + 1), theme::color(theme::Token::Window));
    painter.restore();
    for (const qreal y : {panel.top() + fieldHeight, footer})
        painter.fillRect(QRectF(panel.left() + 0.5, y, panel.width() - 1, 1), theme::color(theme::Token::Line));
    theme::paintIcon(painter, QRectF(panel.left() + 15.5, panel.top() + 15.5, 16, 16), QLatin1String("search"),
                     theme::color(theme::Token::Muted));
}

} // namespace widgets
