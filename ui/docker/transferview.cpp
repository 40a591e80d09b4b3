// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "transferview.h"

#include "fonts.h"
#include "format.h"
#include "style.h"

#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

namespace dockerui {

namespace {

constexpr int barSteps = 1000;
constexpr int barHeight = 6;
constexpr int layerBarWidth = 120;

QProgressBar *makeBar(QWidget *parent)
{
    auto *bar = new QProgressBar(parent);
    bar->setRange(0, barSteps);
    bar->setTextVisible(false);
    bar->setFixedHeight(barHeight);
    return bar;
}

/// An unknown share is an empty bar, not a moving one: nothing moves that does not have to.
void setShare(QProgressBar *bar, double share)
{
    bar->setValue(share < 0 ? 0 : static_cast<int>(share * barSteps));
}

} // namespace

TransferView::TransferView(const QString &sentence, QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(8);
    m_sentence = new QLabel(sentence, this);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setFont(theme::mediumFont());
    m_bar = makeBar(this);
    m_bar->setAccessibleName(tr("Progress"));
    m_figures = new QLabel(this);
    m_figures->setTextFormat(Qt::PlainText);
    m_figures->setWordWrap(true);
    m_figures->setForegroundRole(theme::mutedRole);
    m_figures->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_login = new QLabel(this);
    m_login->setTextFormat(Qt::PlainText);
    m_login->setFont(theme::smallFont());
    m_login->setForegroundRole(theme::mutedRole);
    m_login->hide();
    auto *layers = new QWidget(this);
    m_grid = new QGridLayout(layers);
    m_grid->setContentsMargins(0, 8, 0, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(2, 1);
    column->addWidget(m_sentence);
    column->addWidget(m_bar);
    column->addWidget(m_figures);
    column->addWidget(m_login);
    column->addWidget(layers);
    column->addStretch();
}

void TransferView::follow(const Transfer &transfer)
{
    setShare(m_bar, transfer.progress().fraction());
    m_figures->setText(transfer.figures());
    m_bar->setAccessibleDescription(m_figures->text());
    m_login->setVisible(!transfer.progress().login.isEmpty());
    m_login->setText(tr("Logged in as %1").arg(transfer.progress().login));
    setLayers(transfer.progress().layers);
}

void TransferView::setLayers(const std::vector<docker::LayerProgress> &layers)
{
    for (size_t i = m_lines.size(); i < layers.size(); ++i) {
        QWidget *holder = m_grid->parentWidget();
        Line line{new QLabel(holder), makeBar(holder), new QLabel(holder)};
        line.id->setFont(theme::monoFont());
        line.id->setTextFormat(Qt::PlainText);
        line.status->setTextFormat(Qt::PlainText);
        line.status->setForegroundRole(theme::mutedRole);
        line.bar->setFixedWidth(layerBarWidth);
        const int row = static_cast<int>(i);
        m_grid->addWidget(line.id, row, 0);
        m_grid->addWidget(line.bar, row, 1, Qt::AlignVCenter);
        m_grid->addWidget(line.status, row, 2);
        // At once: the sheet grows by what is visible.
        for (QWidget *part : {static_cast<QWidget *>(line.id), static_cast<QWidget *>(line.bar), static_cast<QWidget *>(line.status)})
            part->show();
        m_lines.push_back(line);
    }
    for (size_t i = 0; i < layers.size(); ++i) {
        const docker::LayerProgress &layer = layers[i];
        const Line &line = m_lines[i];
        line.id->setText(layer.id.left(12));
        const double share = layer.done         ? 1.0
                             : layer.total > 0 ? static_cast<double>(layer.current) / static_cast<double>(layer.total)
                                               : -1.0;
        setShare(line.bar, share);
        QString text = layer.status;
        if (!layer.done && layer.total > 0)
            text = tr("%1, %2 of %3").arg(layer.status, live::formatBytes(static_cast<double>(layer.current)),
                                          live::formatBytes(static_cast<double>(layer.total)));
        line.status->setText(text);
        line.bar->setAccessibleName(layer.id.left(12) + u' ' + text);
    }
}

void TransferView::finish(const QString &sentence, const QString &details)
{
    m_sentence->setText(sentence);
    setShare(m_bar, 1.0);
    m_figures->setText(details);
    m_bar->setAccessibleDescription(details);
}

} // namespace dockerui
