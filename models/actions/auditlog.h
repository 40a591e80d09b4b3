// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One line of JSON for each thing done: when, where, what, to which object, with what result. UI thread; the writing is
// done in the compute pool, one write at a time, in order. A full disk or an unwritable folder is told once by failed().
#pragma once

#include "computepool.h"
#include "operation.h"

#include <QObject>
#include <QQueue>

namespace actions {

class AuditLog final : public QObject
{
    Q_OBJECT

public:
    /// Appends to `path`; its folder is made with mode 0700, the file with 0600. Beyond 8 MB it is rolled to ".1".
    explicit AuditLog(QString path, QObject *parent = nullptr);
    void record(const Operation &operation, const Item &item);
    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] bool idle() const { return m_queue.isEmpty() && !m_writing; }

Q_SIGNALS:
    void failed(const base::Error &error);

private:
    void writeNext();
    QString m_path;
    QQueue<QByteArray> m_queue;
    bool m_writing = false;
    bool m_told = false;
    base::ComputeJob m_job;
};

} // namespace actions
