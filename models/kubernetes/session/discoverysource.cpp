// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "discoverysource.h"

namespace kubernetes {

void DiscoverySource::forget()
{
    m_known.reset();
    m_current = false;
}

base::Task<DiscoverySource::Answer> DiscoverySource::known(bool again)
{
    if (m_current && !again)
        co_return m_known;
    const std::function<base::Task<Answer>()> make = [this] { return ask(); };
    co_return co_await m_asking.wait(make);
}

base::Task<DiscoverySource::Answer> DiscoverySource::ask()
{
    const DiscoveryPointer before = m_known;
    std::vector<ApiGroup> all;
    int skipped = 0;
    for (const char *path : {"/api", "/apis"}) {
        base::Result<ApiGroups> part = co_await groups(path);
        if (!part.ok())
            co_return part.error();
        skipped += part->skipped + co_await fill(*part);
        std::move(part->groups.begin(), part->groups.end(), std::back_inserter(all));
    }
    Discovery found = discoveryOf(all, before.get());
    found.skipped = skipped;
    m_known = std::make_shared<const Discovery>(std::move(found));
    m_current = true;
    m_told(m_known);
    co_return m_known;
}

base::Task<base::Result<ApiGroups>> DiscoverySource::groups(QByteArray path)
{
    net::Request request = m_api.request("GET", path);
    request.headers = {net::Header{"Accept", discoveryAccept}};
    const base::Result<net::Reply> reply = co_await m_api.send(std::move(request));
    if (!reply.ok() && reply.error().httpStatus == 404)
        co_return ApiGroups{{}, true, 0}; // servers without a core, or with nothing else
    if (!reply.ok())
        co_return reply.error();
    co_return readGroups(reply->body);
}

/// Servers that tell only the groups: one answer for each version, one after the other.
base::Task<int> DiscoverySource::fill(ApiGroups &part)
{
    int skipped = 0;
    for (ApiGroup &group : part.groups) {
        for (ApiVersion &version : group.versions) {
            if (part.whole)
                continue;
            ApiResource where;
            where.group = group.name;
            where.version = version.version;
            const base::Result<net::Reply> reply = co_await m_api.get(where.groupPath());
            const base::Result<int> read = reply.ok() ? readResources(version, group.name, reply->body) : base::Result<int>(reply.error());
            version.stale = !read.ok();
            skipped += read.ok() ? *read : 1;
        }
    }
    co_return skipped;
}

} // namespace kubernetes
