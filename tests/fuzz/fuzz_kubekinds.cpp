// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a cluster says of its kinds, of any bytes: discovery in both forms, the server's Tables as lists and watches, reviews of rights.
// The first byte chooses which. A watch must give the same frames whole and in pieces.
#include "discovery.h"
#include "watchinpieces.h"
#include "listdecoder.h"
#include "permissions.h"
#include "tablekind.h"

using namespace kubernetes;

namespace {

void discover(const QByteArray &bytes)
{
    const auto groups = readGroups(bytes);
    if (groups.ok()) {
        const Discovery found = discoveryOf(groups->groups, nullptr);
        const Discovery again = discoveryOf(groups->groups, &found);
        fuzz::check(again.resources.size() == found.resources.size());
        for (const ApiResource &resource : found.resources) {
            fuzz::check(found.find(resource.group, resource.resource) != nullptr);
            fuzz::check(resourceOfFeed(tableFeed(resource)) == resource.fullName());
            fuzz::check(!pluralTitle(resource).isEmpty());
        }
    }
    ApiVersion version;
    const auto read = readResources(version, "g", bytes);
    fuzz::check(!read.ok() || *read >= 0);
}

TableColumns columnsOf(const QByteArray &bytes)
{
    TableColumns columns;
    AnswerReader reader;
    const auto read = reader.read({bytes.constData(), size_t(bytes.size())}, [&](std::string_view, const Message &table) { columns = readTableColumns(table); });
    return read.ok() ? columns : TableColumns();
}

/// Every cell of every column of the kind that is made of this Table, as the window would ask for them.
void list(const QByteArray &bytes)
{
    ApiResource resource;
    resource.resource = "widgets";
    resource.kind = QStringLiteral("Widget");
    const ObjectKind object = tableObject(resource, columnsOf(bytes));
    ListDecoder decoder(object.table.columns, std::make_shared<Interner>());
    const auto page = decoder.page(bytes);
    for (const live::RowPointer &row : page.ok() ? page->rows : std::vector<live::RowPointer>()) {
        fuzz::check(!row->key().isEmpty() && row->equals(*row));
        for (const live::Column &column : object.kind.columns)
            fuzz::check(!column.id.startsWith("c-") || !column.cell(*row).text.contains(u'\n'));
    }
}

void watch(qsizetype piece, const QByteArray &bytes)
{
    TableColumn name, size;
    name.name = QStringLiteral("Name");
    size.name = QStringLiteral("Size");
    const auto columns = std::make_shared<const TableColumns>(TableColumns{name, size});
    fuzz::watchInPieces([&] { return FrameDecoder(columns, std::make_shared<Interner>()); }, piece, bytes);
}

void review(const QByteArray &bytes)
{
    const Requirement need{"patch", "apps", "deployments", {}};
    const QString scope = QStringLiteral("shop");
    Permissions known;
    fuzz::check(known.verdict(need, scope) == Verdict::Unknown);
    if (auto rules = readRulesReview(bytes); rules.ok()) {
        const bool incomplete = rules->incomplete;
        known.setRules(scope, std::move(*rules));
        fuzz::check(known.verdict(need, scope) != Verdict::Refused || !incomplete);
    }
    if (const auto answer = readAccessReview(bytes); answer.ok())
        known.setAnswer(need, scope, *answer, 1);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    fuzz::Input input(data, size);
    const int what = input.byte() % 4;
    if (what == 0) {
        discover(input.rest());
    } else if (what == 1) {
        list(input.rest());
    } else if (what == 2) {
        const qsizetype piece = 1 + input.byte() % 64;
        watch(piece, input.rest());
    } else {
        review(input.rest());
    }
    return 0;
}
