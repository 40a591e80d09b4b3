// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers that come every second or so: what they belong to, what they measure. Values; made on endpoint threads.
#pragma once

#include "kind.h"

namespace live {

struct Sample {
    Key key;
    Metric metric = 0;
    float value = 0;
};

struct SampleBatch {
    qint64 wallMs = 0;
    std::vector<Sample> samples;
};

} // namespace live
