// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// The fields of the Run form, one scrolling page of groups, and the RunSpec that they mean. What has no field of its own
// stands in Advanced as flags and is kept. Shows the problems it is given under their fields. UI thread.
#pragma once

#include "runcheck.h"
#include "runlist.h"

#include <map>

class QComboBox;
class QLineEdit;
class QVBoxLayout;

namespace dockerui {

class RunFields final : public QWidget
{
    Q_OBJECT

public:
    explicit RunFields(QWidget *parent = nullptr);

    void setSpec(const docker::RunSpec &spec);
    [[nodiscard]] docker::RunSpec spec() const;
    void setImages(const QStringList &references);
    void setNetworks(const QStringList &names);

    void clearProblems();
    /// Where the problem's field has no editor, Advanced takes it.
    void showProblem(const docker::FieldProblem &problem, const QString &fixLabel = {}, std::function<void()> fix = {});
    /// To the first error; false if there is none.
    bool goToProblem();
    /// Advanced could not be read; spec() then has what was there before.
    [[nodiscard]] QString advancedProblem() const { return m_advancedProblem; }

    struct Group {
        QString title;
        QWidget *widget;
        int values = 0; ///< fields and rows that have one
        int problems = 0;
    };
    [[nodiscard]] std::vector<Group> groups() const;
    [[nodiscard]] RunList *ports() const { return m_ports; }
    [[nodiscard]] QWidget *editor(const QByteArray &field) const;

Q_SIGNALS:
    void edited();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Field {
        QByteArray name;
        size_t group;
        QWidget *editor = nullptr;
        QLabel *problem = nullptr;
        RunList *list = nullptr;
        std::function<void(const docker::RunSpec &)> show = {};
        std::function<void(docker::RunSpec &)> take = {};
        std::function<void(docker::RunSpec &)> clear = {}; ///< of the flags that Advanced shows
        std::function<int(const docker::RunSpec &)> count = {};
        bool error = false;
    };
    void beginGroup(const QString &title);
    Field &place(const QByteArray &name, const QString &label, QWidget *editor, bool wide);
    QLineEdit *addLine(const QByteArray &name, const QString &label, QString docker::RunSpec::*member,
                       const QString &hint = {}, bool wide = false);
    void addHealthLine(const QByteArray &name, const QString &label, QString docker::RunHealth::*member,
                       const QString &hint, bool wide = false);
    QComboBox *addChoice(const QByteArray &name, const QString &label, QString docker::RunSpec::*member,
                         const QStringList &choices, const QString &hint, bool wide = false);
    void addWords(const QByteArray &name, const QString &label, QStringList docker::RunSpec::*member,
                  const QString &hint, bool wide = false);
    void addChecks(const std::vector<std::tuple<QByteArray, QString, bool docker::RunSpec::*>> &checks);
    Field &addList(const QByteArray &name, RunList *list);
    void addVariables(const QByteArray &name, const QString &title, const QString &add,
                      std::vector<docker::RunVariable> docker::RunSpec::*member, bool inherits);
    void addPorts();
    void addVolumes();
    void addCommand();
    void addEntrypoint();
    void addAdvanced();
    void makeGeneral();
    void makeNetwork();
    void makeRest();
    [[nodiscard]] docker::RunSpec withoutFields(docker::RunSpec spec) const;
    void readAdvanced();
    Field *find(const QByteArray &name);

    QVBoxLayout *m_layout;
    std::vector<Group> m_groups;
    std::vector<QVBoxLayout *> m_groupLayouts;
    class QGridLayout *m_grid = nullptr;
    int m_cell = 0; ///< of the grid: two cells a row
    std::vector<Field> m_fields;
    RunList *m_ports = nullptr;
    QComboBox *m_image = nullptr;
    QComboBox *m_network = nullptr;
    QLineEdit *m_advanced = nullptr;
    docker::RunSpec m_base; ///< what the form began with: all that has no field is still in it
    QString m_advancedProblem;
    bool m_showing = false;
};

} // namespace dockerui
