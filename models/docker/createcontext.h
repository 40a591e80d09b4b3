// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the parts of createbody.h share: the spec, its advanced flags by name, and the first mistake found. A part that
// meets a mistake tells it here and goes on with an empty value; the body is then thrown away. Lives for one call.
#pragma once

#include "createbody.h"
#include "createvalues.h"

#include <QJsonArray>
#include <functional>

namespace docker {

class CreateContext
{
public:
    CreateContext(const RunSpec &given, const CreateEnvironment &where);

    const RunSpec &spec;
    const CreateEnvironment &environment;
    std::optional<base::Error> error;

    void fail(const QString &flag, const QString &value, const QString &why = {});

    /// Values of an advanced flag, in order. `also`: a second name of the same flag.
    [[nodiscard]] QStringList advanced(const char *name, const char *also = nullptr) const;
    /// The last one, or `otherwise`.
    [[nodiscard]] QString advancedText(const char *name, const QString &otherwise = {}) const;
    [[nodiscard]] bool advancedSwitch(const char *name) const;
    [[nodiscard]] qint64 advancedInteger(const char *name, qint64 otherwise = 0);

    using Reader = std::optional<qint64> (*)(const QString &);
    /// The number that a flag's text stands for, 0 for no text.
    [[nodiscard]] qint64 number(const char *flag, const QString &text, Reader reader);

    /// NAME=value lines of the files named, then `after`. `withBare`: a bare NAME takes its value from the environment.
    [[nodiscard]] QStringList variableFiles(const char *flag, const QStringList &files, bool withBare);
    [[nodiscard]] QByteArray file(const char *flag, const QString &path);
};

[[nodiscard]] QJsonObject hostConfigOf(CreateContext &context);
[[nodiscard]] QJsonArray mountsOf(CreateContext &context);
[[nodiscard]] QJsonArray deviceRequestsOf(CreateContext &context);
struct NetworkOf {
    QString mode; ///< of HostConfig
    QJsonObject endpoints;
};
[[nodiscard]] NetworkOf networkOf(CreateContext &context);
struct PortsOf {
    QJsonObject exposed;
    QJsonObject bindings;
};
[[nodiscard]] PortsOf portsOf(CreateContext &context);

/// Go's nil slice is null, not [].
[[nodiscard]] QJsonValue listOrNull(const QStringList &list);
/// ["a=b", "c"] as {"a":"b","c":""}.
[[nodiscard]] QJsonObject mapOf(const QStringList &pairs);
/// The texts of variables, one a name: the last value, at the place of the first.
[[nodiscard]] QStringList lastValues(const std::vector<RunVariable> &variables);

} // namespace docker
