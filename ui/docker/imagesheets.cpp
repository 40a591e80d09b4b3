// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "imagesheets.h"

#include "imagereference.h"
#include "imagerow.h"
#include "registryauth.h"
#include "transfersheet.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDir>
#include <QLineEdit>
#include <QRegularExpression>
#include <QStandardPaths>
#include <set>

namespace dockerui {

using dialogs::FormSheet;
using docker::ImageTransfer;
using Problems = QMap<QString, QString>;

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("dockerui::ImageSheets", text, nullptr, n);
}

QString value(const QVariantMap &values, const char *key)
{
    return values.value(QLatin1String(key)).toString();
}

const docker::ImageRow &image(const live::RowPointer &row)
{
    return static_cast<const docker::ImageRow &>(*row);
}

QString typedLogin()
{
    return tr("A login typed here");
}

QString noLogin()
{
    return tr("None");
}

void addLogin(FormSheet *sheet)
{
    const QString configured = tr("Docker configuration");
    QComboBox *choice = sheet->addChoice(QStringLiteral("login"), tr("Login"), {configured, typedLogin(), noLogin()}, configured);
    choice->setToolTip(tr("The Docker configuration is what docker login wrote, and the credential helpers that it names"));
    sheet->addField(QStringLiteral("user"), tr("User"));
    sheet->addPassword(QStringLiteral("password"), tr("Password"));
    const auto show = [sheet, choice] {
        const bool typed = choice->currentText() == typedLogin();
        sheet->setFieldVisible(QStringLiteral("user"), typed);
        sheet->setFieldVisible(QStringLiteral("password"), typed);
    };
    QObject::connect(choice, &QComboBox::currentTextChanged, sheet, show);
    show();
}

void checkLogin(const QVariantMap &values, Problems &problems)
{
    if (value(values, "login") == typedLogin() && value(values, "user").isEmpty())
        problems.insert(QStringLiteral("user"), tr("A user’s name"));
}

void setLogin(const QVariantMap &values, const QString &registry, ImageTransfer &what)
{
    what.anonymous = value(values, "login") == noLogin();
    if (value(values, "login") != typedLogin())
        return;
    docker::Credentials credentials;
    credentials.userName = value(values, "user");
    credentials.password = value(values, "password");
    what.credential = docker::registryAuthHeader(credentials, registry);
}

/// As a shell would have it.
QString expanded(const QString &path)
{
    const QString trimmed = path.trimmed();
    return trimmed.startsWith(QStringLiteral("~/")) ? QDir::homePath() + trimmed.mid(1) : trimmed;
}

QString tarFilter()
{
    return tr("Archives (*.tar);;All files (*)");
}

void checkFile(const QVariantMap &values, Problems &problems)
{
    if (!QDir::isAbsolutePath(expanded(value(values, "file"))))
        problems.insert(QStringLiteral("file"), tr("A full path, such as %1").arg(QStringLiteral("~/image.tar")));
}

/// "registry:5000/team/app:2.1" -> "app-2.1.tar"
QString proposedFile(const std::vector<live::RowPointer> &rows)
{
    const docker::ImageRow &first = image(rows.front());
    QString name = first.dangling() ? first.shortId() : first.repository.section(u'/', -1);
    if (rows.size() > 1)
        name = QStringLiteral("images");
    else if (!first.tag.isEmpty())
        name += u'-' + first.tag;
    static const QRegularExpression odd(QStringLiteral("[^A-Za-z0-9_.-]"));
    return QStandardPaths::writableLocation(QStandardPaths::DownloadLocation) + u'/' + name.replace(odd, QStringLiteral("-")) +
           QStringLiteral(".tar");
}

} // namespace

void pullImage(const Context &context, endpoint::Endpoint &endpoint, QWidget *pane, const QString &reference)
{
    auto *sheet = new FormSheet(pane, tr("Pull image"), endpoint.profile().name, tr("Pull"));
    sheet->addField(QStringLiteral("reference"), tr("Image"), reference, tr("For example nginx:1.27"));
    addLogin(sheet);
    sheet->setCheck([](const QVariantMap &values) {
        Problems problems;
        if (const auto read = docker::readReference(value(values, "reference")); !read.ok())
            problems.insert(QStringLiteral("reference"), read.error().what);
        checkLogin(values, problems);
        return problems;
    });
    new TransferSheet(context, endpoint, sheet, {tr("Pulling %1"), tr("Pulled %1"), tr("Cancel pull"), QStringLiteral("reference")},
                      [](const QVariantMap &values) {
                          const auto read = docker::readReference(value(values, "reference"));
                          ImageTransfer what;
                          what.reference = read->familiar();
                          setLogin(values, read->registry, what);
                          return what;
                      });
    sheet->present();
}

void pushImage(const Context &context, endpoint::Endpoint &endpoint, QWidget *pane, const live::RowPointer &row)
{
    QStringList tags;
    for (const live::RowPointer &other : endpoint.feed("image")->rows()) {
        if (image(other).id == image(row).id && !image(other).tag.isEmpty())
            tags << image(other).reference();
    }
    tags.sort();
    auto *sheet = new FormSheet(pane, tr("Push image"), endpoint.profile().name, tr("Push"));
    QComboBox *choice = sheet->addChoice(QStringLiteral("reference"), tr("Tag"), tags, image(row).reference());
    addLogin(sheet);
    sheet->addText(tr("The tag says where it goes. For another place, tag the image first."));
    const auto tell = [sheet, choice] {
        if (const auto read = docker::readReference(choice->currentText()); read.ok())
            sheet->setFooterText(tr("to %1").arg(read->registry));
    };
    QObject::connect(choice, &QComboBox::currentTextChanged, sheet, tell);
    tell();
    sheet->setCheck([](const QVariantMap &values) {
        Problems problems;
        checkLogin(values, problems);
        return problems;
    });
    new TransferSheet(context, endpoint, sheet, {tr("Pushing %1"), tr("Pushed %1"), tr("Cancel push"), QStringLiteral("reference")},
                      [](const QVariantMap &values) {
                          ImageTransfer what;
                          what.kind = ImageTransfer::Kind::Push;
                          what.reference = value(values, "reference");
                          if (const auto read = docker::readReference(what.reference); read.ok())
                              setLogin(values, read->registry, what);
                          return what;
                      });
    sheet->present();
}

void saveImages(const Context &context, endpoint::Endpoint &endpoint, QWidget *pane,
                const std::vector<live::RowPointer> &rows)
{
    QStringList names, shown;
    std::set<QString> ids;
    qint64 expected = 0;
    for (const live::RowPointer &row : rows) {
        names << image(row).reference();
        QString name = image(row).dangling() ? image(row).shortId() : image(row).reference();
        shown << name.replace(u'/', QStringLiteral("/\u200B")); // where a long one may be broken
        if (ids.insert(image(row).id).second)
            expected += image(row).size;
    }
    auto *sheet = new FormSheet(pane, names.size() == 1 ? tr("Save image") : tr("Save images"), endpoint.profile().name, tr("Save"));
    sheet->addText(shown.size() == 1 ? shown.front()
                                     : tr("%n images into one file: ", static_cast<int>(shown.size())) + shown.join(QStringLiteral(", ")));
    sheet->addFile(QStringLiteral("file"), tr("File"), true, tarFilter(), proposedFile(rows));
    sheet->addCheck(QStringLiteral("replace"), tr("Replace the file if it exists"));
    sheet->setCheck([](const QVariantMap &values) {
        Problems problems;
        checkFile(values, problems);
        return problems;
    });
    new TransferSheet(context, endpoint, sheet, {tr("Saving %1"), tr("Saved %1"), tr("Cancel save"), QStringLiteral("file")},
                      [names, expected](const QVariantMap &values) {
                          ImageTransfer what;
                          what.kind = ImageTransfer::Kind::Save;
                          what.reference = names.join(u' ');
                          what.path = expanded(value(values, "file"));
                          what.replace = values.value(QStringLiteral("replace")).toBool();
                          what.expected = expected;
                          return what;
                      });
    sheet->present();
}

void loadImages(const Context &context, endpoint::Endpoint &endpoint, QWidget *pane)
{
    auto *sheet = new FormSheet(pane, tr("Load images"), endpoint.profile().name, tr("Load"));
    sheet->addText(tr("From a file that docker save or podman save wrote."));
    sheet->addFile(QStringLiteral("file"), tr("File"), false, tr("Archives (*.tar *.tar.gz *.tgz *.tar.xz);;All files (*)"));
    sheet->setCheck([](const QVariantMap &values) {
        Problems problems;
        checkFile(values, problems);
        return problems;
    });
    new TransferSheet(context, endpoint, sheet, {tr("Loading %1"), tr("Loaded %1"), tr("Cancel load"), QStringLiteral("file")},
                      [](const QVariantMap &values) {
                          ImageTransfer what;
                          what.kind = ImageTransfer::Kind::Load;
                          what.path = expanded(value(values, "file"));
                          return what;
                      });
    sheet->present();
}

} // namespace dockerui
