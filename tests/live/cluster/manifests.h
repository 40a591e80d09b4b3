// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Objects of every kind with random names, in a namespace and a custom group of their own; gone with this. Thread of the test.
#pragma once

#include "livecluster.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

namespace livetest {

class Manifests
{
public:
    /// `file`: YAML documents with the words NAME, SPACE and GROUP, see sabotage.yaml.
    Manifests(const LiveCluster &cluster, const QString &file)
        : m_cluster(cluster), m_space("lied-" + QByteArray::number(QRandomGenerator::global()->generate() | 0x10000000U, 16)), m_documents(documentsIn(file))
    {
    }
    ~Manifests()
    {
        QStringList files;
        for (const QString &made : std::as_const(m_made))
            files << QStringLiteral("-f") << made;
        if (!files.isEmpty())
            (void)run(QStringList{QStringLiteral("delete"), QStringLiteral("--wait=false"), QStringLiteral("--ignore-not-found")} + files);
        (void)run({QStringLiteral("delete"), QStringLiteral("--wait=false"), QStringLiteral("--ignore-not-found"), QStringLiteral("namespace/") + space(),
                   QStringLiteral("crd/widgets.") + QString::fromUtf8(group())});
    }
    Q_DISABLE_COPY_MOVE(Manifests)

    /// The namespace, and the definition of Widgets.
    [[nodiscard]] bool begin()
    {
        const QByteArray definition = documentOf("customresourcedefinition").replace("NAMEs", "widgets").replace("singular: NAME", "singular: widget").replace("kind: NAME", "kind: Widget");
        return run({QStringLiteral("create"), QStringLiteral("namespace"), space()}) && create({filled(definition, {})}, QStringLiteral("definition")) &&
               run({QStringLiteral("wait"), QStringLiteral("--for=condition=Established"), QStringLiteral("crd/widgets.") + QString::fromUtf8(group()), QStringLiteral("--timeout=50s")});
    }
    /// "deployment" and so on.
    [[nodiscard]] static QByteArrayList kindsIn(const QString &file, bool onlyNamespaced = false)
    {
        QByteArrayList names;
        for (const Document &document : documentsIn(file)) {
            if (!onlyNamespaced || document.text.contains("namespace: SPACE"))
                names << document.kind.toUtf8();
        }
        return names;
    }
    [[nodiscard]] QByteArrayList kinds() const
    {
        QByteArrayList names;
        for (const Document &document : m_documents)
            names << document.kind.toUtf8();
        return names;
    }
    /// "apps", of the kind.
    [[nodiscard]] QByteArray groupOf(const QByteArray &kind) const
    {
        for (const Document &document : m_documents) {
            if (document.kind.toUtf8() == kind)
                return document.group == QStringLiteral("GROUP") ? group() : document.group.toUtf8();
        }
        return {};
    }
    /// An object of this kind and name; empty: nobody knows how one looks.
    [[nodiscard]] QByteArray of(const QByteArray &kind, const QString &name) const { return filled(documentOf(kind), name); }
    [[nodiscard]] bool create(const QByteArrayList &documents, const QString &as) { return send(QStringLiteral("create"), documents, as); }
    [[nodiscard]] bool apply(const QByteArrayList &documents, const QString &as) { return send(QStringLiteral("apply"), documents, as); }
    /// What was made under this word, with what belongs to it.
    [[nodiscard]] bool remove(const QString &as) const { return run({QStringLiteral("delete"), QStringLiteral("--wait=false"), QStringLiteral("-f"), path(as)}); }
    [[nodiscard]] bool run(const QStringList &arguments) const
    {
        const Ran ran = kubectl(m_cluster, m_cluster.admin, arguments);
        if (!ran.ok())
            qWarning("%s", ran.err.constData());
        return ran.ok();
    }

    [[nodiscard]] QString space() const { return QString::fromUtf8(m_space); }
    [[nodiscard]] QString named(const char *tail) const { return space() + u'-' + QString::fromLatin1(tail); }
    [[nodiscard]] QByteArray group() const { return m_space + ".pilothouse.dev"; }

private:
    struct Document {
        QString kind;
        QString group;
        QByteArray text;
    };
    [[nodiscard]] static std::vector<Document> documentsIn(const QString &file)
    {
        std::vector<Document> documents;
        QFile all(file);
        if (!all.open(QIODevice::ReadOnly))
            return documents;
        for (const QString &document : QString::fromUtf8(all.readAll()).split(QStringLiteral("\n---\n")))
            documents.push_back({word(document, "kind").toLower(), groupOf(word(document, "apiVersion")), document.toUtf8()});
        return documents;
    }
    [[nodiscard]] static QString word(const QString &document, const char *member)
    {
        const QRegularExpression line(QStringLiteral("^%1: (\\S+)$").arg(QLatin1String(member)), QRegularExpression::MultilineOption);
        return line.match(document).captured(1);
    }
    [[nodiscard]] static QString groupOf(const QString &apiVersion) { return apiVersion.contains(u'/') ? apiVersion.section(u'/', 0, 0) : QString(); }
    [[nodiscard]] QByteArray documentOf(const QByteArray &kind) const
    {
        for (const Document &document : m_documents) {
            if (document.kind.toUtf8() == kind)
                return document.text;
        }
        return {};
    }
    [[nodiscard]] QByteArray filled(QByteArray document, const QString &name) const
    {
        return document.replace("NAME", name.toUtf8()).replace("SPACE", m_space).replace("GROUP", group());
    }
    [[nodiscard]] QString path(const QString &as) const { return m_folder.filePath(as + QStringLiteral(".yaml")); }
    [[nodiscard]] bool send(const QString &verb, const QByteArrayList &documents, const QString &as)
    {
        QFile file(path(as));
        if (!file.open(QIODevice::WriteOnly) || file.write(documents.join("\n---\n")) < 0)
            return false;
        file.close();
        if (!m_made.contains(path(as)))
            m_made << path(as);
        return run({verb, QStringLiteral("-f"), path(as)});
    }

    const LiveCluster &m_cluster;
    const QByteArray m_space;
    const QTemporaryDir m_folder;
    const std::vector<Document> m_documents;
    QStringList m_made; ///< files
};

} // namespace livetest
