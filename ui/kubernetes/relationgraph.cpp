// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "relationgraph.h"

#include "fonts.h"
#include "style.h"
#include "tokens.h"
#include "tone.h"

#include <QEnterEvent>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <map>
#include <tuple>

namespace kubernetesui {

using kubernetes::RelatedObject;
using kubernetes::Relation;
using theme::Token;

namespace {

constexpr int columnGap = 28; ///< room for the lines
constexpr int rowGap = 14;    ///< and for those that pass a column
constexpr int margin = 4;     ///< for focus rings
constexpr int radius = 6;
constexpr int dotSize = 8;

QString titleOf(const RelatedObject &object)
{
    return object.object.name.isEmpty() ? object.note : object.object.name;
}

} // namespace

// --- Box ------------------------------------------------------------------------------------------------------------

RelationBox::RelationBox(QWidget *parent)
    : QAbstractButton(parent), m_small(theme::smallFont()), m_medium(theme::mediumFont())
{
    resize(sizeHint());
    setAttribute(Qt::WA_Hover);
}

void RelationBox::present(const RelatedObject &object, bool opens, bool chosen, const QString &connected)
{
    m_object = object;
    m_opens = opens;
    m_chosen = chosen;
    QStringList words{object.object.kind, titleOf(object)};
    if (object.missing)
        words << tr("is not there");
    else if (!object.object.name.isEmpty() && !object.note.isEmpty())
        words << object.note;
    setAccessibleName(words.join(u' '));
    setAccessibleDescription(connected);
    setToolTip(opens && !chosen ? tr("Open %1 %2").arg(object.object.kind, object.object.name) : accessibleName());
    setCursor(opens && !chosen ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setVisible(true);
    update();
}

void RelationBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool link = m_opens && !m_chosen;
    QColor ground = theme::color(m_chosen ? Token::AccentWeak : Token::Raised);
    if (link && underMouse())
        ground = theme::mixed(ground, theme::color(Token::Text), 0.04);
    const QRectF frame = QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5);
    QPen border(theme::color(m_chosen ? Token::Accent : Token::LineStrong));
    if (m_object.missing)
        border.setStyle(Qt::DashLine);
    painter.setPen(border);
    painter.setBrush(ground);
    painter.drawRoundedRect(frame, radius, radius);
    const QRect box = rect().adjusted(12, 5, -10, -6);
    const QRect top(box.left(), box.top(), box.width(), box.height() / 2);
    const QRect below(box.left(), top.bottom() + 1, box.width(), box.height() / 2);
    painter.setPen(theme::color(Token::Muted));
    m_small.draw(painter, top, m_object.object.kind);
    const QString note = m_object.missing ? tr("is not there") : m_object.object.name.isEmpty() ? QString() : m_object.note;
    if (!note.isEmpty()) {
        const int wide = std::min(m_small.advance(note), box.width() - m_small.advance(m_object.object.kind) - dotSize - 10);
        m_small.draw(painter, QRect(top.right() - wide + 1, top.top(), wide, top.height()), note);
        if (m_object.tone != live::Tone::None) {
            const QRectF dot(top.right() - wide - dotSize - 4, top.center().y() - dotSize / 2.0 + 0.5, dotSize, dotSize);
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme::color(delegates::toneToken(m_object.tone, Token::Idle)));
            painter.drawEllipse(dot);
        }
    }
    painter.setPen(theme::color(link ? Token::Accent : m_object.object.name.isEmpty() ? Token::Muted : Token::Text));
    m_medium.draw(painter, below, titleOf(m_object), Qt::ElideMiddle);
    if (hasFocus())
        theme::paintFocusRing(painter, frame, radius);
}

void RelationBox::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    Q_EMIT entered();
}

void RelationBox::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    Q_EMIT entered();
}

// --- Graph ----------------------------------------------------------------------------------------------------------

RelationGraph::RelationGraph(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Related objects"));
}

void RelationGraph::setRelations(const kubernetes::Relations &relations, const std::function<bool(const RelatedObject &)> &opens)
{
    m_relations = relations;
    while (m_boxes.size() < relations.objects.size())
        addBox();
    for (size_t i = 0; i < m_boxes.size(); ++i) {
        if (i < relations.objects.size())
            m_boxes[i]->present(relations.objects[i], opens(relations.objects[i]), i == 0, connectedText(i));
        else
            m_boxes[i]->hide();
    }
    place();
    setCurrent(m_current < relations.objects.size() ? m_current : 0);
    update();
}

void RelationGraph::addBox()
{
    auto *box = new RelationBox(this);
    const int index = static_cast<int>(m_boxes.size());
    box->installEventFilter(this);
    connect(box, &QAbstractButton::clicked, this, [this, index] { Q_EMIT chosen(index); });
    connect(box, &RelationBox::entered, this, qOverload<>(&QWidget::update));
    m_boxes.push_back(box);
}

QString RelationGraph::connectedText(size_t index) const
{
    QStringList before;
    QStringList after;
    for (const Relation &edge : m_relations.edges) {
        const auto say = [&](size_t other) {
            const RelatedObject &object = m_relations.objects[other];
            return object.object.kind + u' ' + titleOf(object);
        };
        if (edge.to == index)
            before << say(edge.from);
        if (edge.from == index)
            after << say(edge.to);
    }
    QStringList parts;
    if (!before.isEmpty())
        parts << tr("after %1").arg(before.join(QStringLiteral(", ")));
    if (!after.isEmpty())
        parts << tr("before %1").arg(after.join(QStringLiteral(", ")));
    return parts.join(QStringLiteral("; "));
}

/// A column for each tier that there is; in it what is looked at, then nodes, then by kind and name, the rest of a kind last.
void RelationGraph::place()
{
    std::map<int, std::vector<size_t>> tiers;
    for (size_t i = 0; i < m_relations.objects.size(); ++i)
        tiers[m_relations.objects[i].tier].push_back(i);
    m_columns.clear();
    size_t most = 0;
    for (auto &[tier, column] : tiers) {
        std::stable_sort(column.begin(), column.end(), [this](size_t a, size_t b) {
            const auto key = [this](size_t index) {
                const kubernetes::ObjectName &object = m_relations.objects[index].object;
                return std::tuple(index != 0, object.kind != QStringLiteral("Node"), object.kind, object.name.isEmpty(), object.name);
            };
            return key(a) < key(b);
        });
        most = std::max(most, column.size());
        m_columns.push_back(column);
    }
    const auto heightOf = [](size_t rows) { return static_cast<int>(rows) * (RelationBox::height + rowGap) - rowGap; };
    const int whole = most == 0 ? 0 : heightOf(most);
    int x = margin;
    for (const std::vector<size_t> &column : m_columns) {
        int y = margin;
        for (const size_t index : column) {
            m_boxes[index]->move(x, y);
            y += RelationBox::height + rowGap;
        }
        x += RelationBox::width + columnGap;
    }
    setFixedSize(m_columns.empty() ? 0 : x - columnGap + margin, whole == 0 ? 0 : whole + rowGap + 2 * margin);
}

void RelationGraph::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto draw = [&](const Relation &edge, const QColor &colour, qreal width) {
        const QRect from = m_boxes[edge.from]->geometry();
        const QRect to = m_boxes[edge.to]->geometry();
        const QPointF begin(from.right() - 1, from.center().y() + 0.5);
        const QPointF end(to.left() + 2, to.center().y() + 0.5);
        QPainterPath line(begin);
        const auto bend = [&line](const QPointF &at, qreal by) {
            line.cubicTo(line.currentPosition() + QPointF(by, 0), at - QPointF(by, 0), at);
        };
        if (end.x() - begin.x() > RelationBox::width && from.y() == to.y()) {
            // It passes a column in the same row, and would be hidden behind its box: below, between two rows.
            const QPointF below(columnGap, (RelationBox::height + rowGap) / 2.0);
            bend(begin + below, columnGap / 2.0);
            line.lineTo(end + QPointF(-below.x(), below.y()));
            bend(end, columnGap / 2.0);
        } else {
            bend(end, std::max<qreal>(columnGap / 2.0, (end.x() - begin.x()) / 2));
        }
        painter.setPen(QPen(colour, width));
        painter.drawPath(line);
    };
    const auto lit = [this](size_t index) { return m_boxes[index]->underMouse() || m_boxes[index]->hasFocus(); };
    for (const Relation &edge : m_relations.edges) {
        if (!lit(edge.from) && !lit(edge.to))
            draw(edge, theme::color(Token::LineStrong), 1.2);
    }
    for (const Relation &edge : m_relations.edges) {
        if (lit(edge.from) || lit(edge.to))
            draw(edge, theme::color(Token::Accent), 1.6);
    }
}

bool RelationGraph::eventFilter(QObject *watched, QEvent *event)
{
    const auto found = std::find(m_boxes.begin(), m_boxes.end(), watched);
    if (found == m_boxes.end())
        return QWidget::eventFilter(watched, event);
    const auto index = static_cast<size_t>(found - m_boxes.begin());
    if (event->type() == QEvent::FocusIn) {
        setCurrent(index);
        Q_EMIT focused(m_boxes[index]);
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<const QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            m_boxes[index]->click();
            return true;
        }
        if (step(index, key->key()))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

/// To the neighbour in that direction: in the next column to the nearest that it has a line to, or else to the nearest.
bool RelationGraph::step(size_t from, int key)
{
    size_t column = 0;
    size_t row = 0;
    for (size_t c = 0; c < m_columns.size(); ++c) {
        const auto at = std::find(m_columns[c].begin(), m_columns[c].end(), from);
        if (at == m_columns[c].end())
            continue;
        column = c;
        row = static_cast<size_t>(at - m_columns[c].begin());
    }
    if (m_columns.empty())
        return false;
    if (key == Qt::Key_Up || key == Qt::Key_Down) {
        const size_t next = key == Qt::Key_Up ? row - 1 : row + 1;
        if (next < m_columns[column].size())
            m_boxes[m_columns[column][next]]->setFocus(Qt::OtherFocusReason);
        return true;
    }
    if (key != Qt::Key_Left && key != Qt::Key_Right)
        return false;
    const size_t next = key == Qt::Key_Left ? column - 1 : column + 1;
    if (next >= m_columns.size())
        return true;
    const auto distance = [&](size_t index) {
        const bool joined = std::any_of(m_relations.edges.begin(), m_relations.edges.end(), [&](const Relation &edge) {
            return (edge.from == from && edge.to == index) || (edge.from == index && edge.to == from);
        });
        return std::pair(!joined, std::abs(m_boxes[index]->y() - m_boxes[from]->y()));
    };
    const auto nearest = std::min_element(m_columns[next].begin(), m_columns[next].end(),
                                          [&](size_t a, size_t b) { return distance(a) < distance(b); });
    m_boxes[*nearest]->setFocus(Qt::OtherFocusReason);
    return true;
}

void RelationGraph::setCurrent(size_t index)
{
    m_current = index;
    for (size_t i = 0; i < m_boxes.size(); ++i)
        m_boxes[i]->setFocusPolicy(i == index ? Qt::StrongFocus : Qt::ClickFocus);
}

} // namespace kubernetesui
