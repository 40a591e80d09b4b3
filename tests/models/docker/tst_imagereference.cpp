// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "imagereference.h"
#include "testmain.h"

#include <QTest>

using docker::ImageReference;
using docker::readReference;

namespace
{

const QString Sha = QStringLiteral("sha256:") + QString(64, QLatin1Char('a'));

} // namespace

class ImageReferenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("canonical");
        QTest::addColumn<QString>("familiar");
        const auto row = [](const char *text, const char *canonical, const char *familiar) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(canonical)
                                << QString::fromLatin1(familiar);
        };
        row("nginx", "docker.io/library/nginx:latest", "nginx:latest");
        row(" nginx:1.25 ", "docker.io/library/nginx:1.25", "nginx:1.25");
        row("me/app", "docker.io/me/app:latest", "me/app:latest");
        row("library/nginx", "docker.io/library/nginx:latest", "nginx:latest");
        row("docker.io/nginx", "docker.io/library/nginx:latest", "nginx:latest");
        row("index.docker.io/library/nginx:2", "docker.io/library/nginx:2", "nginx:2");
        row("docker.io/library/a/b", "docker.io/library/a/b:latest", "library/a/b:latest");
        row("docker.io/docker.io/bb", "docker.io/docker.io/bb:latest", "docker.io/docker.io/bb:latest");
        row("docker.io/localhost/bb:x", "docker.io/localhost/bb:x", "docker.io/localhost/bb:x");
        row("library/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef@"
            "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            "docker.io/library/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef@"
            "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            "library/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef@"
            "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
        row("ghcr.io/me/app/part:2", "ghcr.io/me/app/part:2", "ghcr.io/me/app/part:2");
        row("localhost/bb", "localhost/bb:latest", "localhost/bb:latest");
        row("localhost:5000/bb", "localhost:5000/bb:latest", "localhost:5000/bb:latest");
        row("Host/bb", "Host/bb:latest", "Host/bb:latest");
        row("[fe80::1]:5000/bb:x", "[fe80::1]:5000/bb:x", "[fe80::1]:5000/bb:x");
        row("a__b/c-d---e_f.g:A_.-", "docker.io/a__b/c-d---e_f.g:A_.-", "a__b/c-d---e_f.g:A_.-");
        row("foo:5000", "docker.io/library/foo:5000", "foo:5000");
    }
    void names()
    {
        QFETCH(QString, text);
        const auto reference = readReference(text);
        QVERIFY2(reference.ok(), qPrintable(reference.ok() ? QString() : reference.error().what));
        QTEST(reference->canonical(), "canonical");
        QTEST(reference->familiar(), "familiar");
        // Both forms mean the same.
        QVERIFY(*readReference(reference->canonical()) == *reference);
        QVERIFY(*readReference(reference->familiar()) == *reference);
    }

    void digests()
    {
        const auto one = readReference(QStringLiteral("nginx@") + Sha);
        QVERIFY(one.ok());
        QVERIFY(one->tag.isEmpty());
        QCOMPARE(one->digest, Sha);
        QCOMPARE(one->tagOrDigest(), Sha);
        QCOMPARE(one->canonical(), QStringLiteral("docker.io/library/nginx@") + Sha);
        const auto both = readReference(QStringLiteral("r.io:1/a/b:t@") + Sha);
        QVERIFY(both.ok());
        QCOMPARE(both->registry, QStringLiteral("r.io:1"));
        QCOMPARE(both->repository, QStringLiteral("a/b"));
        QCOMPARE(both->tag, QStringLiteral("t"));
        QCOMPARE(both->tagOrDigest(), Sha);
        QCOMPARE(both->familiarName(), QStringLiteral("r.io:1/a/b"));
    }

    void withoutLatest()
    {
        QVERIFY(readReference(QStringLiteral("nginx"), false)->tag.isEmpty());
        QCOMPARE(readReference(QStringLiteral("nginx"), false)->familiar(), QStringLiteral("nginx"));
        QCOMPARE(readReference(QStringLiteral("nginx"))->tagOrDigest(), QStringLiteral("latest"));
    }

    void refused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"",
                                 "  ",
                                 "Nginx",
                                 "me/App",
                                 "a//b",
                                 "/a",
                                 "a/",
                                 "-a",
                                 "a-",
                                 "a..b",
                                 "a___b",
                                 "nginx:",
                                 "nginx:-x",
                                 "nginx:a b",
                                 "nginx@",
                                 "nginx@sha256:12",
                                 "nginx@sha256",
                                 "https://ghcr.io/a/b",
                                 "-h.io/a",
                                 "h.io:x/a",
                                 "h.io/",
                                 "a b",
                                 "a\nb",
                                 "<none>",
                                 "<none>:<none>",
                                 "h.io:/a"})
            QTest::newRow(text) << QString::fromLatin1(text);
        QTest::newRow("an id") << QString(64, QLatin1Char('a'));
        QTest::newRow("long tag") << QStringLiteral("a:") + QString(129, QLatin1Char('a'));
        QTest::newRow("long name") << QString(256, QLatin1Char('a'));
        QTest::newRow("upper digest") << QStringLiteral("a@sha256:") + QString(64, QLatin1Char('A'));
    }
    void refused()
    {
        QFETCH(QString, text);
        const auto reference = readReference(text);
        QVERIFY(!reference.ok());
        QCOMPARE(reference.error().code, base::Error::Code::BadRequest);
        QVERIFY(!reference.error().what.isEmpty());
    }
};

PILOTHOUSE_TEST(ImageReferenceTest)
#include "tst_imagereference.moc"
