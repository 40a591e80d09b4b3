// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "execshell.h"

#include <QDateTime>
#include <QDir>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace demo {

ExecShell::ExecShell(Place place, const QStringList &command) : m_place(std::move(place)), m_command(command) {}

QByteArray ExecShell::prompt() const
{
    if (!m_place.tty)
        return {};
    return m_command.first().endsWith("bash"_L1) ? u"root@%1:%2# "_s.arg(m_place.hostname, m_place.directory).toUtf8() : (m_place.directory + u" # "_s).toUtf8();
}

QByteArray ExecShell::ended(QByteArray output) const
{
    return m_place.tty ? output.replace("\n", "\r\n") : output;
}

QByteArray ExecShell::begin(qint64 nowMs)
{
    const QString program = m_command.value(0).section(u'/', -1);
    const bool shell = program == "sh"_L1 || (program == "bash"_L1 && m_place.bash);
    if (shell && m_command.size() == 1)
        return prompt();
    if (shell && (m_command.value(1) == "-i"_L1 || m_command.value(1) == "-l"_L1) && m_command.size() == 2)
        return prompt();
    const bool script = shell && m_command.value(1) == "-c"_L1;
    const QByteArray output = run(script ? m_command.value(2) : m_command.join(u' '), nowMs);
    m_exit = m_exit.value_or(m_last);
    if (!script && m_unknown) {
        m_exit = 126;
        return ended(u"OCI runtime exec failed: exec failed: unable to start container process: exec: \"%1\": executable file not found in $PATH: unknown\n"_s
                         .arg(m_command.value(0))
                         .toUtf8());
    }
    return ended(output);
}

QByteArray ExecShell::feed(const QByteArray &bytes, qint64 nowMs)
{
    QByteArray shown;
    for (const char c : bytes) {
        if (m_exit)
            break;
        if (c == '\r' || c == '\n') {
            shown += m_place.tty ? "\r\n" : "";
            shown += ended(run(QString::fromUtf8(std::exchange(m_line, {})), nowMs));
            if (!m_exit)
                shown += prompt();
        } else if (!m_place.tty) {
            m_line += c;
        } else if (c == 0x7f || c == '\b') {
            // A letter may be several bytes, of which all but the first begin with the bits 10.
            while (!m_line.isEmpty() && (m_line.back() & 0xc0) == 0x80)
                m_line.chop(1);
            if (!m_line.isEmpty()) {
                m_line.chop(1);
                shown += "\b \b";
            }
        } else if (c == 3) {
            m_line.clear();
            m_last = 130;
            shown += "^C\r\n" + prompt();
        } else if (c == 4) {
            if (m_line.isEmpty()) {
                shown += "exit\r\n";
                m_exit = m_last;
            }
        } else if (c == '\t' || static_cast<unsigned char>(c) >= ' ') {
            m_line += c;
            shown += c;
        }
    }
    return shown;
}

QByteArray ExecShell::list(const QString &path)
{
    const QString place = QDir::cleanPath(path.startsWith(u'/') ? path : m_place.directory + u'/' + path);
    if (place == "/"_L1)
        return "bin\ndev\netc\nhome\nlib\nproc\nroot\nrun\nsbin\nsrv\nsys\ntmp\nusr\nvar\n";
    if (place == "/etc"_L1)
        return "group\nhostname\nhosts\nos-release\npasswd\nresolv.conf\n";
    if (place == "/var"_L1)
        return "cache\nlib\nlog\ntmp\n";
    if (place.count(u'/') == 1 && QByteArray("/bin/dev/etc/home/lib/proc/root/run/sbin/srv/sys/tmp/usr/var/").contains((place + u'/').toUtf8()))
        return {};
    m_last = 2;
    return u"ls: cannot access '%1': No such file or directory\n"_s.arg(path).toUtf8();
}

QByteArray ExecShell::run(const QString &line, qint64 nowMs)
{
    const QStringList words = line.split(u' ', Qt::SkipEmptyParts);
    const QString word = words.value(0).section(u'/', -1);
    const int before = std::exchange(m_last, 0);
    m_unknown = false;
    if (words.isEmpty() || word == "true"_L1 || word == "clear"_L1) {
        m_last = words.isEmpty() ? before : 0;
        return word == "clear"_L1 ? "\x1b[H\x1b[2J" : "";
    }
    if (word == "exit"_L1) {
        m_exit = words.size() > 1 ? words[1].toInt() & 255 : before;
        return {};
    }
    if (word == "false"_L1) {
        m_last = 1;
        return {};
    }
    if (word == "echo"_L1) {
        QString text = words.mid(1).join(u' ');
        text.remove(u'"').remove(u'\'').replace("$?"_L1, QString::number(before));
        return text.toUtf8() + '\n';
    }
    if (word == "pwd"_L1)
        return m_place.directory.toUtf8() + '\n';
    if (word == "ls"_L1) {
        const QString last = words.size() > 1 && !words.last().startsWith(u'-') ? words.last() : m_place.directory;
        return list(last);
    }
    if (word == "cd"_L1) {
        const QString to = words.value(1, u"/root"_s);
        const QByteArray there = list(to);
        if (m_last != 0)
            return u"sh: cd: %1: No such file or directory\n"_s.arg(to).toUtf8();
        m_place.directory = QDir::cleanPath(to.startsWith(u'/') ? to : m_place.directory + u'/' + to);
        return {};
    }
    if (word == "date"_L1)
        return QLocale::c().toString(QDateTime::fromMSecsSinceEpoch(nowMs).toUTC(), u"ddd MMM d HH:mm:ss"_s).toLatin1() + " UTC "
            + QByteArray::number(QDateTime::fromMSecsSinceEpoch(nowMs).toUTC().date().year()) + '\n';
    if (word == "whoami"_L1)
        return "root\n";
    if (word == "hostname"_L1)
        return m_place.hostname.toUtf8() + '\n';
    if (word == "uname"_L1)
        return words.size() > 1 ? u"Linux %1 6.1.0-18-amd64 x86_64 GNU/Linux\n"_s.arg(m_place.hostname).toUtf8() : "Linux\n";
    if (word == "env"_L1)
        return (m_place.env.join(u'\n') + u'\n').toUtf8();
    m_unknown = true;
    m_last = 127;
    return u"sh: %1: not found\n"_s.arg(words.first()).toUtf8();
}

} // namespace demo
