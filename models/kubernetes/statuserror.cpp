// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "statuserror.h"

#include "envelope.h"
#include "fieldnumbers.h"

#include <QCoreApplication>

namespace kubernetes {

namespace {

using Code = base::Error::Code;

QString tr(const char *text)
{
    return QCoreApplication::translate("kubernetes::Status", text);
}

QString sentence(Code code)
{
    switch (code) {
    case Code::Unauthorized: return tr("The cluster does not accept these credentials");
    case Code::Forbidden: return tr("The cluster does not allow this");
    case Code::NotFound: return tr("The cluster does not know this object");
    case Code::Conflict: return tr("The object has changed meanwhile");
    case Code::Timeout: return tr("The cluster took too long");
    default: return tr("The cluster refused the request");
    }
}

base::Error errorOf(int status, const QString &detail)
{
    base::Error error;
    error.httpStatus = status;
    error.code = status == 410 ? Code::Conflict : base::codeOfHttpStatus(status);
    error.what = status == 410 ? tr("The cluster has forgotten this version") : sentence(error.code);
    error.detail = detail;
    error.retryable = status == 408 || status == 410 || status == 429 || status >= 500;
    return error;
}

/// Where a Status has no code: its reason stands for one.
int codeOfReason(std::string_view reason)
{
    static constexpr std::pair<std::string_view, int> codes[] = {
        {"Unauthorized", 401}, {"Forbidden", 403}, {"NotFound", 404},        {"MethodNotAllowed", 405},
        {"Conflict", 409},     {"Gone", 410},      {"Expired", 410},         {"AlreadyExists", 409},
        {"Invalid", 422},      {"Timeout", 504},   {"TooManyRequests", 429}, {"ServiceUnavailable", 503},
    };
    for (const auto &[word, code] : codes) {
        if (word == reason)
            return code;
    }
    return 500;
}

} // namespace

base::Error readStatusError(const Message &status, int httpStatus)
{
    namespace f = fields::status;
    std::string_view reason;
    std::string_view text;
    qint64 code = 0;
    status.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
        if (number == f::Message)
            text = field.text();
        else if (number == f::Reason)
            reason = field.text();
        else if (number == f::Code)
            code = field.integer();
    });
    const int own = code >= 400 && code < 600 ? static_cast<int>(code) : codeOfReason(reason);
    return errorOf(httpStatus >= 400 ? httpStatus : own, base::textOf(text.empty() ? reason : text));
}

base::Error errorOfBody(const QByteArray &body, int httpStatus)
{
    base::Error error = errorOf(httpStatus, {});
    AnswerReader reader;
    const std::string_view bytes(body.constData(), static_cast<size_t>(body.size()));
    const base::Result<void> read = reader.read(bytes, [&](std::string_view kind, const Message &object) {
        if (kind == "Status")
            error = readStatusError(object, httpStatus);
    });
    if (!read.ok() && body.size() <= 1024)
        error.detail = QString::fromUtf8(body).trimmed(); // a plain sentence, e.g. of a proxy
    return error;
}

bool nobodyAnswered(const base::Error &error)
{
    if (error.httpStatus != 0)
        return false;
    switch (error.code) {
    case Code::Unreachable:
    case Code::Timeout:
    case Code::NameLookup:
    case Code::Tls:
        return true;
    default:
        return false;
    }
}

} // namespace kubernetes
