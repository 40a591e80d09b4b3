// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The flags of `docker run` and where each one's value lives in a RunSpec: one table for parsing, printing and the
// create call. Pure; any thread. Names are those of the docker CLI, of 20.10 up to 29, with Podman's own beside them.
#pragma once

#include "runspec.h"

#include <QLatin1String>
#include <span>
#include <variant>

namespace docker {

/// A flag that is kept as a word of RunSpec::advanced.
struct AdvancedValue {};
struct AdvancedSwitch {};
/// A flag whose text is cut into a value of its own.
enum class SpecialFlag { Entrypoint, Port, Volume, Network, NoHealth, Init };

using RunField = std::variant<AdvancedValue, AdvancedSwitch, SpecialFlag, QString RunSpec::*, QString RunHealth::*,
                              QStringList RunSpec::*, bool RunSpec::*, std::vector<RunVariable> RunSpec::*>;

struct RunFlag {
    QLatin1String name; ///< without dashes
    char letter = 0;    ///< of the short form, 0 if there is none
    RunField field;
    bool alias = false; ///< another name of a flag that comes before it
};

/// All flags, in the order in which a command line is printed.
[[nodiscard]] std::span<const RunFlag> runFlags();
[[nodiscard]] const RunFlag *runFlag(QStringView name);
[[nodiscard]] const RunFlag *runFlag(char letter);
/// Switches stand alone, every other flag takes a value.
[[nodiscard]] bool isSwitch(const RunFlag &flag);

/// Puts a value where it belongs ("true" or "false" for a switch). False: a switch that is neither.
bool setRunFlag(RunSpec &spec, const RunFlag &flag, const QString &value);

[[nodiscard]] RunVariable readVariable(const QString &text);
[[nodiscard]] QString variableText(const RunVariable &variable);
[[nodiscard]] RunPort readPort(const QString &text);
[[nodiscard]] QString portText(const RunPort &port);
[[nodiscard]] RunVolume readVolume(const QString &text);
[[nodiscard]] QString volumeText(const RunVolume &volume);

} // namespace docker
