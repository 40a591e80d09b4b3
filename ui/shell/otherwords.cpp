// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words are those of other tools and of daily speech; a translation has its own, and keeps the commands.
#include "otherwords.h"

#include <QCoreApplication>
#include <QHash>

namespace shell {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("shell", text);
}

} // namespace

QString otherWords(const QByteArray &id)
{
    static const QHash<QByteArray, const char *> words{
        {"overview", QT_TRANSLATE_NOOP("shell", "details information ports environment")},
        {"charts", QT_TRANSLATE_NOOP("shell", "stats statistics graphs metrics cpu memory usage top")},
        {"logs", QT_TRANSLATE_NOOP("shell", "output messages stdout stderr tail follow")},
        {"terminal", QT_TRANSLATE_NOOP("shell", "shell console exec bash sh attach command")},
        {"inspect", QT_TRANSLATE_NOOP("shell", "json details configuration environment mounts")},
        {"changes", QT_TRANSLATE_NOOP("shell", "diff files filesystem")},
        {"layers", QT_TRANSLATE_NOOP("shell", "history dockerfile")},
        {"run", QT_TRANSLATE_NOOP("shell", "new create add container docker")},
        {"create", QT_TRANSLATE_NOOP("shell", "new add make")},
        {"prune", QT_TRANSLATE_NOOP("shell", "clean up free space unused")},
        {"pull", QT_TRANSLATE_NOOP("shell", "download get update fetch")},
        {"push", QT_TRANSLATE_NOOP("shell", "upload publish")},
        {"save", QT_TRANSLATE_NOOP("shell", "export tar file backup")},
        {"load", QT_TRANSLATE_NOOP("shell", "import tar file open")},
        {"measure", QT_TRANSLATE_NOOP("shell", "size disk space")},
        {"start", QT_TRANSLATE_NOOP("shell", "launch up on")},
        {"stop", QT_TRANSLATE_NOOP("shell", "end shut down off halt quit")},
        {"restart", QT_TRANSLATE_NOOP("shell", "reboot again")},
        {"pause", QT_TRANSLATE_NOOP("shell", "freeze suspend")},
        {"unpause", QT_TRANSLATE_NOOP("shell", "resume continue unfreeze")},
        {"kill", QT_TRANSLATE_NOOP("shell", "signal sigterm force stop")},
        {"update", QT_TRANSLATE_NOOP("shell", "resources memory cpu restart policy")},
        {"remove", QT_TRANSLATE_NOOP("shell", "delete rm rmi erase")},
        {"activity", QT_TRANSLATE_NOOP("shell", "history audit jobs errors")},
        {"settings", QT_TRANSLATE_NOOP("shell", "preferences options configuration theme dark light language keyboard shortcuts connections")},
    };
    const char *found = words.value(id.mid(id.lastIndexOf('.') + 1), nullptr);
    return found ? tr(found) : QString();
}

} // namespace shell
