// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
#include "imagereference.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace docker
{

namespace
{

constexpr qsizetype LongestRepository = 255;

struct Reference {
    Q_DECLARE_TR_FUNCTIONS(docker::ImageReference)
};

base::Error refused(const QString &what)
{
    base::Error error;
    error.code = base::Error::Code::BadRequest;
    error.what = what;
    return error;
}

bool matches(const QString &text, const QRegularExpression &whole)
{
    return whole.match(text).hasMatch();
}

const QRegularExpression &registryForm()
{
    static const QRegularExpression form(QStringLiteral(
        "\\A(?:(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])"
        "(?:\\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?\\z"));
    return form;
}

const QRegularExpression &repositoryForm()
{
    static const QRegularExpression form(
        QStringLiteral("\\A[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*\\z"));
    return form;
}

const QRegularExpression &tagForm()
{
    static const QRegularExpression form(QStringLiteral("\\A[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}\\z"));
    return form;
}

const QRegularExpression &digestForm()
{
    // The lengths of the digests that are in use; of others, at least 128 bits.
    static const QRegularExpression form(QStringLiteral(
        "\\A(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128}"
        "|(?!sha(?:256|384|512):)[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})\\z"));
    return form;
}

/// An image's ID, which is never read as a name.
const QRegularExpression &bareIdForm()
{
    static const QRegularExpression form(QStringLiteral("\\A[a-f0-9]{64}\\z"));
    return form;
}

/// Whether what stands before the first slash is a registry rather than a person.
bool isRegistry(const QString &part)
{
    return part.contains(QLatin1Char('.')) || part.contains(QLatin1Char(':')) || part == QLatin1String("localhost") ||
           part.toLower() != part;
}

QString hub()
{
    return QStringLiteral("docker.io");
}

} // namespace

QString ImageReference::canonical() const
{
    QString text = registry + QLatin1Char('/') + repository;
    if (!tag.isEmpty())
        text += QLatin1Char(':') + tag;
    if (!digest.isEmpty())
        text += QLatin1Char('@') + digest;
    return text;
}

QString ImageReference::familiarName() const
{
    if (registry != hub())
        return registry + QLatin1Char('/') + repository;
    const QString library = QStringLiteral("library/");
    if (!repository.startsWith(library)) {
        // "docker.io/a.b/c" without its beginning would name the registry a.b, and so would "library/a.b/c".
        return isRegistry(repository.section(QLatin1Char('/'), 0, 0)) ? registry + QLatin1Char('/') + repository : repository;
    }
    const QString shorter = repository.mid(library.size());
    return shorter.contains(QLatin1Char('/')) || matches(shorter, bareIdForm()) ? repository : shorter;
}

QString ImageReference::familiar() const
{
    QString text = familiarName();
    if (!tag.isEmpty())
        text += QLatin1Char(':') + tag;
    if (!digest.isEmpty())
        text += QLatin1Char('@') + digest;
    return text;
}

base::Result<ImageReference> readReference(const QString &text, bool latest)
{
    QString rest = text.trimmed();
    if (rest.isEmpty())
        return refused(Reference::tr("The name of an image is needed"));
    if (matches(rest, bareIdForm()))
        return refused(Reference::tr("This is the ID of an image, not a name"));
    if (rest.contains(QLatin1String("://")))
        return refused(Reference::tr("The name of an image begins with the registry's host, without %1")
                           .arg(rest.left(rest.indexOf(QLatin1String("://")) + 3)));
    ImageReference reference;
    if (const qsizetype at = rest.indexOf(QLatin1Char('@')); at >= 0) {
        reference.digest = rest.mid(at + 1);
        rest.truncate(at);
        if (!matches(reference.digest, digestForm()))
            return refused(Reference::tr("The digest “%1” is not valid").arg(reference.digest));
    }
    const qsizetype colon = rest.lastIndexOf(QLatin1Char(':'));
    if (colon > rest.lastIndexOf(QLatin1Char('/'))) {
        reference.tag = rest.mid(colon + 1);
        rest.truncate(colon);
        if (!matches(reference.tag, tagForm()))
            return refused(Reference::tr("The tag “%1” is not valid").arg(reference.tag));
    }
    const qsizetype slash = rest.indexOf(QLatin1Char('/'));
    if (slash >= 0 && isRegistry(rest.left(slash))) {
        reference.registry = rest.left(slash);
        reference.repository = rest.mid(slash + 1);
        if (!matches(reference.registry, registryForm()))
            return refused(Reference::tr("“%1” is not the name of a registry").arg(reference.registry));
    } else {
        reference.registry = hub();
        reference.repository = rest;
    }
    if (reference.registry == QLatin1String("index.docker.io"))
        reference.registry = hub();
    if (reference.repository.toLower() != reference.repository)
        return refused(Reference::tr("The name of an image must be in lower case"));
    if (!matches(reference.repository, repositoryForm()))
        return refused(Reference::tr("“%1” is not the name of an image").arg(reference.repository));
    if (reference.registry == hub() && !reference.repository.contains(QLatin1Char('/')))
        reference.repository.prepend(QLatin1String("library/"));
    if (reference.registry.size() + 1 + reference.repository.size() > LongestRepository)
        return refused(Reference::tr("The name of the image is too long"));
    if (latest && reference.tag.isEmpty() && reference.digest.isEmpty())
        reference.tag = QStringLiteral("latest");
    return reference;
}

} // namespace docker
