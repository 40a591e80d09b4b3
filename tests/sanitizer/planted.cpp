// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// planted race | posted | spawned | address | undefined: a program with that fault, which the sanitizer of its preset must
// report; a preset that does not is red. `handed` has none: it does by post() and the compute pool what `posted` does behind
// their back, and must not be reported.
#include "computepool.h"
#include "post.h"

#include <QCoreApplication>
#include <QProcess>
#include <QThread>
#include <cstdio>
#include <cstring>
#include <limits>
#include <thread>
#include <vector>

namespace {

int g_shared = 0;

/// Two threads write one variable and nothing orders them.
int race()
{
    std::thread other([] { ++g_shared; });
    ++g_shared;
    other.join();
    return g_shared;
}

/// The same, on a thread that has started a program before.
int spawned()
{
    std::thread early([] {}); // the sanitizer tells a process with more threads than one from others
    QProcess program;
    program.start(QStringLiteral("true"), QStringList());
    program.waitForFinished();
    early.join();
    return race();
}

/// What is posted is handed over; what is touched afterwards is not. An annotation that orders too much would hide this.
int posted(QCoreApplication &application)
{
    QThread thread;
    QObject there;
    there.moveToThread(&thread);
    thread.start();
    base::post(&there, [&application] {
        ++g_shared;
        base::post(&application, [] { QCoreApplication::quit(); });
    });
    ++g_shared;
    application.exec();
    thread.quit();
    thread.wait();
    return g_shared;
}

/// Values and objects go to and fro, and only so; receivers die with calls still on their way.
int handed(QCoreApplication &application)
{
    QThread thread;
    auto *there = new QObject;
    there->moveToThread(&thread);
    QObject::connect(&thread, &QThread::finished, there, &QObject::deleteLater);
    thread.start();
    int left = 100;
    std::vector<base::ComputeJob> jobs;
    for (int i = 0; i < 100; ++i) {
        base::post(there, [&application, &left, i, text = std::vector<int>(100, i)] {
            base::post(&application, [&left, sum = text[0] + i] {
                g_shared += sum;
                if (--left == 0)
                    QCoreApplication::quit();
            });
        });
        jobs.push_back(base::compute<std::vector<int>>(
            [i](const base::CancelFlag &) { return std::vector<int>(100, i); },
            [](std::vector<int> numbers) { g_shared += numbers[99]; }));
    }
    application.exec();
    for (int i = 0; i < 100; ++i)
        base::post(there, [text = std::vector<int>(100, i)] { (void)text; });
    thread.quit();
    thread.wait();
    return g_shared > 0 ? 0 : 1;
}

int address()
{
    std::vector<int> numbers(3);
    const int *last = numbers.data() + 2;
    numbers = std::vector<int>(100);
    return *last;
}

int undefined(int one)
{
    return std::numeric_limits<int>::max() + one;
}

} // namespace

int main(int count, char **arguments)
{
    QCoreApplication application(count, arguments);
    const char *what = count > 1 ? arguments[1] : "";
    if (std::strcmp(what, "race") == 0)
        return race();
    if (std::strcmp(what, "spawned") == 0)
        return spawned();
    if (std::strcmp(what, "posted") == 0)
        return posted(application);
    if (std::strcmp(what, "handed") == 0)
        return handed(application);
    if (std::strcmp(what, "address") == 0)
        return address();
    if (std::strcmp(what, "undefined") == 0)
        return undefined(count - 1);
    std::fprintf(stderr, "planted race|posted|spawned|handed|address|undefined\n");
    return 2;
}
