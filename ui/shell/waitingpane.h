// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Stands in a pane's place until what it shows is known: asks as soon as the endpoint is connected, says what is in the way, and asks
// again when the person wants it or the connection is back. UI thread; made by the window, which replaces it once it is ready.
#pragma once

#include "endpoint.h"
#include "tablepane.h"

#include <QWidget>

namespace widgets {
class EmptyState;
}

namespace shell {

class WaitingPane final : public QWidget
{
    Q_OBJECT

public:
    using Done = std::function<void(base::Result<panes::TablePaneSpec>)>;
    using Open = std::function<endpoint::Call(endpoint::Endpoint &, const QByteArray &id, Done)>;
    WaitingPane(const QString &title, QString icon, QByteArray id, endpoint::Endpoint &endpoint, Open open, QWidget *parent);

Q_SIGNALS:
    void ready(const panes::TablePaneSpec &spec);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void ask();
    void say();

    QString m_icon;
    QByteArray m_id;
    endpoint::Endpoint &m_endpoint;
    Open m_open;
    endpoint::Look m_look; ///< somebody waits for the connection
    endpoint::Call m_call;
    base::Error m_error;
    widgets::EmptyState *m_empty;
};

} // namespace shell
