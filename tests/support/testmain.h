// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Registration of test classes. One executable holds a layer's classes; `--class NAME` runs one, no argument runs all.
// NAME is the part of the file's name after "tst_". The main function is in testmain.cpp.
#pragma once

#include <QObject>
#include <functional>
#include <memory>

namespace support {

/// Adds a class to the executable's list. Called before main by PILOTHOUSE_TEST; `file` is the registering __FILE__.
bool registerTest(const char *file, std::function<std::unique_ptr<QObject>()> make);

} // namespace support

#define PILOTHOUSE_TEST(Class)                                                                                         \
    static const bool registered##Class =                                                                              \
        support::registerTest(__FILE__, [] { return std::unique_ptr<QObject>(new Class); });
