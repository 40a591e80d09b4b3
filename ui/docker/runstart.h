// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// Carries out what the Run form asked for: reads env files, pulls the image where the engine lacks it, makes the container
// and starts it. Shown and cancelled in Activity. Child of the pane; deletes itself when over. UI thread.
#pragma once

#include "computepool.h"
#include "dockerpanes.h"
#include "runspec.h"

#include <QJsonObject>
#include <QPointer>

namespace dockerui {

class RunStart final : public QObject
{
    Q_OBJECT

public:
    RunStart(const Context &context, endpoint::Endpoint &endpoint, const docker::RunSpec &spec, bool start, QObject *parent);
    ~RunStart() override;

    void begin();

Q_SIGNALS:
    void made(const live::Key &id);
    void failed(const base::Error &error); ///< nothing was made; not after a cancel

private:
    void bodyMade(const base::Result<QJsonObject> &body);
    void findImage();
    void pull();
    void create();
    void answered(const base::Result<docker::ContainerMade> &result);
    void fail(const base::Error &error);
    void over(const base::Result<actions::Outcome> &result);

    Context m_context;
    endpoint::Endpoint &m_endpoint;
    docker::RunSpec m_spec;
    bool m_start;
    QPointer<actions::Runner> m_runner;
    quint64 m_operation = 0;
    QJsonObject m_body;
    base::ComputeJob m_reading;
    endpoint::Call m_finding;
    endpoint::Call m_creating;
    endpoint::Channel m_pull;
};

} // namespace dockerui
