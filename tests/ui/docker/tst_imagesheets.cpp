// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sheets that move images: what they ask for, how they show progress, where they say what went wrong. The engine is a
// set of functions that note what they were asked.
#include "clock.h"
#include "imagerow.h"
#include "imagesheets.h"
#include "formsheet.h"
#include "silentsession.h"
#include "testmain.h"

#include <QComboBox>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QTest>

using dialogs::FormSheet;
using docker::ImageProgress;
using docker::ImageTransfer;
using endpoint::Endpoint;

namespace {

base::Error errorOf(base::Error::Code code, const QString &what)
{
    base::Error error;
    error.code = code;
    error.what = what;
    return error;
}

live::RowPointer image(const QString &repository, const QString &tag, const QString &id = QStringLiteral("sha256:11"))
{
    auto row = std::make_shared<docker::ImageRow>();
    row->id = id;
    row->repository = repository;
    row->tag = tag;
    row->size = 1'000'000;
    row->rowKey = row->reference().toUtf8();
    return row;
}

} // namespace

class ImageSheetsTest : public QObject
{
    Q_OBJECT

    docker::Engine m_engine;
    std::unique_ptr<actions::Runner> m_runner;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<Endpoint> m_endpoint;
    std::optional<ImageTransfer> m_asked;
    std::function<void(ImageProgress)> m_item;
    docker::Done<void> m_end;

    dockerui::Context context()
    {
        dockerui::Context result;
        result.engine = &m_engine;
        result.runner = m_runner.get();
        return result;
    }
    FormSheet *sheet() const { return m_window->findChild<FormSheet *>(); }
    template <class Widget> Widget *field(const QString &label) const
    {
        for (auto *each : sheet()->findChildren<Widget *>()) {
            if (each->accessibleName() == label && each->isVisible())
                return each;
        }
        return nullptr;
    }
    bool shows(const QString &text) const
    {
        for (const QLabel *label : sheet()->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().replace(QChar::Nbsp, u' ').contains(text))
                return true;
        }
        return false;
    }
    static ImageProgress downloading(qint64 current)
    {
        ImageProgress progress;
        progress.add(R"({"status":"Downloading","progressDetail":{"current":)" + QByteArray::number(current) +
                     R"(,"total":1000000},"id":"aaaabbbbcccc"})");
        progress.add(R"({"status":"Already exists","progressDetail":{},"id":"ddddeeeeffff"})");
        return progress;
    }

private Q_SLOTS:
    void init()
    {
        m_asked.reset();
        m_engine = {};
        m_engine.openTransfer = [this](Endpoint &, const ImageTransfer &what, std::function<void(ImageProgress)> item,
                                       docker::Done<void> end) {
            m_asked = what;
            m_item = std::move(item);
            m_end = std::move(end);
            return endpoint::Channel();
        };
        m_runner = std::make_unique<actions::Runner>(actions::ActionList{}, base::Clock::system(), nullptr);
        m_window = std::make_unique<QWidget>();
        m_window->resize(1024, 700);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        endpoint::Profile profile;
        profile.id = "docker/fake";
        profile.name = QStringLiteral("fake");
        m_endpoint = std::make_unique<Endpoint>(
            profile, [](endpoint::SessionLink link) { return std::make_unique<SilentSession>(std::move(link)); });
    }
    void cleanup()
    {
        m_window.reset();
        m_runner.reset();
        m_endpoint.reset();
    }

    void aPullAsksTheConfigurationUnlessALoginIsTyped()
    {
        dockerui::pullImage(context(), *m_endpoint, m_window.get());
        auto *reference = field<QLineEdit>(QStringLiteral("Image"));
        QVERIFY(reference && reference->hasFocus());
        QVERIFY(!field<QLineEdit>(QStringLiteral("User")));
        QTest::keyClicks(reference, QStringLiteral("registry.example/app"));
        QTest::keyClick(reference, Qt::Key_Return);
        QVERIFY(m_asked);
        QCOMPARE(m_asked->reference, QStringLiteral("registry.example/app:latest"));
        QVERIFY(m_asked->credential.isEmpty() && !m_asked->anonymous);
    }

    void aTypedLoginGoesIntoTheHeaderOnly()
    {
        dockerui::pullImage(context(), *m_endpoint, m_window.get(), QStringLiteral("registry.example/app:2"));
        auto *login = field<QComboBox>(QStringLiteral("Login"));
        QVERIFY(login);
        login->setCurrentIndex(1);
        auto *user = field<QLineEdit>(QStringLiteral("User"));
        auto *password = field<QLineEdit>(QStringLiteral("Password"));
        QVERIFY(user && password);
        QCOMPARE(password->echoMode(), QLineEdit::Password);
        sheet()->primary()->click(); // without a name: told at the field
        QVERIFY(!m_asked);
        QVERIFY(user->hasFocus());
        QVERIFY(!user->accessibleDescription().isEmpty());
        user->setText(QStringLiteral("ada"));
        password->setText(QStringLiteral("geheim"));
        sheet()->primary()->click();
        QVERIFY(m_asked);
        const QByteArray header = QByteArray::fromBase64(m_asked->credential, QByteArray::Base64UrlEncoding);
        QVERIFY(header.contains("\"username\":\"ada\"") && header.contains("geheim"));
        for (const actions::Operation *operation : m_runner->operations())
            QVERIFY(!operation->items.front().command.join(u' ').contains(QStringLiteral("geheim")));
    }

    void noLoginIsAChoice()
    {
        dockerui::pullImage(context(), *m_endpoint, m_window.get(), QStringLiteral("nginx"));
        field<QComboBox>(QStringLiteral("Login"))->setCurrentIndex(2);
        sheet()->primary()->click();
        QVERIFY(m_asked && m_asked->anonymous);
    }

    void whatIsNoNameIsToldAtTheField()
    {
        dockerui::pullImage(context(), *m_endpoint, m_window.get(), QStringLiteral("Not A Name"));
        sheet()->primary()->click();
        QVERIFY(!m_asked);
        auto *reference = field<QLineEdit>(QStringLiteral("Image"));
        QVERIFY(reference->hasFocus() && !reference->accessibleDescription().isEmpty());
    }

    void aHelperThatFailsIsToldAtTheLogin()
    {
        dockerui::pullImage(context(), *m_endpoint, m_window.get(), QStringLiteral("nginx"));
        sheet()->primary()->click();
        ImageProgress progress;
        progress.step = ImageProgress::Step::Login;
        m_item(progress);
        m_end(errorOf(base::Error::Code::NotFound, QStringLiteral("docker-credential-x is not installed")));
        auto *login = field<QComboBox>(QStringLiteral("Login"));
        QVERIFY(login && login->hasFocus());
        QVERIFY(shows(QStringLiteral("docker-credential-x is not installed")));
        // Another choice, another try.
        login->setCurrentIndex(2);
        QVERIFY(!shows(QStringLiteral("docker-credential-x")));
        m_asked.reset();
        sheet()->primary()->click();
        QVERIFY(m_asked && m_asked->anonymous);
    }

    void layersBytesAndTheEndAreShown()
    {
        dockerui::pullImage(context(), *m_endpoint, m_window.get(), QStringLiteral("nginx:1.27"));
        sheet()->primary()->click();
        m_item(downloading(400'000));
        QVERIFY(shows(QStringLiteral("400 kB of 1.0 MB")));
        QVERIFY(shows(QStringLiteral("aaaabbbbcccc")));
        QVERIFY(shows(QStringLiteral("Already exists")));
        const auto bars = sheet()->findChildren<QProgressBar *>();
        QCOMPARE(bars.size(), 3);
        QCOMPARE(m_runner->running(), 1);
        m_end({});
        QVERIFY(shows(QStringLiteral("Pulled nginx:1.27")));
        QCOMPARE(m_runner->running(), 0);
        QPointer<FormSheet> open(sheet());
        open->primary()->click();
        QTRY_VERIFY(!open);
    }

    void whatTheEngineRefusesComesBackToTheForm()
    {
        dockerui::pullImage(context(), *m_endpoint, m_window.get(), QStringLiteral("nginx:9"));
        const int before = sheet()->findChild<QScrollArea *>()->height();
        sheet()->primary()->click();
        m_item(ImageProgress());
        m_end(errorOf(base::Error::Code::NotFound, QStringLiteral("manifest unknown")));
        // The page of the progress is gone, and its height with it.
        const int after = sheet()->findChild<QScrollArea *>()->height();
        QVERIFY2(after < before + 40, qPrintable(QStringLiteral("%1, then %2").arg(before).arg(after)));
        auto *reference = field<QLineEdit>(QStringLiteral("Image"));
        QVERIFY(reference && reference->hasFocus());
        QVERIFY(shows(QStringLiteral("manifest unknown")));
        QCOMPARE(sheet()->primary()->text(), QStringLiteral("Pull"));
    }

    void cancellingComesBackToTheForm()
    {
        dockerui::pullImage(context(), *m_endpoint, m_window.get(), QStringLiteral("nginx:9"));
        sheet()->primary()->click();
        m_item(downloading(1));
        QVERIFY(sheet()->cancel()->hasFocus());
        sheet()->cancel()->click();
        QVERIFY(field<QLineEdit>(QStringLiteral("Image")));
        QCOMPARE(m_runner->running(), 0);
        QCOMPARE(m_runner->operations().front()->count(actions::ItemState::Cancelled), size_t(1));
    }

    void escapeLeavesItGoingOn()
    {
        dockerui::pullImage(context(), *m_endpoint, m_window.get(), QStringLiteral("nginx:9"));
        sheet()->primary()->click();
        QPointer<FormSheet> open(sheet());
        QTest::keyClick(open, Qt::Key_Escape);
        QTRY_VERIFY(!open);
        QCOMPARE(m_runner->running(), 1);
        m_item(downloading(5));
        m_end({});
        QCOMPARE(m_runner->running(), 0);
    }

    void aPushChoosesAmongTheTagsOfTheImage()
    {
        live::Batch batch;
        batch.added = {image(QStringLiteral("r.example/app"), QStringLiteral("1")), image(QStringLiteral("app"), QStringLiteral("2")),
                       image(QStringLiteral("other"), QStringLiteral("3"), QStringLiteral("sha256:22"))};
        m_endpoint->feed("image")->apply(batch);
        dockerui::pushImage(context(), *m_endpoint, m_window.get(), batch.added.front());
        auto *tag = field<QComboBox>(QStringLiteral("Tag"));
        QVERIFY(tag && tag->hasFocus());
        QCOMPARE(tag->count(), 2);
        QCOMPARE(tag->currentText(), QStringLiteral("r.example/app:1"));
        QVERIFY(shows(QStringLiteral("to r.example")));
        tag->setCurrentText(QStringLiteral("app:2"));
        QVERIFY(shows(QStringLiteral("to docker.io")));
        QTest::keyClick(tag, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_asked);
        QCOMPARE(m_asked->kind, ImageTransfer::Kind::Push);
        QCOMPARE(m_asked->reference, QStringLiteral("app:2"));
    }

    void severalImagesGoIntoOneFile()
    {
        dockerui::saveImages(context(), *m_endpoint, m_window.get(),
                             {image(QStringLiteral("a"), QStringLiteral("1")), image(QStringLiteral("b"), QStringLiteral("1"), QStringLiteral("sha256:22"))});
        auto *file = field<QLineEdit>(QStringLiteral("File"));
        QVERIFY(file && file->hasFocus());
        QVERIFY(file->text().endsWith(QStringLiteral("/images.tar")));
        file->setText(QStringLiteral("images.tar"));
        sheet()->primary()->click();
        QVERIFY(!m_asked);
        QVERIFY(!file->accessibleDescription().isEmpty());
        file->setText(QStringLiteral("/somewhere/images.tar"));
        sheet()->primary()->click();
        QVERIFY(m_asked);
        QCOMPARE(m_asked->reference, QStringLiteral("a:1 b:1"));
        QCOMPARE(m_asked->expected, 2'000'000);
        QVERIFY(!m_asked->replace);
        ImageProgress progress;
        progress.fileBytes = 500'000;
        progress.fileTotal = 2'000'000;
        m_item(progress);
        QVERIFY(shows(QStringLiteral("500 kB of about")));
        m_end(errorOf(base::Error::Code::DiskFull, QStringLiteral("no room")));
        QVERIFY(field<QLineEdit>(QStringLiteral("File"))->hasFocus());
        QVERIFY(shows(QStringLiteral("no room")));
    }

    void aLoadNamesWhatCame()
    {
        dockerui::loadImages(context(), *m_endpoint, m_window.get());
        field<QLineEdit>(QStringLiteral("File"))->setText(QStringLiteral("/somewhere/images.tar"));
        sheet()->primary()->click();
        QVERIFY(m_asked);
        QCOMPARE(m_asked->kind, ImageTransfer::Kind::Load);
        ImageProgress progress;
        progress.add(R"({"stream":"Loaded image: a:1\n"})");
        progress.add(R"({"stream":"Loaded image: b:1\n"})");
        m_item(progress);
        m_end({});
        QVERIFY(shows(QStringLiteral("a:1\nb:1")));
    }
};

PILOTHOUSE_TEST(ImageSheetsTest)
#include "tst_imagesheets.moc"
