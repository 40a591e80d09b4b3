// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the forms of forwarding a port and of debugging a pod ask, refuse and answer.
#include "debugsheet.h"
#include "formsheet.h"
#include "forwardkind.h"
#include "forwardsheet.h"
#include "podrow.h"
#include "servicerow.h"
#include "silentsession.h"
#include "testmain.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace kubernetes;

class PodSheetsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<endpoint::Endpoint> m_endpoint;
    Cluster m_cluster;
    std::unique_ptr<QWidget> m_window;
    QVariantMap m_answer;

    [[nodiscard]] kubernetesui::Context context() const
    {
        kubernetesui::Context result;
        result.cluster = &m_cluster;
        return result;
    }
    [[nodiscard]] std::function<void(actions::Arguments)> answer()
    {
        return [this](const actions::Arguments &arguments) { m_answer = arguments; };
    }
    [[nodiscard]] dialogs::FormSheet *sheet() const { return m_window->findChild<dialogs::FormSheet *>(); }
    [[nodiscard]] static std::shared_ptr<PodRow> pod()
    {
        auto row = std::make_shared<PodRow>();
        row->meta.key = "uid-web";
        row->meta.name = QStringLiteral("web");
        row->meta.namespaceName = QStringLiteral("shop");
        for (const QString &name : {QStringLiteral("setup"), QStringLiteral("app"), QStringLiteral("proxy")}) {
            PodContainer container;
            container.name = name;
            container.state = name == QStringLiteral("setup") ? PodContainer::State::Terminated : PodContainer::State::Running;
            row->containers.push_back(container);
        }
        row->defaultContainer = QStringLiteral("proxy");
        return row;
    }

private Q_SLOTS:
    void init()
    {
        m_answer.clear();
        m_cluster = {};
        endpoint::Profile profile;
        profile.id = "kubernetes/fake";
        m_endpoint = std::make_unique<endpoint::Endpoint>(
            profile, [](endpoint::SessionLink link) { return std::make_unique<SilentSession>(std::move(link)); });
        m_window = std::make_unique<QWidget>();
        m_window->resize(800, 600);
        m_window->show();
    }

    void aServicesPortsAreOffered()
    {
        auto service = std::make_shared<ServiceRow>();
        service->meta = pod()->meta;
        service->ports = {{QStringLiteral("http"), QStringLiteral("TCP"), 80, 0}, {QStringLiteral("dns"), QStringLiteral("UDP"), 53, 0}, {{}, QStringLiteral("TCP"), 9000, 0}};
        kubernetesui::askForward(context(), *m_endpoint, "service.forward", service, m_window.get(), answer());
        auto *port = sheet()->findChild<QComboBox *>();
        QCOMPARE(port->count(), 2);
        QCOMPARE(port->currentText(), QStringLiteral("80 (http)"));
        sheet()->primary()->click();
        QCOMPARE(m_answer, (QVariantMap{{QStringLiteral("port"), 80}, {QStringLiteral("local"), 0}}));
    }

    void aPodsPortsAreAskedFor()
    {
        m_cluster.get = [](endpoint::Endpoint &, const QByteArray &path, const Done<QByteArray> &done) {
            if (path == "/api/v1/namespaces/shop/pods/web")
                done(QByteArray(R"({"spec":{"containers":[{"ports":[{"containerPort":8080,"name":"web"},{"containerPort":53,"protocol":"UDP"}]},{}]}})"));
            return endpoint::Call();
        };
        kubernetesui::askForward(context(), *m_endpoint, "pod.forward", pod(), m_window.get(), answer());
        auto *port = sheet()->findChild<QComboBox *>();
        QCOMPARE(port->currentText(), QStringLiteral("8080 (web)"));
        sheet()->findChildren<QLineEdit *>().back()->setText(QStringLiteral("9999"));
        sheet()->primary()->click();
        QCOMPARE(m_answer, (QVariantMap{{QStringLiteral("port"), 8080}, {QStringLiteral("local"), 9999}}));
    }

    void whatIsNoPortIsRefused_data()
    {
        QTest::addColumn<QString>("port");
        QTest::addColumn<QString>("local");
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("a word") << QStringLiteral("http") << QString();
        QTest::newRow("too large") << QStringLiteral("65536") << QString();
        QTest::newRow("local word") << QStringLiteral("80") << QStringLiteral("any");
        QTest::newRow("local zero") << QStringLiteral("80") << QStringLiteral("0");
    }

    void whatIsNoPortIsRefused()
    {
        QFETCH(QString, port);
        QFETCH(QString, local);
        kubernetesui::askForward(context(), *m_endpoint, "pod.forward", pod(), m_window.get(), answer());
        sheet()->findChild<QComboBox *>()->setEditText(port);
        sheet()->findChildren<QLineEdit *>().back()->setText(local);
        sheet()->primary()->click();
        QVERIFY(m_answer.isEmpty());
    }

    void theAddressIsCopied()
    {
        const live::Kind kind = forwardKind();
        const panes::TablePaneSpec spec = kubernetesui::forwardPane(kind);
        auto row = std::make_shared<ForwardRow>();
        row->id = "1";
        row->localPort = 8080;
        actions::Action copy;
        copy.id = "forward.copy";
        spec.ask(*m_endpoint, copy, {row}, m_window.get(), answer());
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("127.0.0.1:8080"));
        QCOMPARE(kind.name(*row), QStringLiteral("127.0.0.1:8080"));
    }

    void aDebuggerHasAnImageAndATarget()
    {
        kubernetesui::askDebug(context(), *m_endpoint, pod(), m_window.get(), answer());
        const auto boxes = sheet()->findChildren<QComboBox *>();
        QCOMPARE(boxes[1]->currentText(), QStringLiteral("proxy")); // the one that the pod's annotation names
        QCOMPARE(boxes[1]->count(), 3);                             // none, and those that run
        boxes[0]->setEditText(QStringLiteral(" "));
        sheet()->primary()->click();
        QVERIFY(m_answer.isEmpty());
        boxes[0]->setEditText(QStringLiteral("registry.example/tools:2"));
        boxes[1]->setCurrentIndex(0);
        sheet()->primary()->click();
        QCOMPARE(m_answer.value(QStringLiteral("image")).toString(), QStringLiteral("registry.example/tools:2"));
        QCOMPARE(m_answer.value(QStringLiteral("target")).toString(), QString());
        QVERIFY(m_answer.value(QStringLiteral("name")).toString().startsWith(QStringLiteral("debugger-")));
    }
};

PILOTHOUSE_TEST(PodSheetsTest)
#include "tst_podsheets.moc"
