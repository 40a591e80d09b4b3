// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Looks into a simulated container: its processes and what it changed on its disk.
#include "noise.h"
#include "world.h"

#include <QDateTime>

using namespace Qt::Literals::StringLiterals;

namespace demo {

Answer World::top(const QString &name)
{
    const Container *c = container(name);
    if (!c)
        return Answer::fail(404, u"No such container: "_s + name);
    if (!c->active())
        return Answer::fail(409, u"Container %1 is not running"_s.arg(c->id));
    const QString program = c->image.section(u'/', -1).section(u':', 0, 0);
    const QString begun = QDateTime::fromMSecsSinceEpoch(c->started).toUTC().toString(u"HH:mm"_s);
    QJsonArray rows;
    for (int i = 0; i < c->load.processes; ++i)
        rows.append(QJsonArray{i == 0 ? u"root"_s : u"1000"_s, QString::number(c->pid + i), QString::number(i == 0 ? 1 : c->pid), QString::number(pick(hashOf(c->id), static_cast<quint64>(i), 4)),
                               begun, u"?"_s, u"00:%1:%2"_s.arg(pick(hashOf(c->id), static_cast<quint64>(i + 99), 10), 2, 10, QLatin1Char('0')).arg(pick(hashOf(c->id), static_cast<quint64>(i + 199), 60), 2, 10, QLatin1Char('0')),
                               i == 0 ? program + u": master process"_s : program + u": worker %1"_s.arg(i)});
    return Answer::of(QJsonObject{{u"Titles"_s, QJsonArray{u"UID"_s, u"PID"_s, u"PPID"_s, u"C"_s, u"STIME"_s, u"TTY"_s, u"TIME"_s, u"CMD"_s}}, {u"Processes"_s, rows}});
}

Answer World::changes(const QString &name)
{
    const Container *c = container(name);
    if (!c)
        return Answer::fail(404, u"No such container: "_s + name);
    if (c->started == 0)
        return {200, "null\n"};
    const QString program = c->image.section(u'/', -1).section(u':', 0, 0);
    QJsonArray rows;
    const auto add = [&](const QString &path, int kind) { rows.append(QJsonObject{{u"Path"_s, path}, {u"Kind"_s, kind}}); };
    add(u"/run"_s, 0);
    add(u"/run/%1.pid"_s.arg(program), 1);
    add(u"/tmp"_s, 0);
    for (int i = 0; i < 1 + pick(hashOf(c->id), 3, 6); ++i)
        add(u"/tmp/%1-%2.tmp"_s.arg(program).arg(1000 + pick(hashOf(c->id), static_cast<quint64>(10 + i), 9000)), 1);
    add(u"/var/cache"_s, 0);
    add(u"/var/cache/apt/pkgcache.bin"_s, 2);
    return Answer::of(rows);
}

Answer World::pruneContainers()
{
    QStringList ids;
    qint64 reclaimed = 0;
    for (const auto &c : m_containers)
        if (!c->active()) {
            ids += c->id;
            reclaimed += writtenBytes(*c);
        }
    for (const QString &id : ids)
        erase(id);
    emitEvent(u"container"_s, u"prune"_s, QString(), {{u"reclaimed"_s, QString::number(reclaimed)}});
    return Answer::of(QJsonObject{{u"ContainersDeleted"_s, QJsonArray::fromStringList(ids)}, {u"SpaceReclaimed"_s, reclaimed}});
}

} // namespace demo
