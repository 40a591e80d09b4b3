// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "tokenfile.h"

#include "kubeconfigfiles.h"

#include <QCoreApplication>

namespace kubernetes {

namespace {

constexpr qint64 goodForMs = 60'000 - 10'000;
constexpr qint64 largestFile = 1024 * 1024;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(kubernetes::TokenFile)
};

} // namespace

TokenFile::TokenFile(QString path, Secret otherwise, base::Clock &clock)
    : m_path(std::move(path)), m_otherwise(std::move(otherwise)), m_clock(clock)
{
}

base::Result<Secret> TokenFile::read() const
{
    base::Result<QByteArray> bytes = readWholeFile(m_path, largestFile);
    if (!bytes.ok())
        return bytes.error();
    QByteArray token = bytes->trimmed();
    if (!token.isEmpty())
        return Secret(std::move(token));
    base::Error error;
    error.code = base::Error::Code::NotFound;
    error.what = Words::tr("There is no token in %1").arg(m_path);
    return error;
}

base::Result<Secret> TokenFile::token()
{
    if (!m_token.isEmpty() && m_clock.steadyMs() - m_readMs < goodForMs)
        return m_token;
    const base::Result<Secret> fresh = read();
    if (fresh.ok()) {
        m_token = *fresh;
        m_readMs = m_clock.steadyMs();
        return m_token;
    }
    if (!m_token.isEmpty())
        return m_token;
    if (!m_otherwise.isEmpty())
        return m_otherwise;
    return fresh.error();
}

bool TokenFile::refused(const Secret &token)
{
    if (token == m_token)
        m_token = Secret();
    const base::Result<Secret> now = this->token();
    return now.ok() && *now != token;
}

} // namespace kubernetes
