// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "volumesheet.h"

#include "formsheet.h"
#include "log.h"
#include "runlist.h"
#include "shellwords.h"
#include "tablepane.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>

namespace dockerui {

using dialogs::FormSheet;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("dockerui::VolumeSheet", text);
}

QJsonObject pairs(const RunList &list)
{
    QJsonObject object;
    for (const QStringList &row : list.rows()) {
        if (!row.value(0).trimmed().isEmpty())
            object.insert(row.value(0).trimmed(), row.value(1));
    }
    return object;
}

/// As a shell takes it; a secret, which a network share's options may hold, is masked.
QString commandWord(const QString &name, const QString &value)
{
    const QString shown = base::looksSecret(name) ? QStringLiteral("***") : base::redact(value);
    return docker::quoteShellWord(name + u'=' + shown);
}

/// A value without a name, or a name twice; true if all is well.
bool checkPairs(RunList &list)
{
    list.clearProblems();
    QStringList names;
    bool good = true;
    int at = 0;
    for (const QStringList &row : list.rows()) {
        const QString name = row.value(0).trimmed();
        QString problem;
        if (name.isEmpty() && !row.value(1).isEmpty())
            problem = tr("A name is missing");
        else if (!name.isEmpty() && names.contains(name))
            problem = tr("%1 is there twice").arg(name);
        if (!problem.isEmpty())
            list.setProblem(at, 0, problem, true);
        good = good && problem.isEmpty();
        names << name;
        ++at;
    }
    return good;
}

/// Belongs to its sheet: sends what was filled in and brings a refusal back to the form.
class VolumeForm final : public QObject
{
public:
    VolumeForm(const Context &context, endpoint::Endpoint &endpoint, FormSheet *sheet, QWidget *pane)
        : QObject(sheet), m_context(context), m_endpoint(endpoint), m_sheet(sheet), m_pane(pane), m_runner(context.runner)
    {
        const std::vector<RunColumn> columns{{tr("Name"), 1, {}, true}, {tr("Value"), 2, {}, true}};
        QLineEdit *name = sheet->addField(QStringLiteral("name"), tr("Name"), {}, tr("Chosen by the engine"));
        name->setObjectName(QStringLiteral("volume-name"));
        sheet->addChoice(QStringLiteral("driver"), tr("Driver"), {QStringLiteral("local")}, QStringLiteral("local"), true);
        m_options = new RunList(tr("Driver options"), tr("Add option"), columns, sheet);
        m_labels = new RunList(tr("Labels"), tr("Add label"), columns, sheet);
        sheet->addWidget(m_options);
        sheet->addWidget(m_labels);
        sheet->setStays();
        sheet->setCheck([this](const QVariantMap &values) { return problems(values); });
        connect(sheet, &FormSheet::filledIn, this, [this](const QVariantMap &values) { send(values); });
    }
    ~VolumeForm() override
    {
        if (m_operation == 0 || !m_runner)
            return;
        // Closed before the engine answered.
        base::Error error;
        error.code = base::Error::Code::Cancelled;
        error.what = tr("Cancelled");
        m_runner->finish(m_operation, error);
    }
    Q_DISABLE_COPY_MOVE(VolumeForm)

private:
    [[nodiscard]] QMap<QString, QString> problems(const QVariantMap &values) const
    {
        // moby: volume/local, volumeNameRegex
        static const QRegularExpression form(QStringLiteral("^[a-zA-Z0-9][a-zA-Z0-9_.-]+$"));
        QMap<QString, QString> result;
        const QString name = values.value(QStringLiteral("name")).toString();
        if (!name.isEmpty() && !form.match(name).hasMatch())
            result.insert(QStringLiteral("name"), tr("Letters, digits, “_”, “.” and “-”, at least two, a letter or digit first"));
        // The engine says yes to a name that exists, and hands out the old volume.
        else if (!name.isEmpty() && m_endpoint.feed("volume")->row(name.toUtf8()))
            result.insert(QStringLiteral("name"), tr("Another volume has this name"));
        if (values.value(QStringLiteral("driver")).toString().trimmed().isEmpty())
            result.insert(QStringLiteral("driver"), tr("A driver’s name, such as local"));
        return result;
    }

    void send(const QVariantMap &values)
    {
        const bool options = checkPairs(*m_options);
        const bool labels = checkPairs(*m_labels);
        if (!options || !labels) {
            (options ? m_labels : m_options)->goToProblem();
            return;
        }
        QJsonObject body;
        const QString name = values.value(QStringLiteral("name")).toString();
        const QString driver = values.value(QStringLiteral("driver")).toString().trimmed();
        if (!name.isEmpty())
            body.insert(QStringLiteral("Name"), name);
        body.insert(QStringLiteral("Driver"), driver);
        body.insert(QStringLiteral("DriverOpts"), pairs(*m_options));
        body.insert(QStringLiteral("Labels"), pairs(*m_labels));
        actions::Runner::Description description;
        description.label = tr("Create volume");
        description.running = tr("Creating volume");
        description.done = tr("Created volume");
        description.object = name.isEmpty() ? driver : name;
        description.command = command(name, driver);
        m_operation = m_runner->begin(m_endpoint.profile(), description);
        m_sheet->primary()->setEnabled(false);
        m_call = m_context.engine->post(m_endpoint, "/volumes/create", body,
                                        [this](const base::Result<QByteArray> &result) { answered(result); });
    }

    void answered(const base::Result<QByteArray> &result)
    {
        m_sheet->primary()->setEnabled(true);
        const quint64 operation = std::exchange(m_operation, 0);
        if (result.ok()) {
            m_runner->finish(operation, actions::Outcome{});
            // Docker makes up the name where none was given, so it is taken from the answer; a volume's key is its name.
            if (auto *table = qobject_cast<panes::TablePane *>(m_pane.data()); table && table->spec().kind == m_context.volumes)
                table->select(QJsonDocument::fromJson(*result).object().value(QLatin1String("Name")).toString().toUtf8());
            m_sheet->close();
            return;
        }
        m_runner->finish(operation, result.error());
        m_sheet->setProblem(QStringLiteral("driver"), result.error().text());
    }

    [[nodiscard]] QStringList command(const QString &name, const QString &driver) const
    {
        QStringList words{QStringLiteral("docker"), QStringLiteral("volume"), QStringLiteral("create"),
                          QStringLiteral("--driver"), docker::quoteShellWord(driver)};
        const QJsonObject options = pairs(*m_options);
        for (auto option = options.begin(); option != options.end(); ++option)
            words << QStringLiteral("--opt") << commandWord(option.key(), option.value().toString());
        const QJsonObject labels = pairs(*m_labels);
        for (auto label = labels.begin(); label != labels.end(); ++label)
            words << QStringLiteral("--label") << commandWord(label.key(), label.value().toString());
        if (!name.isEmpty())
            words << name;
        return words;
    }

    Context m_context;
    endpoint::Endpoint &m_endpoint;
    FormSheet *m_sheet;
    QPointer<QWidget> m_pane;
    QPointer<actions::Runner> m_runner;
    RunList *m_options;
    RunList *m_labels;
    endpoint::Call m_call;
    quint64 m_operation = 0;
};

} // namespace

void createVolume(const Context &context, endpoint::Endpoint &endpoint, QWidget *pane)
{
    auto *sheet = new FormSheet(pane, tr("Create volume"), endpoint.profile().name, tr("Create"));
    sheet->setPreferredSize({520, 0});
    new VolumeForm(context, endpoint, sheet, pane);
    sheet->present();
}

panes::PaneAction measureVolumes(const Context &context)
{
    panes::PaneAction measure;
    measure.id = "volume.measure";
    measure.label = tr("Measure sizes");
    measure.icon = QStringLiteral("chart");
    measure.changes = false;
    measure.run = [context](endpoint::Endpoint &endpoint, QWidget *) {
        const auto call = std::make_shared<endpoint::Call>();
        const QPointer<actions::Runner> runner(context.runner);
        actions::Runner::Description description;
        description.label = tr("Measure");
        description.running = tr("Measuring");
        description.done = tr("Measured");
        description.object = tr("the disk of %1").arg(endpoint.profile().name);
        description.command = {QStringLiteral("docker"), QStringLiteral("system"), QStringLiteral("df"), QStringLiteral("-v")};
        description.cancel = [call] { call->cancel(); };
        const quint64 operation = runner->begin(endpoint.profile(), description);
        *call = context.engine->get(endpoint, "/system/df", [runner, operation, call](const base::Result<QByteArray> &result) {
            if (!runner)
                return;
            if (result.ok())
                runner->finish(operation, actions::Outcome{});
            else
                runner->finish(operation, result.error());
        });
    };
    return measure;
}

} // namespace dockerui
