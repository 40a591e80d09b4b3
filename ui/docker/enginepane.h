// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Engine pane: what the engine says of itself, its host and the disk it uses; of a local one, also the machine's
// figures of this moment. Asks only while it is visible. UI thread; owned by the window's stack.
#pragma once

#include "computepool.h"
#include "dockerpanes.h"
#include "hostfigures.h"
#include "infodecoder.h"
#include "section.h"

#include <QTimer>
#include <QWidget>
#include <optional>

class QLabel;
class QPushButton;

namespace panes {
class SectionView;
}

namespace dockerui {

class EnginePane final : public QWidget
{
    Q_OBJECT

public:
    EnginePane(endpoint::Endpoint &endpoint, const docker::Engine &engine, QWidget *parent);

Q_SIGNALS:
    void pruneWanted();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    /// The machine's figures at one moment, read off the UI thread.
    struct Now {
        std::optional<std::array<double, 3>> load;
        std::optional<docker::HostMemory> memory;
        std::optional<docker::CpuTicks> ticks;
        qint64 diskFree = -1, diskTotal = -1; ///< of the data root; negative: cannot be seen
    };
    [[nodiscard]] static Now readNow(const QString &dataRoot);
    [[nodiscard]] bool connected() const;
    void stateChanged();
    void ask();
    void askVersion();
    void readAnswers();
    void measureDisk();
    void measureNow();
    void render();
    [[nodiscard]] live::Section engineSection() const;
    [[nodiscard]] live::Section hostSection() const;
    [[nodiscard]] live::Section nowSection() const;
    [[nodiscard]] live::Section countsSection() const;
    [[nodiscard]] live::Section warningsSection() const;
    [[nodiscard]] live::Section diskSection() const;

    endpoint::Endpoint &m_endpoint;
    const docker::Engine &m_engine;
    bool m_local;
    QLabel *m_subtitle;
    QPushButton *m_prune;
    QPushButton *m_measure;
    panes::SectionView *m_view;
    QTimer m_slow;
    QTimer m_fast;
    endpoint::Call m_infoCall, m_versionCall, m_diskCall;
    base::ComputeJob m_reading;
    QByteArray m_infoText, m_versionText; ///< as last answered
    docker::EngineInfo m_info;
    std::optional<docker::DiskUse> m_disk;
    QString m_problem, m_diskProblem;
    bool m_measuring = false;
    bool m_readingNow = false;
    bool m_wasConnected = false;
    Now m_now;
    std::optional<docker::CpuTicks> m_before;
    std::optional<double> m_busy;
};

[[nodiscard]] QWidget *makeEnginePane(const Context &context, endpoint::Endpoint &endpoint, QWidget *parent);

} // namespace dockerui
