// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "imagecatalog.h"

#include "logvoice.h"

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

using Fate = ImageFacts::Fate;

struct Line {
    const char *name; ///< the last part of the repository
    int voice;
    double millicores;
    double megabytes;
    Fate fate = Fate::Serves;
    int lastsMs = 0;
    bool bash = true;
};

constexpr Line lines[] = {
    {"storefront", NginxVoice, 64, 88},
    {"api", ApiVoice, 310, 412},
    {"envoy", PlainVoice, 22, 46},
    {"checkout", ApiVoice, 96, 188},
    {"checkout-migrate", PostgresVoice, 40, 60, Fate::Ends, 2'500},
    {"wait-for", PlainVoice, 1, 4, Fate::Ends, 1'200, false},
    {"cart", ApiVoice, 74, 143},
    {"recommend", WorkerVoice, 128, 286},
    {"redis", RedisVoice, 18, 64, Fate::Serves, 0, false},
    {"postgres", PostgresVoice, 142, 734},
    {"ledger", ApiVoice, 88, 232},
    {"gateway", NginxVoice, 52, 96},
    {"fraud-scorer", WorkerVoice, 420, 1'180},
    {"webhook", ApiVoice, 12, 52},
    {"invoice", WorkerVoice, 180, 120, Fate::Ends, 40'000},
    {"report", WorkerVoice, 260, 340, Fate::Ends, 95'000},
    {"import-catalog", WorkerVoice, 90, 110, Fate::Fails, 12'000},
    {"backup", PlainVoice, 60, 90, Fate::Ends, 30'000},
    {"prometheus", LogfmtVoice, 640, 1'890, Fate::Serves, 0, false},
    {"config-reloader", LogfmtVoice, 2, 18, Fate::Serves, 0, false},
    {"grafana", LogfmtVoice, 36, 142},
    {"alertmanager", LogfmtVoice, 6, 38, Fate::Serves, 0, false},
    {"node-exporter", LogfmtVoice, 9, 22, Fate::Serves, 0, false},
    {"kube-state-metrics", LogfmtVoice, 7, 48, Fate::Serves, 0, false},
    {"coredns", PlainVoice, 4, 28, Fate::Serves, 0, false},
    {"kube-proxy", PlainVoice, 3, 31},
    {"controller", NginxVoice, 154, 212},
    {"metrics-server", PlainVoice, 8, 41, Fate::Serves, 0, false},
    {"etcd", LogfmtVoice, 66, 148, Fate::Serves, 0, false},
    {"kube-apiserver", PlainVoice, 210, 612, Fate::Serves, 0, false},
    {"kube-controller-manager", PlainVoice, 38, 96, Fate::Serves, 0, false},
    {"kube-scheduler", PlainVoice, 9, 44, Fate::Serves, 0, false},
};

/// Versions that differ from the others of their image.
struct Odd {
    const char *image;
    bool exists;
    Fate fate;
    int lastsMs;
};

constexpr Odd odds[] = {
    {"recommend:1.9.0", true, Fate::Crashes, 7'000},
    {"checkout-migrate:5.2.0", true, Fate::Ends, 420'000},
    {"ledger:3.1.0-rc.2", false, Fate::Serves, 0},
};

} // namespace

ImageFacts imageFacts(const QString &image)
{
    const QString last = image.section(u'/', -1).section(u'@', 0, 0);
    const QString name = last.section(u':', 0, 0);
    ImageFacts facts;
    for (const Line &line : lines) {
        if (name != QLatin1StringView(line.name))
            continue;
        facts.voice = line.voice;
        facts.millicores = line.millicores;
        facts.memory = line.megabytes * 1e6;
        facts.fate = line.fate;
        facts.lastsMs = line.lastsMs;
        facts.bash = line.bash;
    }
    for (const Odd &odd : odds) {
        if (last != QLatin1StringView(odd.image))
            continue;
        facts.exists = odd.exists;
        facts.fate = odd.fate;
        facts.lastsMs = odd.lastsMs;
    }
    // What no registry has.
    if (last.endsWith(":missing"_L1) || name.contains("nonexistent"_L1))
        facts.exists = false;
    return facts;
}

} // namespace demo
