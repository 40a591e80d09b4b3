// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// See enginelog.h.
#include "enginelog.h"

#include <QDateTime>
#include <QtEndian>

namespace livetest {

namespace {

// "2026-01-02T03:04:05+01:00" or with up to nine decimals: the same moment in UTC with nine.
QByteArray inUtc(const QByteArray &time)
{
    qsizetype zone = 19;
    QByteArray fraction;
    if (zone < time.size() && time[zone] == '.') {
        for (++zone; zone < time.size() && time[zone] >= '0' && time[zone] <= '9'; ++zone)
            fraction += time[zone];
    }
    const QString whole = QString::fromLatin1(time.left(19) + time.mid(zone));
    return QDateTime::fromString(whole, Qt::ISODate).toUTC().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")).toLatin1() +
           '.' + fraction.leftJustified(9, '0') + 'Z';
}

EngineLine line(const QByteArray &bytes, bool err)
{
    const qsizetype space = bytes.indexOf(' ');
    return {inUtc(bytes.left(space)), bytes.mid(space + 1), err};
}

} // namespace

std::vector<EngineLine> engineLog(const RawClient &engine, const QByteArray &container)
{
    const QByteArray body =
        engine.askAside("GET", "/v1.40/containers/" + container + "/logs?stdout=1&stderr=1&timestamps=1&tail=all").body;
    std::vector<EngineLine> lines;
    QByteArray open[2]; // a line may come in several frames
    for (qsizetype at = 0; at + 8 <= body.size();) {
        const bool err = body[at] == 2;
        const auto size = static_cast<qsizetype>(qFromBigEndian<quint32>(body.constData() + at + 4));
        open[err] += body.mid(at + 8, size);
        at += 8 + size;
        for (qsizetype end = open[err].indexOf('\n'); end >= 0; end = open[err].indexOf('\n')) {
            lines.push_back(line(open[err].left(end), err));
            open[err].remove(0, end + 1);
        }
    }
    for (const bool err : {false, true}) {
        if (!open[err].isEmpty())
            lines.push_back(line(open[err], err));
    }
    return lines;
}

} // namespace livetest
