// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "palette.h"

#include "fonts.h"
#include "icons.h"
#include "tokens.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace shell {

using theme::Token;

namespace {

constexpr int panelWidth = 640;
constexpr int perGroup = 60;
enum Role { IdRole = Qt::UserRole + 1, DetailRole, IconRole, ShortcutRole, HeadingRole };

class RowDelegate final : public QStyledItemDelegate
{
public:
    RowDelegate(const QLineEdit *field, QObject *parent) : QStyledItemDelegate(parent), m_field(field) {}
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        return {100, index.data(HeadingRole).toBool() ? 26 : 32};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QString title = index.data(Qt::DisplayRole).toString();
        if (index.data(HeadingRole).toBool()) {
            painter->setFont(theme::smallFont());
            painter->setPen(theme::color(Token::Muted));
            painter->drawText(option.rect.adjusted(14, 4, -8, 0), Qt::AlignVCenter | Qt::AlignLeft, title);
            painter->restore();
            return;
        }
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme::color(Token::AccentWeak));
            painter->drawRoundedRect(QRectF(option.rect).adjusted(6, 1, -6, -1), 6, 6);
        }
        const QRect box = option.rect.adjusted(42, 0, -16, 0);
        theme::paintIcon(*painter, QRectF(option.rect.left() + 16, option.rect.center().y() - 7.5, 16, 16),
                         QLatin1String(index.data(IconRole).toString().toLatin1()), theme::color(Token::Muted));
        int x = box.left();
        // Matched letters stand out by weight, which shows in every colour scheme.
        const QStringList words = m_field->text().split(u' ', Qt::SkipEmptyParts);
        std::vector<bool> strong(static_cast<size_t>(title.size()), false);
        for (const QString &word : words) {
            const qsizetype at = title.indexOf(word, 0, Qt::CaseInsensitive);
            for (qsizetype i = at; at >= 0 && i < at + word.size(); ++i)
                strong[static_cast<size_t>(i)] = true;
        }
        painter->setPen(theme::color(Token::Text));
        for (qsizetype from = 0; from < title.size();) {
            qsizetype to = from;
            while (to < title.size() && strong[static_cast<size_t>(to)] == strong[static_cast<size_t>(from)])
                ++to;
            painter->setFont(strong[static_cast<size_t>(from)] ? theme::strongFont() : theme::textFont());
            const QString piece = title.mid(from, to - from);
            painter->drawText(QRect(x, box.top(), box.right() - x, box.height()), Qt::AlignVCenter, piece);
            x += painter->fontMetrics().horizontalAdvance(piece);
            from = to;
        }
        painter->setFont(theme::textFont());
        painter->setPen(theme::color(Token::Muted));
        const QString keys = index.data(ShortcutRole).toString();
        const int keysWidth = keys.isEmpty() ? 0 : painter->fontMetrics().horizontalAdvance(keys) + 12;
        const QRect rest(x + 10, box.top(), std::max(0, box.right() - x - 10 - keysWidth), box.height());
        painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeft,
                          painter->fontMetrics().elidedText(index.data(DetailRole).toString(), Qt::ElideRight, rest.width()));
        painter->drawText(box, Qt::AlignVCenter | Qt::AlignRight, keys);
        painter->restore();
    }

private:
    const QLineEdit *m_field;
};

class Panel final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(theme::color(Token::LineStrong));
        painter.setBrush(theme::color(Token::Raised));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);
    }
};

} // namespace

Palette::Palette(QWidget *window, std::vector<PaletteItem> items)
    : QWidget(window), m_panel(new Panel(this)), m_items(std::move(items)), m_before(QApplication::focusWidget())
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Go to anything"));
    auto *column = new QVBoxLayout(m_panel);
    column->setContentsMargins(1, 8, 1, 8);
    column->setSpacing(6);
    m_field = new QLineEdit(m_panel);
    m_field->setPlaceholderText(tr("Go to anything"));
    m_field->setAccessibleName(tr("Go to anything"));
    m_field->addAction(theme::icon(QLatin1String("search"), Token::Faint), QLineEdit::LeadingPosition);
    auto *row = new QVBoxLayout;
    row->setContentsMargins(12, 4, 12, 2);
    row->addWidget(m_field);
    column->addLayout(row);
    m_list = new QListWidget(m_panel);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setAccessibleName(tr("Results"));
    m_list->setItemDelegate(new RowDelegate(m_field, m_list));
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_list, 1);
    m_field->installEventFilter(this);
    parentWidget()->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &Palette::filter);
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) {
        m_list->setCurrentItem(item);
        choose();
    });
    filter();
    place();
    show();
    raise();
    m_field->setFocus(Qt::OtherFocusReason);
}

void Palette::setItems(std::vector<PaletteItem> items)
{
    const QByteArray kept = m_list->currentItem() ? m_list->currentItem()->data(IdRole).toByteArray() : QByteArray();
    m_items = std::move(items);
    filter();
    for (int i = 0; i < m_list->count(); ++i) {
        if (!kept.isEmpty() && m_list->item(i)->data(IdRole).toByteArray() == kept)
            m_list->setCurrentRow(i);
    }
}

void Palette::filter()
{
    const QStringList words = m_field->text().split(u' ', Qt::SkipEmptyParts);
    m_list->clear();
    QString group;
    int inGroup = 0;
    for (const PaletteItem &item : m_items) {
        const QString text = item.title + u' ' + item.detail + u' ' + item.group;
        if (!std::all_of(words.begin(), words.end(),
                         [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); }))
            continue;
        if (item.group != group) {
            group = item.group;
            inGroup = 0;
            auto *heading = new QListWidgetItem(group, m_list);
            heading->setData(HeadingRole, true);
            heading->setFlags(Qt::ItemIsEnabled);
        }
        if (++inGroup > perGroup)
            continue;
        auto *row = new QListWidgetItem(item.title, m_list);
        row->setData(IdRole, item.id);
        row->setData(DetailRole, item.detail);
        row->setData(IconRole, item.icon);
        row->setData(ShortcutRole, item.shortcut);
    }
    if (m_list->count() == 0) {
        auto *none = new QListWidgetItem(tr("Nothing matches"), m_list);
        none->setData(HeadingRole, true);
        none->setFlags(Qt::ItemIsEnabled);
    }
    m_list->setCurrentRow(-1);
    step(1);
}

void Palette::step(int by)
{
    for (int row = m_list->currentRow() + by; row >= 0 && row < m_list->count(); row += by) {
        if (!m_list->item(row)->data(HeadingRole).toBool()) {
            m_list->setCurrentRow(row);
            return;
        }
    }
}

void Palette::nextGroup()
{
    for (int row = m_list->currentRow() + 1; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(HeadingRole).toBool()) {
            m_list->setCurrentRow(row);
            step(1);
            return;
        }
    }
    m_list->setCurrentRow(-1);
    step(1);
}

void Palette::choose()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item || item->data(HeadingRole).toBool())
        return;
    const QByteArray id = item->data(IdRole).toByteArray();
    leave();
    Q_EMIT chosen(id);
}

void Palette::leave()
{
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
    close();
}

void Palette::place()
{
    const QSize room = parentWidget()->size();
    setGeometry(QRect(QPoint(0, 0), room));
    const int wide = std::min(panelWidth, room.width() - 80);
    m_panel->setGeometry((room.width() - wide) / 2, 72, wide, std::min(520, room.height() - 150));
}

bool Palette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Down:
            step(1);
            return true;
        case Qt::Key_Up:
            step(-1);
            return true;
        case Qt::Key_Tab:
            nextGroup();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            choose();
            return true;
        case Qt::Key_Escape:
            leave();
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void Palette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool dark = theme::currentScheme() == theme::Scheme::Dark;
    QColor dim = theme::color(dark ? Token::Sidebar : Token::Text);
    dim.setAlphaF(dark ? 0.6F : 0.22F);
    painter.fillRect(rect(), dim);
}

void Palette::mousePressEvent(QMouseEvent *)
{
    leave();
}

} // namespace shell
