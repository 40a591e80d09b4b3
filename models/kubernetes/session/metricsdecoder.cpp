// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "metricsdecoder.h"

#include "duration.h"
#include "jsonreader.h"
#include "quantity.h"

namespace kubernetes {

namespace {

void addUsage(Usage &usage, const base::JsonValue &amounts)
{
    if (const auto cpu = Quantity::parse(amounts["cpu"].text()))
        usage.cpu = cappedSum(usage.cpu, cpu->nano());
    if (const auto memory = Quantity::parse(amounts["memory"].text()))
        usage.memory = cappedSum(usage.memory, memory->value());
}

} // namespace

base::Result<std::vector<Usage>> decodeUsage(const QByteArray &body)
{
    const base::Result<base::JsonDocument> document = base::JsonDocument::parse(body);
    if (!document.ok())
        return document.error();
    std::vector<Usage> result;
    document->root()["items"].forEach([&](const base::JsonValue &item) {
        Usage usage;
        const base::JsonValue meta = item["metadata"];
        usage.name = meta["name"].string();
        usage.namespaceName = meta["namespace"].string();
        usage.timeMs = timeMsOf(item["timestamp"].text());
        if (usage.name.isEmpty())
            return;
        addUsage(usage, item["usage"]);
        item["containers"].forEach([&](const base::JsonValue &container) { addUsage(usage, container["usage"]); });
        result.push_back(std::move(usage));
    });
    return result;
}

} // namespace kubernetes
