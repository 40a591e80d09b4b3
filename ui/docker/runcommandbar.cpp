// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
#include "runcommandbar.h"

#include "fonts.h"
#include "icons.h"
#include "style.h"
#include "tokens.h"

#include <QClipboard>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace dockerui {

namespace {

constexpr int margin = 24;
constexpr int mostLines = 5; ///< then it scrolls

QString coloured(const QString &line)
{
    const QString muted = theme::color(theme::Token::Muted).name();
    QStringList words = line.split(u' ');
    for (QString &word : words) {
        const bool quiet = word.startsWith(u'-') || word == QLatin1String("\\");
        word = word.toHtmlEscaped();
        if (quiet)
            word = QStringLiteral("<span style=\"color:%1\">%2</span>").arg(muted, word);
    }
    return words.join(u' ');
}

} // namespace

RunCommandBar::RunCommandBar(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin, 8, margin, 10);
    layout->setSpacing(4);
    auto *head = new QHBoxLayout;
    auto *title = new QLabel(tr("Command"), this);
    title->setFont(theme::strongFont());
    m_line = new QLineEdit(this);
    m_line->setFrame(false);
    m_line->setPlaceholderText(tr("Paste a docker run command to fill in the form"));
    m_line->setAccessibleName(tr("Paste a docker run command"));
    m_line->installEventFilter(this);
    auto *copy = new QPushButton(theme::icon(QLatin1String("copy")), tr("Copy"), this);
    copy->setAutoDefault(false);
    theme::setVariant(copy, theme::Variant::Flat);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(copiedText(m_spec)); });
    head->addWidget(title);
    head->addSpacing(6);
    head->addWidget(m_line, 1);
    head->addWidget(copy);
    layout->addLayout(head);
    m_note = new QLabel(this);
    m_note->setFont(theme::smallFont());
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->hide();
    layout->addWidget(m_note);
    m_command = new QLabel;
    m_command->setFont(theme::monoFont());
    m_command->setTextFormat(Qt::RichText);
    m_command->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_command->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(m_command);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_command->setAutoFillBackground(false);
    layout->addWidget(m_scroll);
    connect(m_line, &QLineEdit::returnPressed, this, [this] { offer(m_line->text()); });
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString &text) {
        // A jump in length is a paste or a drop, whichever way it came.
        const bool jumped = text.size() > m_lineLength + 5;
        m_lineLength = text.size();
        if (jumped)
            offer(text);
        else
            setNote({}, false);
    });
}

void RunCommandBar::setSpec(const docker::RunSpec &spec)
{
    m_spec = spec;
    wrap();
}

QString RunCommandBar::shownText() const
{
    return m_lines.join(u'\n');
}

QString RunCommandBar::copiedText(const docker::RunSpec &spec)
{
    return docker::printRunCommand(spec, false).join(u' ');
}

void RunCommandBar::offer(const QString &text)
{
    if (text.trimmed().isEmpty())
        return;
    const docker::ParsedRun parsed = docker::parseRunCommand(text);
    if (!parsed.ok()) {
        setNote(tr("The form is as it was: %1").arg(parsed.problems.front().message), true);
        return;
    }
    m_line->clear();
    m_lineLength = 0;
    Q_EMIT pasted(parsed.spec);
}

void RunCommandBar::setNote(const QString &text, bool error)
{
    QPalette colours = m_note->palette();
    colours.setColor(QPalette::WindowText, theme::color(error ? theme::Token::Bad : theme::Token::Muted));
    m_note->setPalette(colours);
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

QString RunCommandBar::note() const
{
    return m_note->text();
}

void RunCommandBar::wrap()
{
    const QStringList arguments = docker::printRunCommand(m_spec, true);
    constexpr int scrollBar = 14;
    const QFontMetricsF metrics(m_command->font());
    const int columns = std::max(20, static_cast<int>((width() - 2 * margin - scrollBar) / metrics.horizontalAdvance(u'0')));
    m_lines.clear();
    QString line;
    for (const QString &argument : arguments) {
        if (!line.isEmpty() && line.size() + argument.size() + 3 > columns) {
            m_lines << line + QStringLiteral(" \\");
            line = QStringLiteral("  ") + argument;
        } else {
            line += line.isEmpty() ? argument : u' ' + argument;
        }
    }
    m_lines << line;
    QStringList html;
    for (const QString &each : std::as_const(m_lines))
        html << coloured(each);
    m_command->setText(QStringLiteral("<div style=\"white-space:pre\">%1</div>").arg(html.join(QStringLiteral("<br>"))));
    m_command->setAccessibleName(m_lines.join(u'\n'));
    const int shown = std::clamp(static_cast<int>(m_lines.size()), 2, mostLines);
    m_scroll->setFixedHeight(shown * static_cast<int>(std::ceil(metrics.lineSpacing())) + 6);
}

void RunCommandBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    wrap();
}

void RunCommandBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        wrap();
}

bool RunCommandBar::eventFilter(QObject *watched, QEvent *event)
{
    // A pasted command may have several lines; the line edit would join them.
    if (watched == m_line && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->matches(QKeySequence::Paste)) {
        const QString text = QGuiApplication::clipboard()->text();
        if (text.contains(u'\n')) {
            offer(text);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void RunCommandBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(theme::Token::Window));
    painter.fillRect(QRect(0, 0, width(), 1), theme::color(theme::Token::Line));
}

} // namespace dockerui
