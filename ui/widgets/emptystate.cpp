// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "emptystate.h"

#include "fonts.h"
#include "icons.h"
#include "style.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace widgets {

EmptyState::EmptyState(QWidget *parent) : QWidget(parent)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(32, 24, 32, 24);
    column->setSpacing(8);
    column->addStretch(1);
    m_icon = new QLabel(this);
    m_icon->setAlignment(Qt::AlignCenter);
    column->addWidget(m_icon);
    m_title = new QLabel(this);
    m_title->setFont(theme::headingFont());
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    column->addWidget(m_title);
    m_text = new QLabel(this);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setForegroundRole(theme::mutedRole);
    m_text->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_text->setOpenExternalLinks(true);
    m_text->setMaximumWidth(560);
    auto *textRow = new QHBoxLayout;
    textRow->addStretch();
    textRow->addWidget(m_text, 4);
    textRow->addStretch();
    column->addLayout(textRow);
    m_row = new QHBoxLayout;
    m_row->setSpacing(12);
    m_row->addStretch();
    m_button = new QPushButton(this);
    theme::setVariant(m_button, theme::Variant::Primary);
    m_row->addWidget(m_button);
    m_row->addStretch();
    column->addSpacing(8);
    column->addLayout(m_row);
    column->addStretch(2);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::buttonPressed);
}

void EmptyState::setContent(const QString &icon, const QString &title, const QStringList &lines, const QString &button,
                            const QStringList &links)
{
    m_icon->setPixmap(theme::icon(QLatin1String(icon.toLatin1()), theme::Token::Faint).pixmap(28, 28));
    m_title->setText(title);
    QString text = lines.join(QStringLiteral("<br>"));
    // Rich text knows no fixed font but the system's.
    const QString mono = QStringLiteral("<span style=\"font-family:'%1'; font-size:12px\">").arg(theme::monoFont().family());
    text.replace(QStringLiteral("<code>"), mono).replace(QStringLiteral("</code>"), QStringLiteral("</span>"));
    m_text->setText(text);
    m_text->setVisible(!lines.isEmpty());
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    while (m_links.size() < static_cast<size_t>(links.size())) {
        auto *made = new QPushButton(this);
        theme::setVariant(made, theme::Variant::Link);
        m_row->insertWidget(m_row->count() - 1, made);
        connect(made, &QPushButton::clicked, this, [this, link = m_links.size()] { Q_EMIT linkPressed(link); });
        m_links.push_back(made);
    }
    for (size_t i = 0; i < m_links.size(); ++i) {
        m_links[i]->setText(links.value(static_cast<qsizetype>(i)));
        m_links[i]->setVisible(i < static_cast<size_t>(links.size()));
    }
}

QString EmptyState::title() const
{
    return m_title->text();
}

} // namespace widgets
