// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_intake SOCKET CONTAINER LINES: reads a container's whole log as the Logs tab does, through session, channel and
// panel, until that many lines are in it and painted. Prints the milliseconds from asking to that, and the longest event
// handler of the UI thread meanwhile.
#include "curltransport.h"
#include "dockersession.h"
#include "logpanel.h"
#include "logview.h"
#include "sessionengine.h"
#include "uimeter.h"

#include <QTimer>

namespace {

endpoint::Profile profile()
{
    endpoint::Profile profile;
    profile.id = "docker/bench";
    profile.name = QStringLiteral("bench");
    profile.family = "docker";
    return profile;
}

endpoint::Endpoint::Factory sessionOn(const QString &socket)
{
    docker::SessionOptions options;
    options.clock = &base::Clock::system();
    options.transport = [](const net::Origin &origin) { return std::make_unique<net::CurlTransport>(origin); };
    options.origin.socketPath = socket;
    return [options](endpoint::SessionLink link) { return std::make_unique<docker::DockerSession>(std::move(link), options); };
}

} // namespace

int main(int argc, char **argv)
{
    bench::MeteredApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("pilothouse-bench"));
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4)
        return 2;
    const qint64 lines = arguments[3].toLongLong();
    const docker::Engine engine = docker::sessionEngine();
    endpoint::Endpoint endpoint(profile(), sessionOn(arguments[1]));
    logs::LogPanel panel;
    panel.resize(1216, 600);
    panel.show();
    application.watch(panel.view().viewport());
    endpoint::Channel channel;
    qint64 owed = 0;
    QElapsedTimer timer;
    const auto take = [&](const docker::LogOutput &output) {
        if (output.kind != docker::LogOutput::Kind::Lines)
            return;
        panel.append(output.chunk);
        if (panel.full())
            owed += output.streamBytes;
        else
            channel.grant(output.streamBytes);
    };
    QObject::connect(&panel, &logs::LogPanel::drained, &panel, [&] {
        if (const qint64 now = std::exchange(owed, 0); now > 0)
            channel.grant(now);
    });
    bool asked = false;
    const auto begin = [&] {
        if (asked || endpoint.state().state != endpoint::EndpointState::State::Connected)
            return;
        asked = true;
        docker::LogRequest request;
        request.container = arguments[2].toUtf8();
        request.tail = -1;
        application.reset();
        timer.start();
        channel = engine.openLog(endpoint, request, take, [](const base::Result<void> &) { QCoreApplication::exit(1); });
    };
    QObject::connect(&endpoint, &endpoint::Endpoint::stateChanged, &endpoint, begin);
    application.painted = [&] {
        if (panel.store().endLine() < lines)
            return;
        bench::say("intake", bench::msOf(timer));
        bench::say("longest", application.longestMs());
        QCoreApplication::exit(panel.store().endLine() == lines ? 0 : 1);
    };
    QTimer::singleShot(120'000, &application, [] { QCoreApplication::exit(1); });
    endpoint.open();
    return QApplication::exec();
}
