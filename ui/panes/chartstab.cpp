// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "chartstab.h"

#include "chartboard.h"
#include "icons.h"
#include "style.h"

#include <QActionGroup>
#include <QBuffer>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QImage>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

namespace panes {

ChartsTab::ChartsTab(endpoint::Endpoint &endpoint, SpecsOf specsOf, QWidget *parent)
    : DetailTab(parent), m_endpoint(endpoint), m_specsOf(std::move(specsOf)), m_board(new charts::ChartBoard(this)), m_tools(new QWidget(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_board);
    m_board->setSource(m_endpoint.series());
    makeTools();
}

void ChartsTab::makeTools()
{
    auto *row = new QHBoxLayout(m_tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_tools->hide();
    auto *span = new QPushButton(tr("5 min"), m_tools);
    theme::setVariant(span, theme::Variant::Flat);
    auto *menu = new QMenu(span);
    auto *group = new QActionGroup(menu);
    const std::pair<QString, live::Span> spans[] = {{tr("5 min"), live::Span::FiveMinutes},
                                                    {tr("30 min"), live::Span::ThirtyMinutes},
                                                    {tr("2 h"), live::Span::TwoHours}};
    for (const auto &[label, value] : spans) {
        QAction *action = menu->addAction(label);
        action->setCheckable(true);
        action->setChecked(value == live::Span::FiveMinutes);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, span, label = label, value = value] {
            span->setText(label);
            m_board->setSpan(value);
        });
    }
    span->setMenu(menu);
    row->addWidget(span);
    auto *pause = new QPushButton(theme::icon(QLatin1String("pause")), tr("Pause"), m_tools);
    theme::setVariant(pause, theme::Variant::Flat);
    pause->setCheckable(true);
    pause->setToolTip(tr("Stops the view; recording goes on"));
    connect(pause, &QPushButton::toggled, m_board, &charts::ChartBoard::setPaused);
    row->addWidget(pause);
    auto *save = new QPushButton(tr("Export"), m_tools);
    theme::setVariant(save, theme::Variant::Flat);
    auto *formats = new QMenu(save);
    connect(formats->addAction(tr("CSV…")), &QAction::triggered, this, [this] { exportTo(tr("CSV (*.csv)"), QStringLiteral("csv")); });
    connect(formats->addAction(tr("PNG…")), &QAction::triggered, this, [this] { exportTo(tr("PNG (*.png)"), QStringLiteral("png")); });
    save->setMenu(formats);
    row->addWidget(save);
}

void ChartsTab::setObjects(const std::vector<live::RowPointer> &rows)
{
    std::vector<live::Key> keys;
    for (const live::RowPointer &row : rows)
        keys.push_back(row->key());
    if (keys == m_keys)
        return;
    m_keys = std::move(keys);
    ChartsOf charts = m_specsOf(rows);
    m_name = charts.name;
    m_board->setSpecs(std::move(charts.specs));
}

void ChartsTab::setActive(bool active)
{
    m_board->setActive(active);
}

void ChartsTab::exportTo(const QString &filter, const QString &suffix)
{
    QByteArray bytes;
    if (suffix == QStringLiteral("csv")) {
        bytes = m_board->csv().toUtf8();
    } else {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        m_board->image(2).save(&buffer, "PNG");
    }
    auto *dialog = new QFileDialog(this, tr("Export charts"), QString(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(m_name + u'.' + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, bytes](const QString &path) {
        m_writing = base::compute<QString>(
            [path, bytes](const base::CancelFlag &) {
                QSaveFile file(path);
                const bool written =
                    file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
                return written ? QString() : file.errorString();
            },
            [this, path](const QString &problem) {
                if (problem.isEmpty())
                    return;
                auto *box = new QMessageBox(QMessageBox::Warning, tr("Export charts"),
                                            tr("%1 could not be written: %2").arg(path, problem), QMessageBox::Close, this);
                box->setAttribute(Qt::WA_DeleteOnClose);
                box->open();
            });
    });
    dialog->open();
}

} // namespace panes
