// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a transfer fares, inside a sheet: a sentence, the bar of the whole with bytes and speed, and a line for each layer.
// UI thread; child of the sheet. It may outlive the transfer, whose last state it then keeps.
#pragma once

#include "transfer.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QProgressBar;

namespace dockerui {

class TransferView final : public QWidget
{
    Q_OBJECT

public:
    TransferView(const QString &sentence, QWidget *parent);

    void follow(const Transfer &transfer);
    /// At its end: the bar full, the sentence and what is to be said of it.
    void finish(const QString &sentence, const QString &details);

private:
    struct Line {
        QLabel *id;
        QProgressBar *bar;
        QLabel *status;
    };
    void setLayers(const std::vector<docker::LayerProgress> &layers);

    QLabel *m_sentence;
    QProgressBar *m_bar;
    QLabel *m_figures;
    QLabel *m_login;
    QGridLayout *m_grid;
    std::vector<Line> m_lines;
};

} // namespace dockerui
