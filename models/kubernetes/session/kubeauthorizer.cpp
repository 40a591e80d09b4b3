// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "kubeauthorizer.h"

#include <QCoreApplication>

#include <algorithm>

namespace kubernetes {

namespace {

const QByteArray bearer = QByteArrayLiteral("Bearer ");
const QByteArray authorization = QByteArrayLiteral("Authorization");
const QByteArray impersonateUser = QByteArrayLiteral("Impersonate-User");

struct Words {
    Q_DECLARE_TR_FUNCTIONS(kubernetes::KubeAuthorizer)
};

bool has(const net::Request &request, const QByteArray &name)
{
    return std::any_of(request.headers.begin(), request.headers.end(), [&](const net::Header &header) {
        return header.name.compare(name, Qt::CaseInsensitive) == 0 && !header.value.isEmpty();
    });
}

/// A line end in it would begin another header.
bool fitsInHeader(const QByteArray &value)
{
    return std::none_of(value.begin(), value.end(), [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
    });
}

base::Error unfit()
{
    base::Error error;
    error.code = base::Error::Code::BadRequest;
    error.what = Words::tr("The kubeconfig's token or name has a line end or a control character in it");
    return error;
}

/// What may stand in a header's name as it is.
bool isNameCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || QByteArrayView("!#$&'*+-.^_`|~").contains(c);
}

} // namespace

QList<net::Header> impersonationHeaders(const Impersonation &as)
{
    QList<net::Header> headers;
    if (as.user.isEmpty())
        return headers;
    headers.append({impersonateUser, as.user.toUtf8()});
    if (!as.uid.isEmpty())
        headers.append({"Impersonate-Uid", as.uid.toUtf8()});
    for (const QString &group : as.groups)
        headers.append({"Impersonate-Group", group.toUtf8()});
    for (auto entry = as.extra.cbegin(); entry != as.extra.cend(); ++entry) {
        QByteArray name = "Impersonate-Extra-";
        // Names have no case: the server makes them small.
        for (const char c : entry.key().toLower().toUtf8())
            name += isNameCharacter(c) ? QByteArray(1, c) : '%' + QByteArray(1, c).toHex().toUpper();
        for (const QString &value : entry.value())
            headers.append({name, value.toUtf8()});
    }
    return headers;
}

KubeAuthorizer::KubeAuthorizer(const ResolvedContext &context, PluginSeams seams)
    : m_login(context.login), m_impersonation(impersonationHeaders(context.impersonation))
{
    if (const auto *token = std::get_if<TokenLogin>(&m_login); token && !token->file.isEmpty())
        m_file = std::make_unique<TokenFile>(token->file, token->token, *seams.clock);
    else if (const auto *plugin = std::get_if<PluginLogin>(&m_login))
        m_plugin = std::make_unique<PluginSource>(*plugin, std::move(seams));
}

QByteArray KubeAuthorizer::sharedAs(const net::Request &request) const
{
    if (has(request, authorization))
        return {};
    return has(request, impersonateUser) ? QByteArrayLiteral("login, as it says") : QByteArrayLiteral("login");
}

base::Task<base::Result<endpoint::Permit>> KubeAuthorizer::authorize(const net::Request &request)
{
    endpoint::Permit permit;
    if (!has(request, impersonateUser))
        permit.headers = m_impersonation;
    if (has(request, authorization)) {
        // Who sends it knows better.
    } else if (m_plugin) {
        base::Result<IssuedCredential> issued = co_await m_plugin->credential();
        if (!issued.ok())
            co_return issued.error();
        permit.serial = issued->serial;
        if (!issued->credential.token.isEmpty())
            permit.headers.append({authorization, bearer + issued->credential.token.reveal()});
    } else if (const base::Result<void> added = addLogin(permit); !added.ok()) {
        co_return added.error();
    }
    const bool fits = std::all_of(permit.headers.begin(), permit.headers.end(),
                                  [](const net::Header &header) { return fitsInHeader(header.value); });
    if (!fits)
        co_return unfit();
    co_return permit;
}

base::Result<void> KubeAuthorizer::addLogin(endpoint::Permit &permit)
{
    if (m_file) {
        const base::Result<Secret> token = m_file->token();
        if (!token.ok())
            return token.error();
        permit.headers.append({authorization, bearer + token->reveal()});
    } else if (const auto *token = std::get_if<TokenLogin>(&m_login)) {
        permit.headers.append({authorization, bearer + token->token.reveal()});
    } else if (const auto *basic = std::get_if<BasicLogin>(&m_login)) {
        const QByteArray both = basic->userName.toUtf8() + ':' + basic->password.reveal();
        permit.headers.append({authorization, "Basic " + both.toBase64()});
    }
    return {};
}

bool KubeAuthorizer::refused(const endpoint::Permit &permit, const net::Head &)
{
    if (m_plugin)
        return permit.serial != 0 && m_plugin->refused(permit.serial);
    if (!m_file)
        return false;
    for (const net::Header &header : permit.headers) {
        if (header.name == authorization && header.value.startsWith(bearer))
            return m_file->refused(Secret(header.value.mid(bearer.size())));
    }
    return false;
}

} // namespace kubernetes
