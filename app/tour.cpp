// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "tour.h"

#include "confirmsheet.h"
#include "formsheet.h"
#include "livetableview.h"
#include "searchfield.h"
#include "tablepane.h"
#include "toasts.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <cstdio>

namespace app {

namespace {

constexpr int settleMs = 700;  ///< for answers and figures to come in
constexpr int patienceMs = 15'000;
constexpr int stepMs = 200;

void filterFor(shell::MainWindow &window, const QString &text)
{
    if (const auto *pane = window.currentPage()) {
        if (auto *field = pane->findChild<widgets::SearchField *>())
            field->setText(text);
    }
}

/// By accessible name, as a person who hears the window would.
void press(shell::MainWindow &window, const QString &name)
{
    for (QAbstractButton *button : window.currentPage()->findChildren<QAbstractButton *>()) {
        if (button->isVisible() && button->accessibleName() == name)
            button->click();
    }
}

void closePopups()
{
    while (QWidget *popup = QApplication::activePopupWidget())
        popup->close();
}

const std::pair<const char *, QSize> sizes[] = {{"1440x900", {1440, 900}}, {"1024x700", {1024, 700}}};

} // namespace

Tour::Tour(Application &application, QString folder, QObject *parent)
    : QObject(parent), m_application(application), m_folder(std::move(folder))
{
}

void Tour::begin()
{
    if (!QDir().mkpath(m_folder)) {
        std::fprintf(stderr, "%s could not be made\n", qPrintable(m_folder));
        Q_EMIT finished(1);
        return;
    }
    // Begin when the first table is filled and some figures have come.
    auto *wait = new QTimer(this);
    wait->setInterval(stepMs);
    connect(wait, &QTimer::timeout, this, [this, wait] {
        m_waited += stepMs;
        const auto *pane = qobject_cast<panes::TablePane *>(m_application.window().currentPage());
        const bool ready = pane && pane->model().rowCount() > 0 && m_waited > 6000;
        if (ready || m_waited > patienceMs) {
            m_failed = !ready;
            wait->deleteLater();
            plan(); // by now the clusters are found
            next();
        }
    });
    wait->start();
}

void Tour::plan()
{
    shell::MainWindow &window = m_application.window();
    for (const bool dark : {false, true}) {
        const QString suffix = dark ? QStringLiteral("-dark") : QStringLiteral("-light");
        m_stops.push_back({{}, [this, dark] {
                               m_application.theme().setChoice(dark ? theme::Choice::Dark : theme::Choice::Light);
                           }});
        for (const auto &[sizeName, size] : sizes) {
            const QString tail = u'-' + QLatin1String(sizeName) + suffix;
            m_stops.push_back({{}, [&window, size = size] { window.resize(size); }});
            for (const QByteArray &pane : window.paneIds("containers")) {
                m_stops.push_back({{}, [&window, pane] { window.openPane("containers", pane); }});
                // The tabs are those that the pane turns out to have.
                const std::vector<QByteArray> tabs = pane == "container"
                                                         ? std::vector<QByteArray>{"overview", "charts", "logs", "terminal",
                                                                                   "inspect", "changes"}
                                                     : pane == "image" ? std::vector<QByteArray>{"layers", "inspect"}
                                                     : pane == "volume" ? std::vector<QByteArray>{"inspect"}
                                                                       : std::vector<QByteArray>{""};
                for (const QByteArray &tab : tabs) {
                    m_stops.push_back({QString::fromLatin1(pane) + (tab.isEmpty() ? QString() : u'-' + QString::fromLatin1(tab)) + tail,
                                       [&window, tab] {
                                           if (auto *table = qobject_cast<panes::TablePane *>(window.currentPage()); table && !tab.isEmpty())
                                               table->showTab(tab);
                                       }});
                }
            }
            const auto dialog = [&](const QString &name, const QByteArray &pane, const QByteArray &action, bool ofPane) {
                m_stops.push_back({{}, [&window, pane] { window.openPane("containers", pane); }});
                m_stops.push_back({name + tail, [&window, action, ofPane] {
                                       auto *table = qobject_cast<panes::TablePane *>(window.currentPage());
                                       if (table && ofPane)
                                           table->runPaneAction(action);
                                       else if (table)
                                           table->runAction(action);
                                   }});
                m_stops.push_back({{}, [this] { closeSheets(); }});
            };
            dialog(QStringLiteral("dialog-run"), "container", "container.run", true);
            dialog(QStringLiteral("dialog-remove"), "container", "container.remove", false);
            dialog(QStringLiteral("dialog-rename"), "container", "container.rename", false);
            dialog(QStringLiteral("dialog-kill"), "container", "container.kill", false);
            dialog(QStringLiteral("dialog-limits"), "container", "container.update", false);
            dialog(QStringLiteral("dialog-pull"), "image", "image.pull", true);
            m_stops.push_back({{}, [&window] {
                                   window.openPane("containers", "image");
                                   // Untagged ones come first, which cannot be pushed.
                                   if (auto *table = qobject_cast<panes::TablePane *>(window.currentPage()))
                                       table->select("nginx:1.27");
                               }});
            dialog(QStringLiteral("dialog-tag"), "image", "image.tag", false);
            dialog(QStringLiteral("dialog-push"), "image", "image.push", false);
            dialog(QStringLiteral("dialog-save"), "image", "image.save", false);
            dialog(QStringLiteral("dialog-load"), "image", "image.load", true);
            dialog(QStringLiteral("dialog-prune"), "image", "image.prune", true);
            dialog(QStringLiteral("dialog-image-remove"), "image", "image.remove", false);
            dialog(QStringLiteral("dialog-volume"), "volume", "volume.create", true);
            planTransfer(tail);
            planClusters(tail);
            m_stops.push_back({QStringLiteral("palette") + tail, [&window] {
                                   window.openPane("containers", "container");
                                   window.openPalette();
                               }});
            m_stops.push_back({{}, [&window] {
                                   for (QWidget *child : window.findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
                                       if (child->inherits("widgets::CommandPalette"))
                                           QMetaObject::invokeMethod(child, "dismiss");
                                   }
                               }});
            m_stops.push_back({{}, [&window] { window.openPane("containers", "container"); }});
            m_stops.push_back({QStringLiteral("empty-filter") + tail, [&window] { filterFor(window, QStringLiteral("nothing like this")); }});
            m_stops.push_back({{}, [&window] { filterFor(window, {}); }});
            m_stops.push_back({QStringLiteral("menu-more") + tail, [&window] { press(window, QStringLiteral("More")); }, true});
            m_stops.push_back({{}, [] { closePopups(); }});
            m_stops.push_back({QStringLiteral("menu-labels") + tail, [&window] { press(window, QStringLiteral("Filter by label")); }, true});
            m_stops.push_back({{}, [] { closePopups(); }});
            m_stops.push_back({QStringLiteral("settings") + tail, [&window] { window.openSettings(); }});
            m_stops.push_back({QStringLiteral("activity") + tail, [&window] { window.openActivity(); }});
        }
    }
    planEnd();
}

/// A push under way: its form is filled in by the row that it belongs to.
void Tour::planTransfer(const QString &tail)
{
    shell::MainWindow &window = m_application.window();
    m_stops.push_back({{}, [&window] { window.openPane("containers", "image"); }});
    m_stops.push_back({{}, [&window] {
                           if (auto *table = qobject_cast<panes::TablePane *>(window.currentPage()))
                               table->runAction("image.push");
                       }});
    m_stops.push_back({QStringLiteral("dialog-push-progress") + tail, [&window] {
                           if (auto *sheet = window.findChild<dialogs::FormSheet *>())
                               sheet->primary()->click();
                       }});
    m_stops.push_back({{}, [this] { closeSheets(); }});
}

/// What changes the world for good comes last: something done, something refused, and an engine that is gone.
void Tour::planEnd()
{
    shell::MainWindow &window = m_application.window();
    const auto everyLook = [&](const QString &name, bool toasts) {
        for (const bool dark : {false, true}) {
            m_stops.push_back({{}, [this, dark] {
                                   m_application.theme().setChoice(dark ? theme::Choice::Dark : theme::Choice::Light);
                               }});
            for (const auto &[sizeName, size] : sizes) {
                m_stops.push_back({{}, [&window, size = size] { window.resize(size); }});
                m_stops.push_back({name + u'-' + QLatin1String(sizeName) + (dark ? QStringLiteral("-dark") : QStringLiteral("-light")), [] {}, false, toasts});
            }
        }
    };
    m_stops.push_back({{}, [&window] { window.openPane("containers", "image"); }});
    m_stops.push_back({{}, [&window] {
                           if (auto *table = qobject_cast<panes::TablePane *>(window.currentPage())) {
                               table->select("nginx:1.27"); // which a container uses
                               table->runAction("image.remove");
                           }
                       }});
    m_stops.push_back({{}, [&window] {
                           if (auto *sheet = window.findChild<widgets::ConfirmSheet *>())
                               Q_EMIT sheet->accepted();
                       }});
    m_stops.push_back({{}, [&window] { window.openPane("containers", "container"); }});
    m_stops.push_back({{}, [&window] {
                           if (auto *table = qobject_cast<panes::TablePane *>(window.currentPage()))
                               table->runAction("container.stop");
                       }});
    everyLook(QStringLiteral("toasts"), true);
    m_stops.push_back({{}, [this] { m_application.stopDemo(); }});
    everyLook(QStringLiteral("stale"), false);
    m_stops.push_back({{}, [&window] { window.openPane("kubernetes", "pod"); }});
    everyLook(QStringLiteral("kubernetes-stale"), false);
}

void Tour::closeToasts()
{
    if (auto *toasts = m_application.window().findChild<widgets::ToastStack *>())
        toasts->closeAll();
}

/// As Esc does.
void Tour::closeSheets()
{
    for (QWidget *child : m_application.window().findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (child->inherits("widgets::Sheet")) {
            child->hide();
            child->deleteLater();
        }
    }
}

void Tour::next()
{
    if (m_at >= m_stops.size()) {
        Q_EMIT finished(m_failed ? 1 : 0);
        return;
    }
    const Stop &stop = m_stops[m_at];
    if (stop.awaited && !stop.awaited() && (m_waited -= stepMs) > 0) {
        QTimer::singleShot(stepMs, this, &Tour::next);
        return;
    }
    m_waited = patienceMs;
    ++m_at;
    if (stop.applies && !stop.applies()) {
        QTimer::singleShot(0, this, &Tour::next);
        return;
    }
    stop.go();
    if (stop.name.isEmpty()) {
        QTimer::singleShot(30, this, &Tour::next);
        return;
    }
    QTimer::singleShot(settleMs, this, [this, name = stop.name, menu = stop.menu, toasts = stop.toasts] {
        if (!toasts)
            closeToasts();
        shoot(name, menu);
        next();
    });
}

void Tour::shoot(const QString &name, bool menu)
{
    // Pictures of another scale than 1 (QT_SCALE_FACTOR) stand beside the others under names of their own.
    const qreal scale = m_application.window().devicePixelRatioF();
    const QString path = m_folder + u'/' + name + (scale > 1 ? QStringLiteral("@%1x").arg(scale) : QString()) + QStringLiteral(".png");
    QPixmap picture = m_application.window().grab();
    if (QWidget *popup = QApplication::activePopupWidget(); popup && menu) {
        QPainter painter(&picture);
        painter.drawPixmap(m_application.window().mapFromGlobal(popup->pos()), popup->grab());
    }
    if (!picture.save(path)) {
        std::fprintf(stderr, "%s could not be written\n", qPrintable(path));
        m_failed = true;
    }
}

} // namespace app
