// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads what a container of this computer uses straight from the kernel: a few small reads a second, nearly free, where
// the engine's own stats cost it several per cent of a core for fifty containers. Endpoint thread; blocking reads of
// /sys and /proc, which never wait for a disk. cgroup v1 and v2.
//
// "Local" is proven, not assumed: /proc/<pid>/cgroup must name the container's id; a socket may lead into a virtual
// machine whose process ids mean nothing here.
#pragma once

#include "resourcesample.h"

#include <QString>
#include <array>
#include <memory>

namespace docker {

class CgroupReader
{
public:
    /// Null where the container's groups cannot be found or read: then the engine has to be asked.
    [[nodiscard]] static std::unique_ptr<CgroupReader> open(const live::Key &containerId, qint64 pid,
                                                            const QString &procRoot, const QString &cgroupRoot);
    ~CgroupReader();
    CgroupReader(const CgroupReader &) = delete;
    CgroupReader &operator=(const CgroupReader &) = delete;

    /// Nothing when the group is gone.
    [[nodiscard]] std::optional<ResourceSample> read(qint64 timeNs);

private:
    enum File { CpuUsage, CpuStat, Memory, MemoryStat, MemoryLimit, MemoryFail, Processes, Disk, Network, FileCount };
    CgroupReader() = default;
    bool openFile(File file, const QString &path);
    [[nodiscard]] QByteArray contents(File file) const;

    bool m_unified = false; ///< v2
    std::array<int, FileCount> m_files{-1, -1, -1, -1, -1, -1, -1, -1, -1};
};

} // namespace docker
