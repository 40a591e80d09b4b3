// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a pod's log and its shells send. The first byte chooses; a log whole and in pieces of a length that it tells gives the same lines.
#include "podlogreader.h"
#include "remoteframes.h"
#include "serviceend.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

using namespace kubernetes;

namespace {

using Lines = std::vector<std::pair<qint64, QByteArray>>;

Lines linesOf(QByteArrayView bytes, qsizetype step)
{
    Lines lines;
    PodLogReader reader([&](qint64 timeNs, QByteArrayView text) { lines.emplace_back(timeNs, text.toByteArray()); });
    for (qsizetype at = 0; at < bytes.size(); at += step)
        reader.feed(bytes.sliced(at, std::min(step, bytes.size() - at)));
    reader.finish();
    return lines;
}

void shell(const QByteArray &message)
{
    const std::optional<RemoteFrame> frame = readRemoteFrame(message);
    if (frame.has_value() == message.isEmpty())
        std::abort();
    if (!frame)
        return;
    if (remoteFrame(static_cast<RemoteChannel>(frame->channel), frame->bytes) != message)
        std::abort();
    const RemoteEnd end = readRemoteEnd(frame->bytes.toByteArray());
    if (end.error.what.isEmpty() && end.exitCode == -1)
        std::abort(); // neither ran nor says why not
}

/// A service and its endpoints, divided by a zero.
void service(const QByteArray &bytes)
{
    const qsizetype at = bytes.indexOf('\0');
    const auto end = chooseEnd(bytes.left(at), bytes.mid(at + 1), 80, QStringLiteral("a"));
    if (end.ok() && end->port == 0)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size < 2)
        return 0;
    const QByteArrayView bytes(data + 1, static_cast<qsizetype>(size) - 1);
    if (data[0] % 4 == 2)
        service(bytes.toByteArray());
    else if (data[0] % 4 == 0)
        shell(bytes.toByteArray());
    else if (linesOf(bytes, bytes.size()) != linesOf(bytes, 1 + data[0] / 2))
        std::abort();
    return 0;
}
