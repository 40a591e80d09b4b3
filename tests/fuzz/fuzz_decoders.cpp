// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers of an engine, of any bytes: the first byte chooses the decoder.
#include "containerdecoder.h"
#include "containeroverview.h"
#include "eventdecoder.h"
#include "imagedecoder.h"
#include "infodecoder.h"
#include "resourcesample.h"
#include "volumedecoder.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data + 1), static_cast<qsizetype>(size) - 1);
    switch (data[0] % 10) {
    case 0: (void)docker::decodeContainerList(bytes); break;
    case 1: (void)docker::decodeContainerFacts(bytes); break;
    case 2: (void)docker::decodeImageList(bytes); break;
    case 3: (void)docker::decodeHistory(bytes); break;
    case 4: (void)docker::decodeEvent(bytes); break;
    case 5: (void)docker::decodeDiskUse(bytes); break;
    case 6: (void)docker::decodeStats(bytes); break;
    case 7: (void)docker::containerOverview(bytes); break;
    case 8: {
        docker::EngineInfo info;
        docker::readVersion(info, bytes);
        docker::readInfo(info, bytes);
        break;
    }
    case 9: (void)docker::decodeVolumes(bytes); break;
    }
    return 0;
}
