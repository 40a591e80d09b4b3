// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What lets our requests into a cluster, by what its kubeconfig says: a token, a token in a file, a password, a plugin, or nothing
// where a certificate does it; and as whom we want to act. Endpoint thread; owned by the AuthorizedTransport. A header that a
// request brings along stays. Nothing of this is ever logged or part of an error.
// Source: client-go, transport/round_trippers.go.
#pragma once

#include "authorizer.h"
#include "pluginsource.h"
#include "resolvedcontext.h"
#include "tokenfile.h"

namespace kubernetes {

class KubeAuthorizer final : public endpoint::Authorizer
{
public:
    /// `seams` are for plugins, but for the clock.
    KubeAuthorizer(const ResolvedContext &context, PluginSeams seams);

    [[nodiscard]] base::Task<base::Result<endpoint::Permit>> authorize(const net::Request &request) override;
    [[nodiscard]] QByteArray sharedAs(const net::Request &request) const override;
    [[nodiscard]] bool refused(const endpoint::Permit &permit, const net::Head &answer) override;

    /// The plugin, if the context has one: to cancel it, or to ask again.
    [[nodiscard]] PluginSource *plugin() { return m_plugin.get(); }

private:
    [[nodiscard]] base::Result<void> addLogin(endpoint::Permit &permit);

    Login m_login;
    QList<net::Header> m_impersonation;
    std::unique_ptr<TokenFile> m_file;
    std::unique_ptr<PluginSource> m_plugin;
};

/// As headers; repeated ones for several groups. Source: client-go, impersonatingRoundTripper and headerKeyEscape.
[[nodiscard]] QList<net::Header> impersonationHeaders(const Impersonation &as);

} // namespace kubernetes
