// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "kubeconfig.h"

#include "yamlreader.h"

#include <QCoreApplication>

namespace kubernetes {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(kubernetes::KubeConfig)
};

QString nameOf(std::string_view key)
{
    return QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size()));
}

/// Takes values out of the tree and remembers the first that is not what it should be.
class Reader
{
public:
    QString text(const YamlValue &map, std::string_view key) { return textOf(map[key], key); }

    QString textOf(const YamlValue &value, std::string_view key)
    {
        if (value.isNothing())
            return {};
        if (value.isText())
            return value.text();
        const bool scalar = !value.isSequence() && !value.isMap();
        wrong(value, scalar ? Words::tr("\"%1\" must be a text; quotes make it one").arg(nameOf(key))
                            : Words::tr("\"%1\" must be a text").arg(nameOf(key)));
        return {};
    }

    Secret secret(const YamlValue &map, std::string_view key) { return Secret(text(map, key).toUtf8()); }

    bool boolean(const YamlValue &map, std::string_view key)
    {
        const YamlValue value = map[key];
        if (!value.isNothing() && value.kind() != YamlValue::Kind::Boolean)
            wrong(value, Words::tr("\"%1\" must be true or false").arg(nameOf(key)));
        return value.boolean();
    }

    /// Base64 as Go reads it: line ends are passed over, padding is required.
    QByteArray data(const YamlValue &map, std::string_view key)
    {
        QByteArray written = text(map, key).toUtf8();
        written.removeIf([](char c) { return c == '\n' || c == '\r'; });
        auto decoded = QByteArray::fromBase64Encoding(written, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
        if (written.size() % 4 == 0 && decoded.decodingStatus == QByteArray::Base64DecodingStatus::Ok)
            return std::move(decoded.decoded);
        wrong(map[key], Words::tr("\"%1\" is not base64").arg(nameOf(key)));
        return {};
    }

    QStringList texts(const YamlValue &map, std::string_view key)
    {
        QStringList list;
        forEach(map, key, [&](const YamlValue &element) { list.append(textOf(element, key)); });
        return list;
    }

    /// The map there; something empty if there is nothing.
    YamlValue section(const YamlValue &map, std::string_view key)
    {
        YamlValue value = map[key];
        mustBeMap(value, key);
        return value;
    }

    void mustBeMap(const YamlValue &value, std::string_view key)
    {
        if (!value.isNothing() && !value.isMap())
            wrong(value, Words::tr("\"%1\" must be a map").arg(nameOf(key)));
    }

    template <class Visit> void forEach(const YamlValue &map, std::string_view key, Visit visit)
    {
        const YamlValue list = map[key];
        if (!list.isNothing() && !list.isSequence())
            wrong(list, Words::tr("\"%1\" must be a list").arg(nameOf(key)));
        for (size_t i = 0; i < list.size() && ok(); ++i)
            visit(list.at(i));
    }

    /// A list of {name: ..., `what`: ...} as a map.
    template <class Value, class Read>
    QMap<QString, Value> named(const YamlValue &map, std::string_view list, std::string_view what, Read read)
    {
        QMap<QString, Value> all;
        forEach(map, list, [&](const YamlValue &entry) {
            mustBeMap(entry, list);
            const QString name = text(entry, "name");
            if (all.contains(name))
                wrong(entry, Words::tr("A second entry of the same name in \"%1\"").arg(nameOf(list)));
            else
                all.insert(name, read(entry[what]));
        });
        return all;
    }

    Extensions extensions(const YamlValue &map)
    {
        return named<QJsonValue>(map, "extensions", "extension", [](const YamlValue &value) { return value.json(); });
    }

    void wrong(const YamlValue &where, const QString &what)
    {
        if (!ok())
            return;
        m_error.code = base::Error::Code::Protocol;
        m_error.what = Words::tr("Line %1: %2").arg(where.line()).arg(what);
    }

    [[nodiscard]] bool ok() const { return m_error.what.isEmpty(); }
    [[nodiscard]] const base::Error &error() const { return m_error; }

private:
    base::Error m_error;
};

KubeCluster readCluster(Reader &reader, const YamlValue &map)
{
    reader.mustBeMap(map, "cluster");
    KubeCluster cluster;
    cluster.server = reader.text(map, "server");
    cluster.tlsServerName = reader.text(map, "tls-server-name");
    cluster.insecureSkipTlsVerify = reader.boolean(map, "insecure-skip-tls-verify");
    cluster.authorityFile = reader.text(map, "certificate-authority");
    cluster.authorityData = reader.data(map, "certificate-authority-data");
    cluster.proxyUrl = reader.text(map, "proxy-url");
    cluster.disableCompression = reader.boolean(map, "disable-compression");
    cluster.extensions = reader.extensions(map);
    return cluster;
}

ExecPlugin::Interactive interactiveMode(const QString &written, const QString &apiVersion)
{
    if (written == QStringLiteral("Never"))
        return ExecPlugin::Interactive::Never;
    if (written == QStringLiteral("IfAvailable"))
        return ExecPlugin::Interactive::IfAvailable;
    if (written == QStringLiteral("Always"))
        return ExecPlugin::Interactive::Always;
    if (!written.isEmpty())
        return ExecPlugin::Interactive::Invalid;
    // Versions before v1 did not know the field.
    const bool old = apiVersion == QStringLiteral("client.authentication.k8s.io/v1beta1") ||
                     apiVersion == QStringLiteral("client.authentication.k8s.io/v1alpha1");
    return old ? ExecPlugin::Interactive::IfAvailable : ExecPlugin::Interactive::Unset;
}

std::optional<ExecPlugin> readExec(Reader &reader, const YamlValue &map)
{
    reader.mustBeMap(map, "exec");
    if (!map.isMap())
        return {};
    ExecPlugin plugin;
    plugin.apiVersion = reader.text(map, "apiVersion");
    plugin.command = reader.text(map, "command");
    plugin.arguments = reader.texts(map, "args");
    reader.forEach(map, "env", [&](const YamlValue &entry) {
        reader.mustBeMap(entry, "env");
        plugin.environment.emplace_back(reader.text(entry, "name"), reader.secret(entry, "value"));
    });
    plugin.installHint = reader.text(map, "installHint");
    plugin.provideClusterInfo = reader.boolean(map, "provideClusterInfo");
    plugin.interactive = interactiveMode(reader.text(map, "interactiveMode"), plugin.apiVersion);
    return plugin;
}

std::optional<AuthProvider> readProvider(Reader &reader, const YamlValue &map)
{
    reader.mustBeMap(map, "auth-provider");
    if (!map.isMap())
        return {};
    AuthProvider provider;
    provider.name = reader.text(map, "name");
    reader.section(map, "config").forEachMember([&](std::string_view key, const YamlValue &value) {
        provider.settings.insert(nameOf(key), Secret(reader.textOf(value, key).toUtf8()));
    });
    return provider;
}

Impersonation readImpersonation(Reader &reader, const YamlValue &map)
{
    Impersonation as;
    as.user = reader.text(map, "as");
    as.uid = reader.text(map, "as-uid");
    as.groups = reader.texts(map, "as-groups");
    const YamlValue extra = reader.section(map, "as-user-extra");
    extra.forEachMember([&](std::string_view key, const YamlValue &list) {
        QStringList values;
        if (!list.isNothing() && !list.isSequence())
            reader.wrong(list, Words::tr("\"%1\" must be a list").arg(QStringLiteral("as-user-extra")));
        for (size_t i = 0; i < list.size(); ++i)
            values.append(reader.textOf(list.at(i), "as-user-extra"));
        as.extra.insert(nameOf(key), values);
    });
    return as;
}

KubeUser readUser(Reader &reader, const YamlValue &map)
{
    reader.mustBeMap(map, "user");
    KubeUser user;
    user.certificateFile = reader.text(map, "client-certificate");
    user.certificateData = reader.data(map, "client-certificate-data");
    user.keyFile = reader.text(map, "client-key");
    user.keyData = Secret(reader.data(map, "client-key-data"));
    user.token = reader.secret(map, "token");
    user.tokenFile = reader.text(map, "tokenFile");
    user.userName = reader.text(map, "username");
    user.password = reader.secret(map, "password");
    user.impersonation = readImpersonation(reader, map);
    user.provider = readProvider(reader, map["auth-provider"]);
    user.exec = readExec(reader, map["exec"]);
    user.extensions = reader.extensions(map);
    return user;
}

KubeContext readContext(Reader &reader, const YamlValue &map)
{
    reader.mustBeMap(map, "context");
    KubeContext context;
    context.cluster = reader.text(map, "cluster");
    context.user = reader.text(map, "user");
    context.namespaceName = reader.text(map, "namespace");
    context.extensions = reader.extensions(map);
    return context;
}

} // namespace

base::Result<KubeConfig> parseKubeConfig(const QByteArray &text)
{
    const base::Result<YamlValue> yaml = parseYaml(text);
    if (!yaml.ok())
        return yaml.error();
    const YamlValue &root = *yaml;
    Reader reader;
    if (!root.isNothing() && !root.isMap())
        reader.wrong(root, Words::tr("A kubeconfig must be a map"));
    const QString kind = reader.text(root, "kind");
    const QString version = reader.text(root, "apiVersion");
    if ((!kind.isEmpty() && kind != QStringLiteral("Config")) || (!version.isEmpty() && version != QStringLiteral("v1")))
        reader.wrong(kind.isEmpty() ? root["apiVersion"] : root["kind"], Words::tr("This is not a kubeconfig of version v1"));
    KubeConfig config;
    config.currentContext = reader.text(root, "current-context");
    config.clusters = reader.named<KubeCluster>(root, "clusters", "cluster",
                                                [&](const YamlValue &map) { return readCluster(reader, map); });
    config.users =
        reader.named<KubeUser>(root, "users", "user", [&](const YamlValue &map) { return readUser(reader, map); });
    config.contexts = reader.named<KubeContext>(root, "contexts", "context",
                                                [&](const YamlValue &map) { return readContext(reader, map); });
    config.extensions = reader.extensions(root);
    if (!reader.ok())
        return reader.error();
    return config;
}

} // namespace kubernetes
