// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the simulated world holds when it begins: two Compose projects, single containers, their images and volumes.
#include "noise.h"
#include "world.h"

using namespace Qt::Literals::StringLiterals;

namespace demo {

namespace {

constexpr qint64 minute = 60'000;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

struct Seed {
    const char *name, *project, *image, *ports, *health, *mount, *env;
    int state; // 0 running, 1 paused, 2 exited
    int exitCode;
    qint64 age;
    Load load;
    int voice;
    qint64 limit;
};

const Seed seeds[] = {
    {"web", "shop", "nginx:1.27", "8080:80,8443:443", "", "shop_static:/usr/share/nginx/html", "NGINX_PORT=80", 0, 0, 134 * minute, {3.2, 0, 48e6, 7e5, 5e5, 0, 0, 9}, NginxVoice, 0},
    {"api", "shop", "shop/api:3.8.1", "9000:9000", "healthy", "", "DATABASE_PASSWORD=correct-horse-battery,API_TOKEN=tok_5f31c07be2,LOG_LEVEL=debug", 0, 0, 134 * minute, {41.7, 2.1, 512e6, 6.1e5, 2.3e5, 4e3, 8e3, 38}, ApiVoice, 768'000'000},
    {"worker", "shop", "shop/api:3.8.1", "", "unhealthy", "", "QUEUE_SECRET=s3cr3t-queue,WORKERS=4", 0, 0, 36 * minute, {88.1, 0, 731e6, 6e4, 3.6e4, 4e5, 2e6, 24}, WorkerVoice, 0},
    {"db", "shop", "postgres:16", "5432:5432", "healthy", "shop_db:/var/lib/postgresql/data", "POSTGRES_PASSWORD=hunter2hunter2,POSTGRES_USER=shop", 0, 0, 134 * minute, {12.9, 0, 388e6, 1.5e5, 1.6e5, 1.1e6, 5e6, 17}, PostgresVoice, 0},
    {"prometheus", "telemetry", "prom/prometheus:v2.53", "9090:9090", "", "telemetry_prometheus:/prometheus", "", 0, 0, 6 * day, {2.1, 0, 214e6, 1.4e4, 8e3, 0, 1.8e5, 12}, LogfmtVoice, 0},
    {"grafana", "telemetry", "grafana/grafana:11.1", "3000:3000", "", "telemetry_grafana:/var/lib/grafana", "GF_SECURITY_ADMIN_PASSWORD=admin-9b1", 0, 0, 6 * day, {0.6, 0, 96e6, 3e3, 1e3, 0, 0, 19}, LogfmtVoice, 0},
    {"node-exporter", "telemetry", "prom/node-exporter:v1.8", "", "", "", "", 2, 1, 6 * day, {0.2, 0, 14e6, 500, 900, 0, 0, 5}, LogfmtVoice, 0},
    {"jenkins", "", "jenkins/jenkins:lts", "8081:8080,50000:50000", "", "jenkins_home:/var/jenkins_home", "JENKINS_OPTS=--prefix=/", 0, 0, 19 * hour, {7.4, 0, 1180e6, 2e4, 1.1e4, 0, 4.4e4, 61}, JenkinsVoice, 0},
    {"registry", "", "registry:2", "5000:5000", "", "registry_data:/var/lib/registry", "REGISTRY_HTTP_SECRET=77aa01", 0, 0, 6 * day, {0.1, 0, 18e6, 0, 0, 0, 0, 8}, PlainVoice, 0},
    {"build-3f1", "", "shop/build:main", "", "", "", "CI=true", 1, 0, 11 * minute, {64, 0, 240e6, 2e3, 1e3, 1e4, 6e5, 14}, BuildVoice, 0},
    {"cache", "", "redis:7.2", "6379:6379", "", "cache_data:/data", "", 0, 0, 3 * day, {0.4, 0, 22e6, 8e3, 9e3, 0, 2e3, 5}, RedisVoice, 0},
    {"mailpit", "", "axllent/mailpit:v1.20", "8025:8025,1025:1025", "", "", "", 0, 0, 2 * day, {0.1, 0, 31e6, 300, 200, 0, 0, 7}, PlainVoice, 0},
    {"minio", "", "minio/minio:latest", "9002:9000,9001:9001", "", "minio_data:/data", "MINIO_ROOT_PASSWORD=minio-root-pw", 0, 0, 3 * day, {1.3, 0, 143e6, 4e4, 9e4, 2e4, 7e4, 15}, PlainVoice, 0},
    {"migrate-1", "", "shop/migrate:3.8.1", "", "", "", "DATABASE_PASSWORD=correct-horse-battery", 2, 0, 140 * minute, {5, 0, 60e6, 0, 0, 0, 0, 1}, PlainVoice, 0},
};

} // namespace

void World::seedNetworksAndVolumes()
{
    const char *const names[] = {"bridge", "host", "none", "shop_default", "telemetry_default", "ci"};
    for (int i = 0; i < 6; ++i) {
        Network n;
        n.id = newId();
        n.name = QLatin1StringView(names[i]);
        n.driver = i == 1 ? u"host"_s : i == 2 ? u"null"_s : u"bridge"_s;
        n.created = m_born - 30 * day;
        if (i != 1 && i != 2) {
            n.subnet = u"172.%1.0.0/16"_s.arg(17 + i);
            n.gateway = u"172.%1.0.1"_s.arg(17 + i);
        }
        m_networks.push_back(n);
    }
    for (const char *name : {"shop_static", "shop_db", "telemetry_prometheus", "telemetry_grafana", "jenkins_home", "registry_data",
                             "cache_data", "minio_data", "old_backups"}) {
        Volume v;
        v.name = QLatin1StringView(name);
        v.created = m_born - 30 * day;
        v.size = static_cast<qint64>(mix(m_options.seed, hashOf(v.name)) % 4'000'000'000);
        m_volumes.push_back(v);
    }
    for (quint64 number = 1; number <= 2; ++number) { // left behind by containers that are gone
        Volume v;
        v.name = hexId(mix(m_options.seed, 500 + number));
        v.anonymous = true;
        v.created = m_born - 9 * day;
        v.size = static_cast<qint64>(mix(m_options.seed, hashOf(v.name)) % 90'000'000);
        m_volumes.push_back(v);
    }
}

void World::seedImages()
{
    QStringList names;
    for (const Seed &seed : seeds)
        if (!names.contains(QLatin1StringView(seed.image)))
            names += QString(QLatin1StringView(seed.image));
    for (const char *extra : {"alpine:3.20", "alpine:latest", "debian:bookworm", "debian:bookworm-slim", "ubuntu:24.04", "busybox:1.36", "python:3.12",
                              "node:22", "golang:1.22", "shop/api:3.8.0", "shop/api:3.7.4", "shop/build:2024-11", "nginx:1.26", "postgres:15",
                              "redis:7.0", "mariadb:11", "traefik:v3.1", "haproxy:3.0", "rabbitmq:3.13", "memcached:1.6", "caddy:2.8",
                              "hello-world:latest", "httpd:2.4", "eclipse-temurin:21"})
        names += QString(QLatin1StringView(extra));
    for (const QString &name : names) {
        Image image = remoteImage(name);
        image.tags = {name};
        m_images.push_back(image);
    }
    for (const char *built : {"shop/api:yesterday", "shop/build:yesterday"}) // their tags went to newer builds
        m_images.push_back(remoteImage(QLatin1StringView(built)));
    constexpr std::pair<const char *, qint64> steps[] = {
        {"local source for context", 18'400'000},
        {"mount / from exec /bin/sh -c npm ci", 212'000'000},
        {"mount / from exec /bin/sh -c npm run build", 46'300'000},
        {"cached mount /root/.npm from exec /bin/sh -c npm ci", 388'000'000},
    };
    for (const auto &[description, size] : steps) {
        CacheRecord record;
        record.id = hexId(mix(m_options.seed, hashOf(QLatin1StringView(description)))).left(25);
        record.parent = m_cache.empty() ? QString() : m_cache.back().id;
        record.description = QLatin1StringView(description);
        record.size = size;
        m_cache.push_back(record);
    }
}

Image World::remoteImage(const QString &reference) const
{
    const quint64 h = mix(m_options.seed, hashOf(reference));
    Image image;
    image.id = u"sha256:"_s + hexId(h);
    image.digest = u"sha256:"_s + hexId(mix(h, 7));
    image.created = m_born - day * (2 + pick(h, 1, 200));
    // One of three bases, which many images share.
    const int base = pick(h, 2, 3);
    constexpr qint64 sizes[] = {74'800'000, 7'800'000, 78'100'000};
    image.layers.append({hexId(mix(m_options.seed, static_cast<quint64>(900 + base))), sizes[base], u"/bin/sh -c #(nop) ADD file:rootfs.tar in / "_s});
    for (int i = 0; i < 2 + pick(h, 3, 4); ++i)
        image.layers.append({hexId(mix(h, static_cast<quint64>(100 + i))), 1'000 + static_cast<qint64>(mix(h, static_cast<quint64>(200 + i)) % 90'000'000),
                             i == 0 ? u"RUN /bin/sh -c apt-get update && apt-get install -y ca-certificates # buildkit"_s
                                    : u"COPY --chown=app:app stage-%1 /opt/app # buildkit"_s.arg(i)});
    image.layers.append({QString(), 0, u"CMD [\"/docker-entrypoint.sh\"]"_s});
    image.config = {{u"Cmd"_s, QJsonArray{u"/docker-entrypoint.sh"_s}}, {u"WorkingDir"_s, u"/"_s}, {u"Entrypoint"_s, QJsonValue()},
                    {u"Env"_s, QJsonArray{u"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"_s}}, {u"Labels"_s, QJsonObject()}};
    return image;
}

void World::seedContainers()
{
    for (const Seed &seed : seeds) {
        const QString name = QLatin1StringView(seed.name);
        const QString project = QLatin1StringView(seed.project);
        QJsonObject exposed, bindings, labels, host;
        for (const QString &pair : QString(QLatin1StringView(seed.ports)).split(u',', Qt::SkipEmptyParts)) {
            const QString key = pair.section(u':', 1) + u"/tcp"_s;
            exposed.insert(key, QJsonObject());
            bindings.insert(key, QJsonArray{QJsonObject{{u"HostIp"_s, QString()}, {u"HostPort"_s, pair.section(u':', 0, 0)}}});
        }
        if (!project.isEmpty())
            labels = {{u"com.docker.compose.project"_s, project}, {u"com.docker.compose.service"_s, name},
                      {u"com.docker.compose.container-number"_s, u"1"_s}, {u"com.docker.compose.project.working_dir"_s, u"/srv/"_s + project}};
        host = {{u"PortBindings"_s, bindings}, {u"NetworkMode"_s, project.isEmpty() ? u"bridge"_s : project + u"_default"_s},
                {u"Memory"_s, seed.limit}, {u"RestartPolicy"_s, QJsonObject{{u"Name"_s, u"unless-stopped"_s}, {u"MaximumRetryCount"_s, 0}}}};
        if (seed.mount[0])
            host.insert(u"Binds"_s, QJsonArray{QString(QLatin1StringView(seed.mount))});
        QJsonObject body{{u"Image"_s, QString(QLatin1StringView(seed.image))}, {u"ExposedPorts"_s, exposed}, {u"Labels"_s, labels},
                         {u"Env"_s, QJsonArray::fromStringList(QString(QLatin1StringView(seed.env)).split(u',', Qt::SkipEmptyParts))}, {u"HostConfig"_s, host}};
        if (seed.health[0])
            body.insert(u"Healthcheck"_s, QJsonObject{{u"Test"_s, QJsonArray{u"CMD-SHELL"_s, u"curl -fsS localhost:9000/healthz"_s}}, {u"Interval"_s, 30'000'000'000LL}});
        createContainer(name, body);
        Container &c = *m_containers.back();
        if (name == u"api"_s)
            c.id = u"9f2c41d7a0be"_s + c.id.mid(12);
        c.created = c.started = m_born - seed.age;
        c.load = seed.load;
        c.voice = seed.voice;
        c.pid = m_nextPid++;
        c.spans = {Span{c.started, -1, true}};
        c.state = Container::State::Running;
        c.health = QLatin1StringView(seed.health);
        openPorts(c);
        if (seed.state > 0)
            c.spans.last().end = m_born - (seed.state == 1 ? 2 : seed.exitCode ? 4 : 138) * minute;
        if (seed.state == 1)
            c.state = Container::State::Paused;
        if (seed.state == 2)
            died(c, seed.exitCode, c.spans.last().end);
    }
}

} // namespace demo
