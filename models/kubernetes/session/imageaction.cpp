// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Source: kubectl set image: a strategic merge patch, which finds containers by their name and leaves the others alone.
#include "imageaction.h"

#include "rowfacts.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace kubernetes {

using actions::Action;
using actions::Arguments;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::Actions", text);
}

QVariantMap chosen(const Arguments &arguments)
{
    return arguments.value(QStringLiteral("images")).toMap();
}

} // namespace

Action imageAction(const ObjectKind &kind, const QStringList &pathToTemplate, std::function<qint64(const live::Row &)> generation)
{
    const QByteArray feed = kind.kind.id;
    Action action = makeAction(feed, feed + ".setimage", tr("Set image…"), tr("Setting the image"), tr("Image set"), QStringLiteral("image"));
    action.asks = true;
    action.bulk = false; // containers have other names elsewhere
    action.danger = actions::Danger::Reversible;
    action.needs = {needOf(kind, "patch")};
    action.refusal = [](const live::Row &) { return QString(); };
    setChange(action, [kind, pathToTemplate, generation = std::move(generation)](const live::Row &row, const Arguments &arguments) {
        QJsonArray containers;
        const QVariantMap images = chosen(arguments);
        for (auto image = images.begin(); image != images.end(); ++image)
            containers.append(QJsonObject{{QStringLiteral("name"), image.key()}, {QStringLiteral("image"), image->toString()}});
        QJsonObject body = nested(pathToTemplate + QStringList{QStringLiteral("spec"), QStringLiteral("containers")}, containers);
        const QJsonObject guard = guardOf(kind.meta(row));
        for (auto member = guard.begin(); member != guard.end(); ++member)
            body.insert(member.key(), *member);
        return Change{kind.path(row), BodyType::StrategicMergePatch, body, generation(row)};
    });
    action.inverse = [feed](const live::Row &before, const Arguments &arguments) -> std::optional<actions::Undo> {
        const QVariantMap all = imagesOfRow(feed, before);
        QVariantMap images;
        for (const QString &container : chosen(arguments).keys()) {
            if (all.contains(container))
                images.insert(container, all.value(container));
        }
        return images.isEmpty() ? std::nullopt : std::optional<actions::Undo>({feed + ".setimage", {{QStringLiteral("images"), images}}});
    };
    action.command = [kind, feed](const live::Row &row, const Arguments &arguments) {
        const QVariantMap images = chosen(arguments);
        QStringList words{QStringLiteral("set"), QStringLiteral("image"), QString::fromUtf8(feed) + u'/' + kind.meta(row).name};
        for (auto image = images.begin(); image != images.end(); ++image)
            words << image.key() + u'=' + image->toString();
        return kubectl(kind.meta(row), words);
    };
    return action;
}

} // namespace kubernetes
