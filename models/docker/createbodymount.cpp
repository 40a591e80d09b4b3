// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// --mount and --gpus of createbody.h: lists of key=value.
#include "createcontext.h"
#include "runflags.h"

namespace docker {

namespace {

std::optional<bool> truth(const RunVariable &field)
{
    if (field.bare || field.value == QLatin1String("true") || field.value == QLatin1String("1"))
        return true;
    return field.value == QLatin1String("false") || field.value == QLatin1String("0") ? std::optional<bool>(false)
                                                                                       : std::nullopt;
}

class Mount
{
public:
    /// False: the field makes no sense.
    bool take(const RunVariable &field)
    {
        const QString key = field.name.toLower();
        if (key == QLatin1String("readonly") || key == QLatin1String("ro"))
            return flag(m_readOnly, field);
        if (key == QLatin1String("volume-nocopy")) {
            m_hasVolume = true;
            return flag(m_noCopy, field);
        }
        if (key == QLatin1String("bind-nonrecursive")) {
            m_hasBind = true;
            return flag(m_nonRecursive, field);
        }
        return !field.bare && takeText(key, field.value);
    }

    [[nodiscard]] std::optional<QJsonObject> json() const
    {
        if (m_target.isEmpty() || m_type.isEmpty() || (m_hasVolume && m_type != QLatin1String("volume"))
            || (m_hasBind && m_type != QLatin1String("bind")) || (!m_tmpfs.isEmpty() && m_type != QLatin1String("tmpfs")))
            return std::nullopt;
        QJsonObject mount{{QStringLiteral("Type"), m_type}, {QStringLiteral("Target"), m_target}};
        putText(mount, QStringLiteral("Source"), m_source);
        putText(mount, QStringLiteral("Consistency"), m_consistency);
        putFlag(mount, QStringLiteral("ReadOnly"), m_readOnly);
        if (m_hasBind) {
            QJsonObject bind;
            putText(bind, QStringLiteral("Propagation"), m_propagation);
            putFlag(bind, QStringLiteral("NonRecursive"), m_nonRecursive);
            mount.insert(QStringLiteral("BindOptions"), bind);
        }
        if (m_hasVolume)
            mount.insert(QStringLiteral("VolumeOptions"), volumeOptions());
        if (!m_tmpfs.isEmpty())
            mount.insert(QStringLiteral("TmpfsOptions"), m_tmpfs);
        return mount;
    }

private:
    static bool flag(bool &target, const RunVariable &field)
    {
        const std::optional<bool> value = truth(field);
        target = value.value_or(false);
        return value.has_value();
    }
    static void putText(QJsonObject &object, const QString &key, const QString &value)
    {
        if (!value.isEmpty())
            object.insert(key, value);
    }
    static void putFlag(QJsonObject &object, const QString &key, bool value)
    {
        if (value)
            object.insert(key, true);
    }

    [[nodiscard]] QJsonObject volumeOptions() const
    {
        QJsonObject driver, options;
        putText(driver, QStringLiteral("Name"), m_driver);
        if (!m_driverOptions.isEmpty())
            driver.insert(QStringLiteral("Options"), m_driverOptions);
        putFlag(options, QStringLiteral("NoCopy"), m_noCopy);
        if (!m_labels.isEmpty())
            options.insert(QStringLiteral("Labels"), m_labels);
        putText(options, QStringLiteral("Subpath"), m_subpath); // API 1.45
        options.insert(QStringLiteral("DriverConfig"), driver);
        return options;
    }

    bool takeText(const QString &key, const QString &value)
    {
        if (key == QLatin1String("type")) {
            m_type = value.toLower();
        } else if (key == QLatin1String("source") || key == QLatin1String("src")) {
            m_source = value;
        } else if (key == QLatin1String("target") || key == QLatin1String("dst") || key == QLatin1String("destination")) {
            m_target = value;
        } else if (key == QLatin1String("consistency")) {
            m_consistency = value.toLower();
        } else if (key == QLatin1String("bind-propagation")) {
            m_hasBind = true;
            m_propagation = value.toLower();
        } else if (key.startsWith(QLatin1String("volume-"))) {
            m_hasVolume = true;
            return takeVolume(key.mid(7), value);
        } else if (key == QLatin1String("tmpfs-size")) {
            const std::optional<qint64> bytes = readBytes(value);
            m_tmpfs.insert(QStringLiteral("SizeBytes"), bytes.value_or(0));
            return bytes.has_value();
        } else if (key == QLatin1String("tmpfs-mode")) {
            bool ok = false;
            m_tmpfs.insert(QStringLiteral("Mode"), static_cast<qint64>(value.toUInt(&ok, 8)));
            return ok;
        } else {
            return false;
        }
        return true;
    }

    bool takeVolume(const QString &key, const QString &value)
    {
        const RunVariable pair = readVariable(value);
        if (key == QLatin1String("label"))
            m_labels.insert(pair.name, pair.value);
        else if (key == QLatin1String("opt"))
            m_driverOptions.insert(pair.name, pair.value);
        else if (key == QLatin1String("driver"))
            m_driver = value;
        else if (key == QLatin1String("subpath"))
            m_subpath = value;
        else
            return false;
        return true;
    }

    QString m_type = QStringLiteral("volume");
    QString m_source, m_target, m_consistency, m_propagation, m_driver, m_subpath;
    bool m_readOnly = false, m_noCopy = false, m_nonRecursive = false, m_hasBind = false, m_hasVolume = false;
    QJsonObject m_labels, m_driverOptions, m_tmpfs;
};

/// "all" is -1.
std::optional<qint64> gpuCount(const QString &text)
{
    return text == QLatin1String("all") ? std::optional<qint64>(-1) : readInteger(text);
}

std::optional<QJsonObject> gpuRequest(const QStringList &fields)
{
    QJsonObject options;
    QStringList devices, seen;
    QStringList capabilities{QStringLiteral("gpu")};
    QString driver;
    std::optional<qint64> count;
    for (const QString &text : fields) {
        const RunVariable field = readVariable(text);
        const QString key = field.bare ? QStringLiteral("count") : field.name;
        if (seen.contains(key))
            return std::nullopt;
        seen.append(key);
        if (key == QLatin1String("count")) {
            count = gpuCount(field.bare ? field.name : field.value);
            if (!count)
                return std::nullopt;
        } else if (key == QLatin1String("driver")) {
            driver = field.value;
        } else if (key == QLatin1String("device")) {
            devices = field.value.split(u',');
        } else if (key == QLatin1String("capabilities")) {
            capabilities = field.value.split(u',') + capabilities;
        } else if (key == QLatin1String("options")) {
            options = mapOf(readCommaList(field.value).value_or(QStringList()));
        } else {
            return std::nullopt;
        }
    }
    return QJsonObject{{QStringLiteral("Driver"), driver},
                       {QStringLiteral("Count"), count.value_or(devices.isEmpty() ? 1 : 0)},
                       {QStringLiteral("DeviceIDs"), listOrNull(devices)},
                       {QStringLiteral("Capabilities"), QJsonArray{QJsonArray::fromStringList(capabilities)}},
                       {QStringLiteral("Options"), options}};
}

} // namespace

QJsonArray mountsOf(CreateContext &context)
{
    QJsonArray mounts;
    for (const QString &text : context.spec.mounts) {
        Mount mount;
        const QStringList fields = readCommaList(text).value_or(QStringList());
        bool ok = !fields.isEmpty();
        for (const QString &field : fields)
            ok = mount.take(readVariable(field)) && ok;
        const std::optional<QJsonObject> json = mount.json();
        if (!ok || !json)
            context.fail(QStringLiteral("--mount"), text);
        else
            mounts.append(*json);
    }
    return mounts;
}

QJsonArray deviceRequestsOf(CreateContext &context)
{
    QJsonArray requests;
    for (const QString &text : context.spec.gpus) {
        const std::optional<QStringList> fields = readCommaList(text);
        const std::optional<QJsonObject> request = fields ? gpuRequest(*fields) : std::nullopt;
        if (!request)
            context.fail(QStringLiteral("--gpus"), text);
        else
            requests.append(*request);
    }
    return requests;
}

} // namespace docker
