// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "containerdialogs.h"

#include "bounded.h"
#include "containerrow.h"
#include "formsheet.h"
#include "imagereference.h"
#include "imagerow.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QRegularExpression>

namespace dockerui {

using dialogs::FormSheet;

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("dockerui::Dialogs", text, nullptr, n);
}

const docker::ContainerRow &container(const live::RowPointer &row)
{
    return static_cast<const docker::ContainerRow &>(*row);
}

QString namesOf(const std::vector<live::RowPointer> &rows)
{
    return rows.size() == 1 ? container(rows.front()).name : tr("%n containers", static_cast<int>(rows.size()));
}

void askKill(const std::vector<live::RowPointer> &rows, QWidget *pane, const Answer &answer)
{
    auto *sheet = new FormSheet(pane, tr("Send a signal"), namesOf(rows), tr("Send"));
    sheet->addChoice(QStringLiteral("signal"), tr("Signal"),
                     {QStringLiteral("SIGKILL"), QStringLiteral("SIGTERM"), QStringLiteral("SIGINT"), QStringLiteral("SIGHUP"),
                      QStringLiteral("SIGUSR1"), QStringLiteral("SIGUSR2"), QStringLiteral("SIGQUIT"), QStringLiteral("SIGSTOP"),
                      QStringLiteral("SIGCONT")},
                     QStringLiteral("SIGKILL"), true);
    sheet->addText(tr("SIGKILL ends the first process at once, without a chance to save anything."));
    sheet->setCheck([](const QVariantMap &values) {
        static const QRegularExpression form(QStringLiteral("^(SIG[A-Z0-9+-]+|[0-9]{1,2})$"));
        QMap<QString, QString> problems;
        if (!form.match(values.value(QStringLiteral("signal")).toString()).hasMatch())
            problems.insert(QStringLiteral("signal"), tr("A name such as SIGTERM, or a number"));
        return problems;
    });
    QObject::connect(sheet, &FormSheet::filledIn, pane, answer);
    sheet->present();
}

void askRename(endpoint::Endpoint &endpoint, const live::RowPointer &row, QWidget *pane, const Answer &answer)
{
    auto *sheet = new FormSheet(pane, tr("Rename container"), container(row).name, tr("Rename"));
    sheet->addField(QStringLiteral("name"), tr("Name"), container(row).name);
    QStringList taken;
    for (const live::RowPointer &other : endpoint.feed("container")->rows())
        taken << container(other).name;
    sheet->setCheck([taken, old = container(row).name](const QVariantMap &values) {
        static const QRegularExpression form(QStringLiteral("^[a-zA-Z0-9][a-zA-Z0-9_.-]+$"));
        QMap<QString, QString> problems;
        const QString name = values.value(QStringLiteral("name")).toString();
        if (!form.match(name).hasMatch())
            problems.insert(QStringLiteral("name"), tr("Letters, digits, “_”, “.” and “-”, at least two, a letter or digit first"));
        else if (name == old)
            problems.insert(QStringLiteral("name"), tr("That is its name already"));
        else if (taken.contains(name))
            problems.insert(QStringLiteral("name"), tr("Another container has this name"));
        return problems;
    });
    QObject::connect(sheet, &FormSheet::filledIn, pane, answer);
    sheet->present();
}

/// "512m", "1.5g", "200000000"; -1 for what is none, or more than any computer has.
qint64 bytesOf(const QString &text)
{
    constexpr double most = static_cast<double>(1LL << 60); // twice as much is asked for with swap
    static const QRegularExpression form(QStringLiteral("^(\\d+(?:\\.\\d+)?)\\s*([bkmgt]?)i?b?$"),
                                         QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(text.trimmed());
    if (!match.hasMatch())
        return -1;
    const QString units = QStringLiteral("bkmgt");
    const qsizetype power = std::max<qsizetype>(0, units.indexOf(match.captured(2).toLower()));
    const double bytes = match.captured(1).toDouble() * static_cast<double>(1LL << (10 * power));
    return bytes > most ? -1 : base::boundedInteger(bytes);
}

void askUpdate(const std::vector<live::RowPointer> &rows, QWidget *pane, const Answer &answer)
{
    auto *sheet = new FormSheet(pane, tr("Limits and restart policy"), namesOf(rows), tr("Apply"));
    sheet->addText(tr("Takes effect at once. What is left empty stays as it is."));
    sheet->addField(QStringLiteral("memory"), tr("Memory"), {}, tr("For example 512m"));
    sheet->addField(QStringLiteral("cpus"), tr("CPUs"), {}, tr("For example 1.5"));
    sheet->addField(QStringLiteral("pids"), tr("Processes"), {}, tr("For example 200"));
    QComboBox *policy = sheet->addChoice(QStringLiteral("restart"), tr("Restart policy"),
                                          {QString(), QStringLiteral("no"), QStringLiteral("always"),
                                           QStringLiteral("unless-stopped"), QStringLiteral("on-failure")});
    policy->setPlaceholderText(tr("As it is"));
    policy->setCurrentIndex(-1);
    sheet->setCheck([](const QVariantMap &values) {
        QMap<QString, QString> problems;
        const QString memory = values.value(QStringLiteral("memory")).toString();
        if (!memory.isEmpty() && bytesOf(memory) < 6 * 1024 * 1024)
            problems.insert(QStringLiteral("memory"), tr("A size of at least 6 MB, such as 512m or 2g"));
        bool ok = true;
        const QString cpus = values.value(QStringLiteral("cpus")).toString();
        if (!cpus.isEmpty() && (cpus.toDouble(&ok) < 0.01 || !ok))
            problems.insert(QStringLiteral("cpus"), tr("A number of cores, such as 0.5"));
        const QString pids = values.value(QStringLiteral("pids")).toString();
        if (!pids.isEmpty() && (pids.toLongLong(&ok) < 1 || !ok))
            problems.insert(QStringLiteral("pids"), tr("A number from 1"));
        const bool empty = memory.isEmpty() && cpus.isEmpty() && pids.isEmpty() &&
                           values.value(QStringLiteral("restart")).toString().isEmpty();
        if (empty)
            problems.insert(QStringLiteral("memory"), tr("Nothing is changed yet"));
        return problems;
    });
    QObject::connect(sheet, &FormSheet::filledIn, pane, [answer](const QVariantMap &values) {
        QVariantMap body;
        QStringList flags;
        const QString memory = values.value(QStringLiteral("memory")).toString();
        if (!memory.isEmpty()) {
            // Raised beyond the present sum of memory and swap, the engine refuses one without the other.
            body.insert(QStringLiteral("Memory"), bytesOf(memory));
            body.insert(QStringLiteral("MemorySwap"), 2 * bytesOf(memory));
            flags << QStringLiteral("--memory") << memory << QStringLiteral("--memory-swap") << QString::number(2 * bytesOf(memory));
        }
        const QString cpus = values.value(QStringLiteral("cpus")).toString();
        if (!cpus.isEmpty()) {
            body.insert(QStringLiteral("NanoCpus"), base::boundedInteger(cpus.toDouble() * 1e9));
            flags << QStringLiteral("--cpus") << cpus;
        }
        const QString pids = values.value(QStringLiteral("pids")).toString();
        if (!pids.isEmpty()) {
            body.insert(QStringLiteral("PidsLimit"), pids.toLongLong());
            flags << QStringLiteral("--pids-limit") << pids;
        }
        const QString restart = values.value(QStringLiteral("restart")).toString();
        if (!restart.isEmpty()) {
            body.insert(QStringLiteral("RestartPolicy"), QVariantMap{{QStringLiteral("Name"), restart}});
            flags << QStringLiteral("--restart") << restart;
        }
        answer({{QStringLiteral("body"), body}, {QStringLiteral("flags"), flags}});
    });
    sheet->present();
}

} // namespace

void askContainer(endpoint::Endpoint &endpoint, const actions::Action &action, const std::vector<live::RowPointer> &rows,
                  QWidget *pane, const Answer &answer)
{
    if (action.id == "container.kill")
        askKill(rows, pane, answer);
    else if (action.id == "container.rename")
        askRename(endpoint, rows.front(), pane, answer);
    else if (action.id == "container.update")
        askUpdate(rows, pane, answer);
}

void askImage(endpoint::Endpoint &, const actions::Action &action, const std::vector<live::RowPointer> &rows,
              QWidget *pane, const Answer &answer)
{
    if (action.id != "image.tag")
        return;
    const auto &image = static_cast<const docker::ImageRow &>(*rows.front());
    auto *sheet = new FormSheet(pane, tr("Tag image"), image.dangling() ? image.shortId() : image.reference(), tr("Tag"));
    sheet->addField(QStringLiteral("reference"), tr("New name"), image.dangling() ? QString() : image.reference(),
                    tr("repository:tag"));
    sheet->setCheck([](const QVariantMap &values) {
        QMap<QString, QString> problems;
        const auto reference = docker::readReference(values.value(QStringLiteral("reference")).toString());
        if (!reference.ok())
            problems.insert(QStringLiteral("reference"), reference.error().what);
        return problems;
    });
    QObject::connect(sheet, &FormSheet::filledIn, pane, [answer](const QVariantMap &values) {
        const auto reference = docker::readReference(values.value(QStringLiteral("reference")).toString());
        answer({{QStringLiteral("repository"), reference->familiarName()}, {QStringLiteral("tag"), reference->tagOrDigest()}});
    });
    sheet->present();
}

} // namespace dockerui
