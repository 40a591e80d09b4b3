// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file that is whole or is not there: written as NAME.part, which commit() renames to NAME. Destroyed before that, the
// part is removed. One writer at a time: a second one on the same name is refused. Endpoint thread; commit()'s slow
// part, the disk, is done in the compute pool.
#pragma once

#include "computepool.h"
#include "result.h"

#include <QString>

namespace docker {

class PartFile
{
public:
    explicit PartFile(QString path);
    PartFile(const PartFile &) = delete;
    PartFile &operator=(const PartFile &) = delete;
    ~PartFile();

    /// An existing file of the name is a Conflict, unless it is to be replaced: it stays until the commit. One that
    /// comes meanwhile is a Conflict of the commit.
    [[nodiscard]] base::Result<void> open(bool replace);
    [[nodiscard]] base::Result<void> write(const QByteArray &bytes);
    /// Everything to the disk, then the name; `done` on the calling thread. Once; nothing may be written afterwards.
    void commit(std::function<void(base::Result<void>)> done);
    [[nodiscard]] qint64 written() const { return m_written; }

private:
    [[nodiscard]] base::Error failure(int number) const;
    [[nodiscard]] base::Error busy() const;

    QString m_path;
    int m_handle = -1;
    bool m_replace = true;
    qint64 m_written = 0;
    base::ComputeJob m_committing;
};

} // namespace docker
