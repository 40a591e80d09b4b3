// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Certificates made on the spot with the openssl command: an authority, a server (localhost, 127.0.0.1), a client, and
// a second authority that knows nobody. Files in a folder of their own, removed with this object.
#pragma once

#include <QString>
#include <QTemporaryDir>

namespace support {

class TestCertificates
{
public:
    TestCertificates();
    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    [[nodiscard]] QString authority() const { return path("ca.pem"); }
    [[nodiscard]] QString otherAuthority() const { return path("other.pem"); }
    [[nodiscard]] QString server() const { return path("server.pem"); }
    [[nodiscard]] QString serverKey() const { return path("server.key"); }
    [[nodiscard]] QString client() const { return path("client.pem"); }
    [[nodiscard]] QString clientKey() const { return path("client.key"); }

private:
    QTemporaryDir m_folder;
    bool m_ok = false;
};

} // namespace support
