// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// See runcommand.h.
#include "runcommand.h"
#include "runflags.h"
#include "shellwords.h"

#include <QCoreApplication>

namespace docker {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("docker::runcommand", text);
}

class Parser
{
public:
    explicit Parser(const QString &text) : m_cut(splitShellWords(text)) {}

    ParsedRun run()
    {
        if (m_cut.openQuote >= 0)
            problem(m_cut.openQuote, tr("This quote is never closed"));
        if (program()) {
            flags();
            imageAndCommand();
        }
        return std::move(m_result);
    }

private:
    bool atEnd() const { return m_at >= m_cut.words.size() || m_cut.words[m_at].isOperator; }
    const ShellWord &word() const { return m_cut.words[m_at]; }
    bool is(const char *text) const { return !atEnd() && word().text == QLatin1String(text); }

    void problem(qsizetype position, const QString &message) { m_result.problems.push_back({position, message}); }

    /// The word here, which is then behind us.
    const ShellWord &take()
    {
        const ShellWord &taken = m_cut.words[m_at++];
        if (taken.expands)
            problem(taken.position, tr("A shell would replace a part of \"%1\": write what it stands for").arg(taken.text));
        return taken;
    }

    bool isAssignment() const
    {
        const qsizetype equals = word().text.indexOf(u'=');
        return equals > 0 && word().text.at(0) != u'-' && !word().text.left(equals).contains(u'/');
    }

    /// What comes before docker: a prompt, variables of the command alone, sudo with its flags.
    void prefix()
    {
        while (is("$") || is("%") || is(">"))
            ++m_at;
        bool sudo = false;
        while (!atEnd()) {
            if (is("sudo")) {
                sudo = true;
                ++m_at;
            } else if (sudo && (is("-u") || is("-g"))) {
                m_at += 2;
            } else if (sudo && word().text.startsWith(u'-')) {
                ++m_at;
            } else if (isAssignment()) {
                problem(word().position, tr("\"%1\" is set for this command only and is not taken over").arg(word().text));
                ++m_at;
            } else {
                break;
            }
        }
    }

    bool program()
    {
        prefix();
        const qsizetype start = atEnd() ? 0 : word().position;
        const QString name = atEnd() ? QString() : word().text.section(u'/', -1);
        if (name != QLatin1String("docker") && name != QLatin1String("podman")) {
            problem(start, tr("This is not a docker run command"));
            return false;
        }
        ++m_at;
        globalFlags();
        if (is("container"))
            ++m_at;
        if (is("run") || is("create")) {
            ++m_at;
            return true;
        }
        problem(atEnd() ? start : word().position, tr("Only docker run and docker create are understood"));
        return false;
    }

    /// Flags between docker and run name a connection or its keys, which is chosen elsewhere.
    void globalFlags()
    {
        static const QStringList valued = {
            QStringLiteral("-H"), QStringLiteral("--host"), QStringLiteral("-c"), QStringLiteral("--context"),
            QStringLiteral("--config"), QStringLiteral("-l"), QStringLiteral("--log-level"),
            QStringLiteral("--tlscacert"), QStringLiteral("--tlscert"), QStringLiteral("--tlskey"),
            QStringLiteral("--url"), QStringLiteral("--connection"), QStringLiteral("--root")};
        while (!atEnd() && word().text.startsWith(u'-')) {
            problem(word().position, tr("\"%1\" chooses a connection and is not taken over").arg(word().text));
            m_at += valued.contains(word().text) ? 2 : 1;
        }
    }

    void flags()
    {
        while (!atEnd() && word().text.startsWith(u'-') && word().text.size() > 1) {
            if (is("--")) {
                ++m_at;
                return;
            }
            if (word().text.startsWith(QLatin1String("--")))
                longFlag();
            else
                cluster();
        }
    }

    void longFlag()
    {
        const ShellWord &given = take();
        const qsizetype equals = given.text.indexOf(u'=');
        const QString name = given.text.mid(2, equals < 0 ? -1 : equals - 2);
        const RunFlag *flag = runFlag(name);
        if (!flag) {
            problem(given.position, tr("Unknown flag --%1").arg(name));
            m_result.spec.advanced.append(given.text);
        } else if (equals >= 0) {
            set(*flag, given.text.mid(equals + 1), given.position);
        } else if (isSwitch(*flag)) {
            set(*flag, QStringLiteral("true"), given.position);
        } else {
            setFromNext(*flag, given.position);
        }
    }

    /// "-itd", "-p8080:80", "-p=8080:80", "-dp 8080:80".
    void cluster()
    {
        const ShellWord &given = take();
        for (qsizetype i = 1; i < given.text.size(); ++i) {
            const RunFlag *flag = runFlag(given.text.at(i).toLatin1());
            if (!flag) {
                problem(given.position, tr("Unknown flag -%1").arg(given.text.at(i)));
                m_result.spec.advanced.append(u'-' + given.text.mid(i));
                return;
            }
            const QString rest = given.text.mid(i + 1);
            if (rest.startsWith(u'=')) {
                set(*flag, rest.mid(1), given.position);
                return;
            }
            if (isSwitch(*flag)) {
                set(*flag, QStringLiteral("true"), given.position);
                continue;
            }
            if (rest.isEmpty())
                setFromNext(*flag, given.position);
            else
                set(*flag, rest, given.position);
            return;
        }
    }

    void setFromNext(const RunFlag &flag, qsizetype position)
    {
        if (atEnd()) {
            problem(position, tr("--%1 needs a value").arg(QString(flag.name)));
            return;
        }
        const ShellWord &value = take();
        set(flag, value.text, value.position);
    }

    void set(const RunFlag &flag, const QString &value, qsizetype position)
    {
        if (!setRunFlag(m_result.spec, flag, value))
            problem(position, tr("--%1 is either true or false").arg(QString(flag.name)));
        else if (!keepsItsMeaning(flag))
            problem(position, tr("\"%1\" is no value for --%2").arg(value, QString(flag.name)));
    }

    /// A port or volume that is malformed may have no spelling of its own; printed, it would be another one.
    bool keepsItsMeaning(const RunFlag &flag) const
    {
        const auto *special = std::get_if<SpecialFlag>(&flag.field);
        const RunSpec &spec = m_result.spec;
        if (special && *special == SpecialFlag::Port)
            return readPort(portText(spec.ports.back())) == spec.ports.back();
        if (special && *special == SpecialFlag::Volume)
            return readVolume(volumeText(spec.volumes.back())) == spec.volumes.back();
        return true;
    }

    void imageAndCommand()
    {
        if (atEnd()) {
            const qsizetype end = m_cut.words.empty() ? 0 : m_cut.words.back().position;
            problem(end, tr("The image is missing"));
            return;
        }
        m_result.spec.image = take().text;
        while (!atEnd())
            m_result.spec.command.append(take().text);
        if (m_at < m_cut.words.size())
            problem(word().position, tr("What follows \"%1\" is for the shell and is not taken over").arg(word().text));
    }

    ShellWords m_cut;
    size_t m_at = 0;
    ParsedRun m_result;
};

/// A root's prompt "# docker run" is no comment.
qsizetype promptLength(const QString &text)
{
    qsizetype at = 0;
    while (at < text.size() && text.at(at).isSpace())
        ++at;
    const QStringView rest = QStringView(text).sliced(at);
    return rest.startsWith(QLatin1String("# docker ")) || rest.startsWith(QLatin1String("# podman ")) ? at + 2 : 0;
}

} // namespace

ParsedRun parseRunCommand(const QString &text)
{
    const qsizetype skip = promptLength(text);
    ParsedRun result = Parser(text.mid(skip)).run();
    for (RunProblem &found : result.problems)
        found.position += skip;
    return result;
}

} // namespace docker
