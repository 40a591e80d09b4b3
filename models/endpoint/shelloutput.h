// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a shell on the other side tells its terminal. A value; from the endpoint thread to the UI thread.
//
// Control words of such a channel: "resize" with a QSize of columns and rows; "eof" half-closes; "answer" with bytes that the
// terminal itself replies to the program, which may be dropped where the program does not read.
#pragma once

#include <QByteArray>
#include <QString>

namespace endpoint {

struct ShellOutput {
    enum class Kind {
        Bytes,
        Waiting, ///< `text` says for what
        Started,
        Ended,
    };
    Kind kind = Kind::Bytes;
    QByteArray bytes;
    QString text;      ///< Started: the command that was found
    int exitCode = -1; ///< Ended: -1 where the other side does not tell
};

/// What may wait to be read by the program when another of the terminal's answers is to go there.
constexpr qint64 answersAtMost = 64 * 1024;

} // namespace endpoint
