// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the simulated cluster's registries hold, and how what is in it behaves: which image crashes, which does not exist, what it
// uses and how it writes its log. So a pod's fate follows from its image, and another image mends it. Constant; pure.
#pragma once

#include <QString>

namespace demo {

struct ImageFacts {
    enum class Fate { Serves, Crashes, Ends, Fails, Waits };
    bool exists = true;
    Fate fate = Fate::Serves;
    int lastsMs = 0;       ///< until it crashes, ends or fails; 0: as usual
    int voice = 0;         ///< see logvoice.h
    double millicores = 8; ///< on average
    double memory = 32e6;  ///< bytes
    bool bash = true;      ///< false: only sh is there
};

/// `image` as a pod names it: "registry.harbour.example/shop/api:2.14.1".
[[nodiscard]] ImageFacts imageFacts(const QString &image);

} // namespace demo
