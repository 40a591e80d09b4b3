// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The printing half of runcommand.h.
#include "log.h"
#include "runcommand.h"
#include "runflags.h"
#include "shellwords.h"

namespace docker {

namespace {

class Printer
{
public:
    Printer(const RunSpec &spec, bool mask) : m_spec(spec), m_mask(mask) {}

    QStringList run()
    {
        m_line.append(QStringLiteral("docker run"));
        for (const RunFlag &flag : runFlags()) {
            if (!flag.alias)
                print(flag);
        }
        for (const QString &word : m_spec.advanced)
            m_line.append(quoteShellWord(masked(word)));
        // An image that begins with a dash would be read as a flag; no engine has one, but nothing may be lost.
        if (m_spec.image.startsWith(u'-'))
            m_line.append(QStringLiteral("--"));
        if (!m_spec.image.isEmpty() || !m_spec.command.isEmpty())
            m_line.append(quoteShellWord(m_spec.image));
        printCommand();
        return m_line;
    }

private:
    static QString shortest(const RunFlag &flag)
    {
        return flag.letter ? QStringLiteral("-") + QLatin1Char(flag.letter) : QStringLiteral("--") + flag.name;
    }

    void add(const RunFlag &flag, const QString &value)
    {
        m_line.append(shortest(flag) + u' ' + quoteShellWord(value));
    }
    void addText(const RunFlag &flag, const QString &value)
    {
        if (!value.isEmpty())
            add(flag, masked(value));
    }
    void addSwitch(const RunFlag &flag, bool on)
    {
        if (on)
            m_line.append(shortest(flag));
    }

    /// "NAME=value" and "--flag=value" hide the value if the name looks like a secret's.
    QString masked(const QString &word) const
    {
        if (!m_mask)
            return word;
        const qsizetype equals = word.indexOf(u'=');
        if (equals > 0 && base::looksSecret(QStringView(word).first(equals)))
            return word.left(equals + 1) + QStringLiteral("***");
        return base::redact(word);
    }

    void print(const RunFlag &flag)
    {
        if (const auto *text = std::get_if<QString RunSpec::*>(&flag.field)) {
            addText(flag, m_spec.**text);
        } else if (const auto *health = std::get_if<QString RunHealth::*>(&flag.field)) {
            addText(flag, m_spec.health.**health);
        } else if (const auto *list = std::get_if<QStringList RunSpec::*>(&flag.field)) {
            for (const QString &value : m_spec.**list)
                add(flag, masked(value));
        } else if (const auto *on = std::get_if<bool RunSpec::*>(&flag.field)) {
            addSwitch(flag, m_spec.**on);
        } else if (const auto *pairs = std::get_if<std::vector<RunVariable> RunSpec::*>(&flag.field)) {
            for (const RunVariable &pair : m_spec.**pairs)
                add(flag, masked(variableText(pair)));
        } else if (const auto *special = std::get_if<SpecialFlag>(&flag.field)) {
            printSpecial(flag, *special);
        }
    }

    void printSpecial(const RunFlag &flag, SpecialFlag which)
    {
        switch (which) {
        case SpecialFlag::Entrypoint:
            if (m_spec.entrypoint)
                add(flag, masked(*m_spec.entrypoint));
            break;
        case SpecialFlag::Port:
            for (const RunPort &port : m_spec.ports)
                add(flag, portText(port));
            break;
        case SpecialFlag::Volume:
            for (const RunVolume &volume : m_spec.volumes)
                add(flag, volumeText(volume));
            break;
        case SpecialFlag::Network: addText(flag, m_spec.network); break;
        case SpecialFlag::NoHealth: addSwitch(flag, m_spec.health.none); break;
        case SpecialFlag::Init: addSwitch(flag, m_spec.init); break;
        }
    }

    void printCommand()
    {
        // "--password secret" is two words; "NAME=value" and "--password=secret" are one.
        bool hide = false;
        for (const QString &word : m_spec.command) {
            m_line.append(hide ? QStringLiteral("***") : quoteShellWord(masked(word)));
            hide = m_mask && word.startsWith(u'-') && !word.contains(u'=') && base::looksSecret(word);
        }
    }

    const RunSpec &m_spec;
    bool m_mask;
    QStringList m_line;
};

} // namespace

QStringList printRunCommand(const RunSpec &spec, bool maskSecrets)
{
    return Printer(spec, maskSecrets).run();
}

} // namespace docker
