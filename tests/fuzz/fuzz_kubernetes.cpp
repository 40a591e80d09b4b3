// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers and watches of a cluster, of any bytes, as JSON or protobuf: the first byte chooses the kind, the second whether
// it is a list, an object, a refusal or a watch. A watch must give the same frames whole and in pieces.
#include "accessrows.h"
#include "autoscalerrow.h"
#include "budgetrow.h"
#include "datarows.h"
#include "endpointslicerow.h"
#include "ingressrow.h"
#include "listdecoder.h"
#include "networkpolicyrow.h"
#include "statuserror.h"
#include "storagerows.h"
#include "watchinpieces.h"

using namespace kubernetes;

namespace {

constexpr DecodeRow kinds[] = {decodePod,        decodeNode, decodeDeployment, decodeStatefulSet, decodeDaemonSet,
                               decodeReplicaSet, decodeJob,  decodeCronJob,    decodeEvent,       decodeService,
                               decodeNamespace,  decodeIngress, decodeEndpointSlice, decodeNetworkPolicy,
                               decodeAutoscaler, decodeBudget, decodeClaim, decodeVolume, decodeStorageClass, decodeRole,
                               decodeBinding, decodeServiceAccount, decodeConfigMap, decodeSecret};

/// An item at a time, where that can be done.
void inParts(ListDecoder &decoder, const QByteArray &bytes, const base::Result<endpoint::WatchPage> &whole)
{
    const auto parts = decoder.pageInParts({bytes.constData(), static_cast<size_t>(bytes.size())});
    if (!parts || !whole.ok())
        return;
    fuzz::check(parts->rows.size() == whole->rows.size() && parts->skipped == whole->skipped && parts->version == whole->version);
    for (size_t i = 0; i < parts->rows.size(); ++i)
        fuzz::check(parts->rows[i]->equals(*whole->rows[i]));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    fuzz::Input input(data, size);
    const DecodeRow decode = kinds[input.byte() % std::size(kinds)];
    const int what = input.byte() % 4;
    if (what == 3) {
        const qsizetype piece = 1 + input.byte() % 64;
        fuzz::watchInPieces([decode] { return FrameDecoder(decode, std::make_shared<Interner>()); }, piece, input.rest());
        return 0;
    }
    const QByteArray bytes = input.rest();
    ListDecoder decoder(decode, std::make_shared<Interner>());
    if (what == 0) {
        const auto page = decoder.page(bytes);
        if (page.ok())
            fuzz::check(page->remaining >= -1 && page->skipped >= 0);
        inParts(decoder, bytes, page);
    } else if (what == 1) {
        const auto row = decoder.object(bytes);
        if (row.ok())
            fuzz::check(*row && !(*row)->key().isEmpty() && (*row)->equals(**row));
    } else {
        fuzz::check(errorOfBody(bytes, 503).httpStatus == 503);
    }
    return 0;
}
