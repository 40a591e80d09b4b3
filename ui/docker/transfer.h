// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One pull, push, save or load under way: shown and cancelled in Activity, looked at by a sheet while there is one. It goes
// on without the sheet. Child of the runner; deletes itself when over. UI thread.
#pragma once

#include "dockerpanes.h"

#include <QElapsedTimer>
#include <QPointer>
#include <deque>

namespace dockerui {

class Transfer final : public QObject
{
    Q_OBJECT

public:
    /// `object`: how it is named in Activity.
    Transfer(const Context &context, endpoint::Endpoint &endpoint, docker::ImageTransfer what, const QString &object);

    void begin();
    void cancel();
    [[nodiscard]] const docker::ImageTransfer &what() const { return m_what; }
    [[nodiscard]] const docker::ImageProgress &progress() const { return m_progress; }
    /// Over the last seconds; negative while it cannot be told.
    [[nodiscard]] double bytesPerSecond() const;
    [[nodiscard]] qint64 bytes() const;
    [[nodiscard]] qint64 bytesTotal() const; ///< negative: not known
    /// "312 MB of 700 MB · 24 MB/s".
    [[nodiscard]] QString figures() const;

Q_SIGNALS:
    void changed();
    void done();
    void failed(const base::Error &error);
    void cancelled(); ///< by whoever

private:
    void progressed(const docker::ImageProgress &progress);
    void over(const base::Result<void> &result);
    [[nodiscard]] QStringList command() const;

    Context m_context;
    endpoint::Endpoint &m_endpoint;
    docker::ImageTransfer m_what;
    QString m_object;
    docker::ImageProgress m_progress;
    endpoint::Channel m_channel;
    quint64 m_operation = 0;
    QElapsedTimer m_clock;
    struct Mark {
        qint64 ms;
        qint64 bytes;
    };
    std::deque<Mark> m_marks;
};

} // namespace dockerui
