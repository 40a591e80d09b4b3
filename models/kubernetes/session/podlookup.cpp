// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "podlookup.h"

#include "envelope.h"
#include "objectpath.h"
#include "rowdecoders.h"

#include <QCoreApplication>
#include <algorithm>

namespace kubernetes {

base::Task<base::Result<PodPointer>> askPod(KubernetesSession &session, ContainerPlace place)
{
    const base::Result<net::Reply> reply =
        co_await session.api().get(objectPath("/api/v1", "pods", place.namespaceName, place.podName));
    if (!reply.ok())
        co_return reply.error();
    Interner interner;
    AnswerReader reader;
    live::RowPointer row;
    const std::string_view bytes(reply->body.constData(), static_cast<size_t>(reply->body.size()));
    const base::Result<void> read =
        reader.read(bytes, [&](std::string_view, const Message &object) { row = decodePod(object, interner); });
    if (!read.ok())
        co_return read.error();
    if (!row)
        co_return unreadable();
    if (!place.pod.isEmpty() && row->key() != place.pod) {
        base::Error gone;
        gone.code = base::Error::Code::NotFound;
        gone.httpStatus = 404;
        gone.what = QCoreApplication::translate("kubernetes::Pod", "This pod is gone; another one has its name now");
        co_return gone;
    }
    co_return std::static_pointer_cast<const PodRow>(row);
}

const PodContainer *containerOf(const PodRow &pod, const QString &name)
{
    const auto found = std::find_if(pod.containers.begin(), pod.containers.end(),
                                    [&](const PodContainer &container) { return container.name == name; });
    return found == pod.containers.end() ? nullptr : &*found;
}

QString waitingReason(const PodRow &pod, const PodContainer &container)
{
    return container.reason.isEmpty() ? pod.status : container.reason;
}

QByteArray podPath(const ContainerPlace &place, const char *subresource)
{
    return objectPath("/api/v1", "pods", place.namespaceName, place.podName) + '/' + subresource;
}

} // namespace kubernetes
