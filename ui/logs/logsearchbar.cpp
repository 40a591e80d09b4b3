// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The two switches lie over the field's right end, left of its clear button.
#include "logsearchbar.h"

#include "fonts.h"
#include "icons.h"
#include "searchfield.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>

namespace logs {

namespace {

constexpr int switchWidth = 26;
constexpr int clearWidth = 30;

QToolButton *iconButton(QWidget *parent, const char *icon, const QString &name)
{
    auto *button = new QToolButton(parent);
    button->setIcon(theme::icon(QLatin1String(icon)));
    button->setAutoRaise(true);
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

QToolButton *switchButton(QWidget *parent, const QString &sign, const QString &name)
{
    auto *button = new QToolButton(parent);
    button->setText(sign);
    button->setFont(theme::monoFont(11));
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setCursor(Qt::ArrowCursor);
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

} // namespace

LogSearchBar::LogSearchBar(QWidget *parent)
    : QWidget(parent), m_field(new widgets::SearchField(tr("Search the log"), this)),
      m_case(switchButton(m_field, QStringLiteral("Aa"), tr("Match case"))),
      m_regex(switchButton(m_field, QStringLiteral(".*"), tr("Regular expression"))),
      m_previous(iconButton(this, "arrow-up", tr("Previous match (Shift+Enter)"))),
      m_next(iconButton(this, "arrow-down", tr("Next match (Enter)"))),
      m_only(iconButton(this, "filter", tr("Matching lines only"))), m_count(new QLabel(this)), m_error(new QLabel(this))
{
    m_field->setFont(theme::monoFont());
    m_field->setMinimumWidth(160);
    m_field->setMaximumWidth(372);
    m_field->setTextMargins(0, 0, 2 * switchWidth + 4, 0);
    m_only->setCheckable(true);
    m_count->setForegroundRole(QPalette::BrightText);
    m_error->setForegroundRole(QPalette::BrightText);
    m_error->setFont(theme::smallFont());
    m_error->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_field, 1);
    for (QWidget *widget : {static_cast<QWidget *>(m_previous), static_cast<QWidget *>(m_next),
                            static_cast<QWidget *>(m_only), static_cast<QWidget *>(m_count)})
        row->addWidget(widget);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_error);

    colourLabels();
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &LogSearchBar::compile);
    connect(m_field, &widgets::SearchField::escaped, this, &LogSearchBar::escaped);
    connect(m_case, &QToolButton::toggled, this, &LogSearchBar::compile);
    connect(m_regex, &QToolButton::toggled, this, &LogSearchBar::compile);
    connect(m_previous, &QToolButton::clicked, this, [this] { Q_EMIT stepped(false); });
    connect(m_next, &QToolButton::clicked, this, [this] { Q_EMIT stepped(true); });
    connect(m_only, &QToolButton::toggled, this, &LogSearchBar::matchesOnlyChanged);
}

void LogSearchBar::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void LogSearchBar::setText(const QString &text)
{
    m_field->setText(text);
}

QString LogSearchBar::text() const
{
    return m_field->text();
}

void LogSearchBar::setOptions(live::LogPattern::Options options)
{
    m_case->setChecked(options.caseSensitive);
    m_regex->setChecked(options.regex);
}

void LogSearchBar::setCountText(const QString &text)
{
    m_count->setText(text);
}

QString LogSearchBar::countText() const
{
    return m_count->text();
}

QString LogSearchBar::errorText() const
{
    return m_error->isHidden() ? QString() : m_error->text();
}

void LogSearchBar::colourLabels()
{
    const auto colour = [](QLabel *label, theme::Token token) {
        QPalette colours = label->palette();
        colours.setColor(QPalette::BrightText, theme::color(token));
        label->setPalette(colours);
    };
    colour(m_count, theme::Token::Muted);
    colour(m_error, theme::Token::Bad);
}

void LogSearchBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colourLabels();
}

void LogSearchBar::setError(const QString &text)
{
    m_error->setText(text);
    m_error->setVisible(!text.isEmpty());
    m_field->setAccessibleDescription(text);
    m_field->setProperty("problem", !text.isEmpty());
    m_field->update();
}

void LogSearchBar::compile()
{
    const QString text = m_field->text();
    if (text.isEmpty()) {
        setError({});
        Q_EMIT patternChanged(nullptr);
        return;
    }
    const auto compiled = live::LogPattern::compile(text, {m_regex->isChecked(), m_case->isChecked()});
    if (!compiled.pattern) {
        setError(tr("At character %1: %2").arg(compiled.offset + 1).arg(compiled.error));
        return;
    }
    setError({});
    Q_EMIT patternChanged(compiled.pattern);
}

void LogSearchBar::placeSwitches()
{
    const int right = m_field->width() - clearWidth;
    const int high = m_field->height() - 8;
    m_case->setGeometry(right - 2 * switchWidth, 4, switchWidth - 2, high);
    m_regex->setGeometry(right - switchWidth, 4, switchWidth - 2, high);
}

bool LogSearchBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::Resize)
        placeSwitches();
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            Q_EMIT stepped(!(key->modifiers() & Qt::ShiftModifier));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace logs
