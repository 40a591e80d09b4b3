// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// See judgement.h.
#include "judgement.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QSet>

namespace livetest {

namespace {

QStringList wordsOf(docker::ContainerState state)
{
    using docker::ContainerState;
    switch (state) {
    case ContainerState::Created:
        return {QStringLiteral("created"), QStringLiteral("configured"), QStringLiteral("initialized")};
    case ContainerState::Running:
        return {QStringLiteral("running"), QStringLiteral("stopping")};
    case ContainerState::Exited:
        return {QStringLiteral("exited"), QStringLiteral("stopped")};
    case ContainerState::Paused:
        return {QStringLiteral("paused")};
    case ContainerState::Restarting:
        return {QStringLiteral("restarting")};
    case ContainerState::Removing:
        return {QStringLiteral("removing")};
    case ContainerState::Dead:
        return {QStringLiteral("dead")};
    case ContainerState::Unknown:
        break;
    }
    return {};
}

// Milliseconds of "2026-01-02T03:04:05.678901234Z" or with an offset; 0 for the year 1.
qint64 timeOf(const QString &text)
{
    if (text.startsWith(QStringLiteral("0001")))
        return 0;
    const qsizetype zone = text.indexOf(QRegularExpression(QStringLiteral("(Z|[+-]\\d\\d:\\d\\d)$")));
    const QString fraction = text.mid(20, qMax<qsizetype>(0, zone - 20)).leftJustified(3, u'0').left(3);
    return QDateTime::fromString(text.left(19) + text.mid(zone), Qt::ISODate).toMSecsSinceEpoch() + fraction.toInt();
}

struct Compared {
    QStringList wrong;
    QString who;
    template <class T> void operator()(const char *what, const T &shown, const T &real)
    {
        if (shown != real)
            wrong << QStringLiteral("%1: %2 is shown as %3 but is %4").arg(who, QLatin1String(what)).arg(shown).arg(real);
    }
};

QStringList judged(const docker::ContainerRow &row, const QJsonValue &entry, const QJsonValue &inspect)
{
    Compared compare;
    const QString id = entry[QStringLiteral("Id")].toString();
    compare.who = id.left(12);
    compare("name", QString(u'/' + row.name), inspect[QStringLiteral("Name")].toString().startsWith(u'/')
                                                  ? inspect[QStringLiteral("Name")].toString()
                                                  : QString(u'/' + inspect[QStringLiteral("Name")].toString()));
    compare("image", row.image, entry[QStringLiteral("Image")].toString());
    const QJsonObject labels = entry[QStringLiteral("Labels")].toObject();
    QStringList shown, real;
    for (auto label = row.labels.begin(); label != row.labels.end(); ++label)
        shown << label.key() + u'=' + label.value();
    for (auto label = labels.begin(); label != labels.end(); ++label)
        real << label.key() + u'=' + label.value().toString();
    compare("labels", shown.join(u' '), real.join(u' '));
    const QJsonValue state = inspect[QStringLiteral("State")];
    const QString word = state[QStringLiteral("Status")].toString();
    if (!wordsOf(row.state).contains(word))
        compare("state", docker::stateWord(row.state), word);
    compare("start", row.startedMs, timeOf(state[QStringLiteral("StartedAt")].toString()));
    if (row.state == docker::ContainerState::Exited)
        compare("exit code", row.exitCode, state[QStringLiteral("ExitCode")].toInt());
    return compare.wrong;
}

} // namespace

QStringList judgement(LiveSession &session, const RawClient &engine)
{
    const RawAnswer list = engine.askAside("GET", "/v1.40/containers/json?all=1");
    if (!list.ok() || !list.json().isArray())
        return {QStringLiteral("the engine does not answer")};
    QStringList wrong;
    QSet<QByteArray> known;
    const QJsonArray entries = list.json().array();
    for (const QJsonValue &entry : entries) {
        const QByteArray id = entry[QStringLiteral("Id")].toString().toLatin1();
        known.insert(id);
        const RawAnswer inspect = engine.askAside("GET", "/v1.40/containers/" + id + "/json");
        const auto row = std::static_pointer_cast<const docker::ContainerRow>(session.handle.feed("container")->row(id));
        if (!inspect.ok())
            wrong << QString::fromLatin1(id.left(12)) + QStringLiteral(": cannot be inspected");
        else if (!row)
            wrong << QString::fromLatin1(id.left(12)) + QStringLiteral(": is missing");
        else
            wrong << judged(*row, entry, inspect.json().object());
    }
    for (const live::RowPointer &row : session.handle.feed("container")->rows()) {
        if (!known.contains(row->key()))
            wrong << QString::fromLatin1(row->key().left(12)) + QStringLiteral(": is shown but is not there");
    }
    return wrong;
}

bool becomesRight(LiveSession &session, const RawClient &engine, int patienceMs)
{
    const QDeadlineTimer deadline(patienceMs);
    QStringList wrong = judgement(session, engine);
    while (!wrong.isEmpty() && !deadline.hasExpired()) {
        QTest::qWait(100);
        wrong = judgement(session, engine);
    }
    for (const QString &line : wrong)
        qWarning("%s", qPrintable(line));
    return wrong.isEmpty();
}

} // namespace livetest
