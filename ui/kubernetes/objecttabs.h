// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Overview and YAML tabs of any object of a cluster. UI thread.
#pragma once

#include "cluster.h"
#include "questiontab.h"
#include "section.h"

class QLabel;
class QPlainTextEdit;

namespace panes {
class SectionView;
}

namespace kubernetesui {

using PathOf = std::function<QByteArray(const live::Row &)>;

class OverviewTab final : public panes::QuestionTab
{
    Q_OBJECT

public:
    using SectionsOf = std::function<base::Result<std::vector<live::Section>>(const QByteArray &json)>;
    OverviewTab(endpoint::Endpoint &endpoint, const kubernetes::Cluster &cluster, PathOf pathOf, SectionsOf sectionsOf,
                QWidget *parent);

protected:
    [[nodiscard]] QByteArray path(const live::Row &row) const override { return m_pathOf(row); }
    void showAnswer(const QByteArray &json) override;
    void showProblem(const base::Error &error) override;
    void showNothing() override;

private:
    PathOf m_pathOf;
    SectionsOf m_sectionsOf;
    panes::SectionView *m_view;
};

/// The object as kubectl would print it, to read, search and copy. The place in the text stays while the object changes.
class YamlTab final : public panes::QuestionTab
{
    Q_OBJECT

public:
    YamlTab(endpoint::Endpoint &endpoint, const kubernetes::Cluster &cluster, PathOf pathOf, QWidget *parent);
    QWidget *tools() override { return m_tools; }

protected:
    [[nodiscard]] QByteArray path(const live::Row &row) const override { return m_pathOf(row); }
    void showAnswer(const QByteArray &json) override;
    void showProblem(const base::Error &error) override;
    void showNothing() override;

private:
    void makeTools();
    void show(const QString &text);

    PathOf m_pathOf;
    QPlainTextEdit *m_text;
    QLabel *m_message;
    QWidget *m_tools;
    QByteArray m_json;
    bool m_managed = false;
};

} // namespace kubernetesui
