// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What lets requests in: a signature, a token, what an exec plugin says. Endpoint thread; owned by the AuthorizedTransport,
// which asks it anew for every attempt, since all of these age. How long it may take is the authorizer's own business
// (a plugin may open a browser): a request's time limit begins when the request leaves.
//
// An error that is not retryable means that a person has to do something: `what` says what happened and `detail` how to mend
// it ("run aws sso login"). It reaches sources as Error::Code::Unauthorized, and so the pane as Denied.
#pragma once

#include "message.h"
#include "task.h"

namespace endpoint {

/// What a request gets to be let in. A value.
struct Permit {
    QList<net::Header> headers; ///< each replaces those of its name
    QByteArray target;          ///< not empty: instead of the request's own (signatures in the query)
    quint64 serial = 0;         ///< the authorizer's own mark, by which it knows again what was refused
};

class Authorizer
{
public:
    virtual ~Authorizer() = default;
    /// For this request, now. `request` lives until the task ends or is destroyed, which cancels.
    [[nodiscard]] virtual base::Task<base::Result<Permit>> authorize(const net::Request &request) = 0;
    /// Requests for which this is the same, and not empty, share one running authorize(): a plugin is not run twelve times
    /// because twelve requests wait. A signature over the request is its own.
    [[nodiscard]] virtual QByteArray sharedAs(const net::Request &request) const
    {
        Q_UNUSED(request)
        return {};
    }
    /// The server answered 401 to a request with this permit. Returns whether asking again may give another one.
    [[nodiscard]] virtual bool refused(const Permit &permit, const net::Head &answer) = 0;
};

} // namespace endpoint
