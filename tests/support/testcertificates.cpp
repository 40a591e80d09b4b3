// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "testcertificates.h"

#include <QProcess>

namespace support {

TestCertificates::TestCertificates()
{
    const QString script = QStringLiteral(R"(set -e
key='-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes'
openssl req -x509 $key -keyout ca.key -out ca.pem -days 30 -subj '/CN=Pilothouse test authority'
openssl req -x509 $key -keyout other.key -out other.pem -days 30 -subj '/CN=Another authority'
openssl req $key -keyout server.key -out server.csr -subj '/CN=localhost'
openssl req $key -keyout client.key -out client.csr -subj '/CN=client'
printf 'subjectAltName=DNS:localhost,IP:127.0.0.1\n' > server.ext
printf 'extendedKeyUsage=clientAuth\n' > client.ext
openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 30 -extfile server.ext -out server.pem
openssl x509 -req -in client.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 30 -extfile client.ext -out client.pem
)");
    QProcess shell;
    shell.setWorkingDirectory(m_folder.path());
    shell.setProcessChannelMode(QProcess::MergedChannels);
    shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), script});
    m_ok = shell.waitForFinished(60'000) && shell.exitStatus() == QProcess::NormalExit && shell.exitCode() == 0;
}

} // namespace support
