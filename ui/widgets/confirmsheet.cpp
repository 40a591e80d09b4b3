// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list of objects scrolls inside the sheet from the ninth on.
#include "confirmsheet.h"

#include "fonts.h"
#include "style.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace widgets {
namespace {

constexpr int rowHeight = 24;
constexpr int shownRows = 8;

class Badge final : public QLabel
{
public:
    using QLabel::QLabel;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::color(theme::Token::WeakBad));
        painter.drawRoundedRect(rect(), 4, 4);
        painter.setPen(theme::wordOnWeak(theme::Token::Bad));
        painter.drawText(rect(), Qt::AlignCenter, text());
    }
};

QLabel *plain(const QString &text, bool muted, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    if (muted)
        label->setForegroundRole(theme::mutedRole);
    return label;
}

} // namespace

ConfirmSheet::ConfirmSheet(const ConfirmQuestion &question, QWidget *window)
    : Sheet(window), m_typedName(question.typedName)
{
    setCompact();
    setTitle(question.title);
    if (question.production) {
        auto *badge = new Badge(tr("production"));
        badge->setFont(theme::smallFont());
        badge->setFixedSize(badge->fontMetrics().horizontalAdvance(badge->text()) + 12, 18);
        titleRow()->insertWidget(1, badge);
    }
    auto *content = new QWidget;
    m_content = content;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(24, 0, 24, 0);
    column->setSpacing(12);
    if (!question.text.isEmpty()) {
        auto *text = plain(question.text, true, content);
        text->setWordWrap(true);
        column->addWidget(text);
    }
    if (!question.objects.empty())
        column->addWidget(makeObjects(question.objects));
    for (const ConfirmCheck &check : question.checks) {
        auto *box = new QCheckBox(check.label, content);
        box->setChecked(check.checked);
        column->addWidget(box);
        m_checks.emplace_back(check.id, box);
    }
    QPushButton *cancel = addButton(tr("Cancel"), theme::Variant::Default);
    cancel->setAutoDefault(true);
    connect(cancel, &QPushButton::clicked, this, &Sheet::rejected);
    m_confirm = addButton(question.confirmLabel, theme::Variant::Confirm);
    setInitialFocus(cancel);
    if (!m_typedName.isEmpty())
        addTypedName(m_typedName, content);
    column->addStretch();
    setContent(content);
    connect(this, &Sheet::accepted, this, &ConfirmSheet::confirm);
    connect(this, &Sheet::rejected, this, [this] {
        dismiss();
        deleteLater();
    });
}

QWidget *ConfirmSheet::makeObjects(const std::vector<ConfirmObject> &objects)
{
    auto *table = new QWidget;
    auto *grid = new QGridLayout(table);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(20);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(2, 1);
    int row = 0;
    for (const ConfirmObject &object : objects) {
        grid->setRowMinimumHeight(row, rowHeight);
        if (!object.kind.isEmpty())
            grid->addWidget(plain(object.kind, true, table), row, 0);
        auto *name = plain(object.name, false, table);
        name->setFont(theme::mediumFont());
        name->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(name, row, 1);
        grid->addWidget(plain(object.consequence, true, table), row, 2);
        ++row;
    }
    if (row <= shownRows)
        return table;
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(tr("Objects"));
    scroll->setWidget(table);
    table->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setFixedHeight(shownRows * rowHeight + rowHeight / 2); // Half a row shows that there is more.
    scroll->setMinimumWidth(table->sizeHint().width() + 12);
    return scroll;
}

void ConfirmSheet::addTypedName(const QString &name, QWidget *content)
{
    auto *column = static_cast<QVBoxLayout *>(content->layout());
    auto *ask = new QHBoxLayout;
    ask->setSpacing(0);
    const QString sentence = tr("Type %1 to confirm");
    const qsizetype at = sentence.indexOf(QLatin1String("%1"));
    ask->addWidget(plain(sentence.left(at), false, content));
    auto *mono = plain(name, false, content);
    mono->setFont(theme::monoFont());
    ask->addWidget(mono);
    ask->addWidget(plain(sentence.mid(at + 2), false, content));
    ask->addStretch();
    column->addLayout(ask);
    m_field = new QLineEdit(content);
    m_field->setFont(theme::monoFont());
    m_field->setAccessibleName(sentence.arg(name));
    column->addWidget(m_field);
    auto *inField = new QHBoxLayout(m_field);
    inField->setContentsMargins(0, 0, 10, 0);
    auto *matches = new QLabel(tr("\u25CF matches"), m_field);
    QPalette green = matches->palette();
    green.setColor(QPalette::WindowText, theme::color(theme::Token::Ok));
    matches->setPalette(green);
    matches->setForegroundRole(QPalette::WindowText);
    matches->hide();
    inField->addStretch();
    inField->addWidget(matches);
    m_confirm->setEnabled(false);
    connect(m_field, &QLineEdit::textChanged, this, [this, matches](const QString &text) {
        const bool same = text == m_typedName;
        m_confirm->setEnabled(same);
        matches->setVisible(same);
    });
    connect(m_field, &QLineEdit::returnPressed, this, [this] { m_confirm->click(); });
    setInitialFocus(m_field);
}

void ConfirmSheet::addWidget(QWidget *widget)
{
    auto *column = static_cast<QVBoxLayout *>(m_content->layout());
    column->insertWidget(column->count() - 1, widget); // before the stretch
}

QVariantMap ConfirmSheet::checks() const
{
    QVariantMap checks;
    for (const auto &[id, box] : m_checks)
        checks.insert(id, box->isChecked());
    return checks;
}

void ConfirmSheet::settle()
{
    // The layout hears of what is shown in it only later.
    m_content->layout()->invalidate();
    m_content->updateGeometry();
    place();
}

void ConfirmSheet::confirm()
{
    const QVariantMap answers = checks();
    dismiss();
    deleteLater();
    Q_EMIT confirmed(answers);
}

} // namespace widgets
