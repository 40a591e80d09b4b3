// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The texts of `docker run`'s flags in the engine's units: bytes, billionths of a processor, nanoseconds, ports. Each
// reads exactly what the docker CLI reads; nothing means that it would refuse. Pure; any thread.
#pragma once

#include <QString>
#include <QStringList>
#include <optional>

namespace docker {

/// "512m", "1.5g", "64MiB", "2 GB": bytes; all units are powers of 1024.
[[nodiscard]] std::optional<qint64> readBytes(const QString &text);
/// "1.5", ".25", "1/4": billionths of a processor.
[[nodiscard]] std::optional<qint64> readNanoCpus(const QString &text);
/// "1h2m3.5s", "500ms": nanoseconds.
[[nodiscard]] std::optional<qint64> readDuration(const QString &text);
[[nodiscard]] std::optional<qint64> readInteger(const QString &text);

struct PortRange {
    int first = 0;
    int last = 0;
    [[nodiscard]] int count() const { return last - first + 1; }
    friend bool operator==(const PortRange &, const PortRange &) = default;
};
/// "80" or "8000-8010".
[[nodiscard]] std::optional<PortRange> readPortRange(const QString &text);

struct UlimitValue {
    QString name;
    qint64 soft = 0;
    qint64 hard = 0;
};
/// "nofile=1024:2048".
[[nodiscard]] std::optional<UlimitValue> readUlimit(const QString &text);

/// An IP address in its usual spelling.
[[nodiscard]] std::optional<QString> readAddress(const QString &text);

/// One line of comma separated values; a value in double quotes may hold commas, "" in it is a quote.
[[nodiscard]] std::optional<QStringList> readCommaList(const QString &text);

struct DeviceValue {
    QString host;
    QString container;
    QString permissions;
};
/// "/dev/sda:/dev/xvda:r".
[[nodiscard]] std::optional<DeviceValue> readDevice(const QString &text);

} // namespace docker
