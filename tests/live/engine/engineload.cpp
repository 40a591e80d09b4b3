// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// See engineload.h.
#include "engineload.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRandomGenerator>

namespace livetest {

EngineLoad::EngineLoad(const QString &socket, unsigned seed)
    : m_client(socket), m_random(seed),
      m_prefix("ph-load-" + QByteArray::number(QRandomGenerator::global()->generate64(), 36) + '-')
{
}

EngineLoad::~EngineLoad()
{
    finish();
    // Asked for by their common beginning: an engine killed in the middle of a step leaves what m_names does not know.
    const QByteArray ours = QByteArray("{\"name\":[\"" + m_prefix + "\"]}").toPercentEncoding();
    const QJsonArray left = m_client.get("/v1.40/containers/json?all=1&filters=" + ours).json().array();
    for (const QJsonValue &container : left)
        m_client.remove(container[QStringLiteral("Id")].toString().toLatin1());
}

QByteArray EngineLoad::make(const RawClient &client, const QByteArray &name)
{
    // Podman asks for limits that a confined machine may not raise. The shell ends at once when it is asked to. The label
    // tells one from another by what only lists say.
    const RawAnswer made = client.ask("POST", "/v1.40/containers/create?name=" + name,
                                      R"({"Image":"pilothouse/test:1","StopTimeout":1,
"Cmd":["sh","-c","trap 'exit 3' TERM; while :; do sleep 1; done"],"Labels":{"made-as":")" + name + R"("},
"HostConfig":{"Ulimits":[{"Name":"nofile","Soft":1024,"Hard":1024},{"Name":"nproc","Soft":1024,"Hard":1024}]}})");
    return made.ok() ? made.json().object().value(QStringLiteral("Id")).toString().toLatin1() : QByteArray();
}

bool EngineLoad::prepare()
{
    for (int i = 0; i < containers; ++i) {
        m_names.push_back(m_prefix + QByteArray::number(m_made++));
        if (make(m_client, m_names.back()).isEmpty() ||
            !m_client.ask("POST", "/v1.40/containers/" + m_names.back() + "/start").ok())
            return false;
    }
    return true;
}

void EngineLoad::begin(int steps)
{
    m_running = true;
    m_thread = std::thread([this, steps] {
        while (!m_stop && m_steps < steps) {
            if (m_client.ping()) {
                step();
                ++m_steps;
            } else { // it was killed, and will be back
                std::unique_lock lock(m_mutex);
                m_stopped.wait_for(lock, std::chrono::milliseconds(50), [this] { return m_stop.load(); });
            }
        }
        m_running = false;
    });
}

void EngineLoad::finish()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stop = true;
    }
    m_stopped.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void EngineLoad::step()
{
    QByteArray &name = m_names[m_random() % m_names.size()];
    const QByteArray container = "/v1.40/containers/" + name;
    switch (m_random() % 8) {
    case 0:
        m_client.ask("POST", container + "/stop?t=1");
        break;
    case 1:
        m_client.ask("POST", container + "/kill");
        break;
    case 2:
        m_client.ask("POST", container + "/restart?t=1");
        break;
    case 3:
        m_client.ask("POST", container + "/pause");
        m_client.ask("POST", container + "/unpause");
        break;
    case 4: {
        const QByteArray other = m_prefix + QByteArray::number(m_made++);
        if (m_client.ask("POST", container + "/rename?name=" + other).ok())
            name = other;
        break;
    }
    case 5:
        if (m_client.ask("DELETE", container + "?force=1").ok()) {
            name = m_prefix + QByteArray::number(m_made++);
            make(m_client, name);
        }
        break;
    default:
        m_client.ask("POST", container + "/start");
        break;
    }
}

} // namespace livetest
