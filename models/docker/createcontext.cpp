// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// See createcontext.h.
#include "createcontext.h"
#include "runflags.h"

#include <QCoreApplication>
#include <QDir>
#include <algorithm>

namespace docker {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("docker::createbody", text);
}

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t';
}

} // namespace

CreateContext::CreateContext(const RunSpec &given, const CreateEnvironment &where) : spec(given), environment(where) {}

void CreateContext::fail(const QString &flag, const QString &value, const QString &why)
{
    if (error)
        return;
    error = base::Error();
    error->code = base::Error::Code::BadRequest;
    error->what = tr("\"%1\" is no value for %2").arg(value, flag);
    error->detail = why;
}

QStringList CreateContext::advanced(const char *name, const char *also) const
{
    QStringList values;
    for (const QString &word : spec.advanced) {
        const QString flag = word.section(u'=', 0, 0).mid(2);
        if (flag == QLatin1String(name) || (also && flag == QLatin1String(also)))
            values.append(word.section(u'=', 1));
    }
    return values;
}

QString CreateContext::advancedText(const char *name, const QString &otherwise) const
{
    const QStringList values = advanced(name);
    return values.isEmpty() ? otherwise : values.back();
}

bool CreateContext::advancedSwitch(const char *name) const
{
    // "--flag" has no value here, "--flag=false" has.
    const QStringList values = advanced(name);
    return !values.isEmpty() && values.back() != QLatin1String("false");
}

qint64 CreateContext::advancedInteger(const char *name, qint64 otherwise)
{
    const QStringList values = advanced(name);
    return values.isEmpty() ? otherwise : number(name, values.back(), readInteger);
}

qint64 CreateContext::number(const char *flag, const QString &text, Reader reader)
{
    if (text.isEmpty())
        return 0;
    const std::optional<qint64> value = reader(text);
    if (!value)
        fail(QStringLiteral("--") + QLatin1String(flag), text);
    return value.value_or(0);
}

QByteArray CreateContext::file(const char *flag, const QString &path)
{
    if (error || !environment.readFile) {
        fail(QStringLiteral("--") + QLatin1String(flag), path, tr("files cannot be read here"));
        return {};
    }
    const QString whole = QDir::isAbsolutePath(path) ? path : environment.currentDirectory + u'/' + path;
    base::Result<QByteArray> read = environment.readFile(QDir::cleanPath(whole));
    if (!read.ok()) {
        error = read.error();
        return {};
    }
    return *std::move(read);
}

QStringList CreateContext::variableFiles(const char *flag, const QStringList &files, bool withBare)
{
    QStringList lines;
    for (const QString &path : files) {
        QByteArray bytes = file(flag, path);
        if (bytes.startsWith("\xEF\xBB\xBF"))
            bytes.remove(0, 3);
        for (QByteArray raw : bytes.split('\n')) {
            if (raw.endsWith('\r'))
                raw.chop(1);
            QString line = QString::fromUtf8(raw);
            qsizetype start = 0;
            while (start < line.size() && line.at(start).isSpace())
                ++start;
            line.remove(0, start);
            if (line.isEmpty() || line.startsWith(u'#'))
                continue;
            const RunVariable variable = readVariable(line);
            if (variable.name.isEmpty() || std::any_of(variable.name.begin(), variable.name.end(), isBlank)) {
                fail(QStringLiteral("--") + QLatin1String(flag), path, tr("the name in \"%1\" is wrong").arg(line));
                continue;
            }
            if (!variable.bare)
                lines.append(line);
            else if (withBare && environment.environment.contains(line))
                lines.append(line + u'=' + environment.environment.value(line));
        }
    }
    return lines;
}

QJsonValue listOrNull(const QStringList &list)
{
    return list.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(QJsonArray::fromStringList(list));
}

QJsonObject mapOf(const QStringList &pairs)
{
    QJsonObject map;
    for (const QString &pair : pairs) {
        const RunVariable variable = readVariable(pair);
        map.insert(variable.name, variable.value);
    }
    return map;
}

QStringList lastValues(const std::vector<RunVariable> &variables)
{
    QStringList names, texts;
    for (const RunVariable &variable : variables) {
        const qsizetype at = names.indexOf(variable.name);
        if (at >= 0) {
            texts[at] = variableText(variable);
            continue;
        }
        names.append(variable.name);
        texts.append(variableText(variable));
    }
    return texts;
}

} // namespace docker
