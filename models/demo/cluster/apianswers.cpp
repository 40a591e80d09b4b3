// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "apianswers.h"

using namespace Qt::Literals::StringLiterals;

namespace demo {

QJsonObject statusObject(int code, const char *reason, const QString &message)
{
    return {{u"kind"_s, u"Status"_s}, {u"apiVersion"_s, u"v1"_s}, {u"metadata"_s, QJsonObject()}, {u"status"_s, u"Failure"_s}, {u"message"_s, message}, {u"reason"_s, QString::fromLatin1(reason)}, {u"code"_s, code}};
}

Answer statusAnswer(int code, const char *reason, const QString &message)
{
    return Answer::of(statusObject(code, reason, message), code);
}

Answer notFound(const ApiRequest &request)
{
    return statusAnswer(404, "NotFound", u"%1 \"%2\" not found"_s.arg(request.resource->qualified(), request.name));
}

Answer forbidden(const ApiRequest &request, const char *verb)
{
    const QString place = request.namespaceName.isEmpty() ? u"at the cluster scope"_s : u"in the namespace \"%1\""_s.arg(request.namespaceName);
    const QString what = request.name.isEmpty() ? request.resource->qualified() : u"%1 \"%2\""_s.arg(request.resource->qualified(), request.name);
    return statusAnswer(403, "Forbidden", u"%1 is forbidden: User \"captain\" cannot %2 resource \"%3\" in API group \"%4\" %5"_s
                                              .arg(what, QString::fromLatin1(verb), QString::fromLatin1(request.resource->plural), QString::fromLatin1(request.resource->group), place));
}

Answer noSuchPath()
{
    return statusAnswer(404, "NotFound", u"the server could not find the requested resource"_s);
}

} // namespace demo
