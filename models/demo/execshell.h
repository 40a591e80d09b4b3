// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A program run inside a simulated container: one command, or a tiny shell which reads lines, with a terminal's echo if it
// has one. Pure: bytes in, bytes out; on the world's thread.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <optional>

namespace demo {

class ExecShell
{
public:
    struct Place {
        QString hostname = {};
        QString directory = QStringLiteral("/");
        QStringList env = {};
        bool bash = true; ///< false: only sh is there
        bool tty = false;
    };

    ExecShell(Place place, const QStringList &command);

    /// What it says when it starts: a prompt, or a command's output.
    [[nodiscard]] QByteArray begin(qint64 nowMs);
    /// Takes what was typed and returns what appears.
    [[nodiscard]] QByteArray feed(const QByteArray &bytes, qint64 nowMs);
    /// Set once it has ended.
    [[nodiscard]] std::optional<int> exitCode() const { return m_exit; }

private:
    [[nodiscard]] QByteArray prompt() const;
    [[nodiscard]] QByteArray run(const QString &line, qint64 nowMs);
    [[nodiscard]] QByteArray list(const QString &path);
    [[nodiscard]] QByteArray ended(QByteArray output) const; ///< with the terminal's line ends

    Place m_place;
    QStringList m_command;
    QByteArray m_line; ///< typed and not yet run
    int m_last = 0;
    bool m_unknown = false; ///< the last word run was no command
    std::optional<int> m_exit;
};

} // namespace demo
