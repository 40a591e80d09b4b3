// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A pod of one container in a state of the test's choice, for streams that follow its fate.
#pragma once

#include <QByteArray>

namespace scripted {

inline const char *const running = R"({"running":{"startedAt":"2026-11-21T09:51:08Z"}})";
inline const char *const creating = R"({"waiting":{"reason":"ContainerCreating"}})";
inline const char *const crashing = R"({"waiting":{"reason":"CrashLoopBackOff"}})";
inline const char *const finished = R"({"terminated":{"exitCode":0,"reason":"Completed"}})";

inline QByteArray podIn(const QByteArray &state, int restarts = 0, const QByteArray &uid = "uid-web")
{
    return R"({"kind":"Pod","apiVersion":"v1","metadata":{"name":"web","namespace":"shop","uid":")" + uid +
           R"(","resourceVersion":"5"},"spec":{"nodeName":"n1","containers":[{"name":"app","image":"app:1"}]},"status":{"phase":"Running","containerStatuses":[{"name":"app","restartCount":)" +
           QByteArray::number(restarts) + R"(,"state":)" + state + "}]}}";
}

} // namespace scripted
