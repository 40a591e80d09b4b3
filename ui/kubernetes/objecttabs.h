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

/// What the object says of itself, and behind its first section what else is asked about it.
class OverviewTab final : public panes::QuestionTab
{
    Q_OBJECT

public:
    /// `object` outlives the tab.
    OverviewTab(endpoint::Endpoint &endpoint, const kubernetes::Cluster &cluster, const kubernetes::ObjectKind &object, QWidget *parent);

protected:
    [[nodiscard]] QByteArray path(const live::Row &row) const override { return m_object.path(row); }
    void showAnswer(const QByteArray &json) override;
    void showProblem(const base::Error &error) override;
    void showNothing() override;

private:
    struct Question {
        kubernetes::OverviewQuestion asked;
        std::vector<live::Section> answer;
        endpoint::Call call;
    };
    void ask(Question &question, const QByteArray &path, const QByteArray &narrower);
    void show();

    const kubernetes::Cluster &m_cluster;
    const kubernetes::ObjectKind &m_object;
    std::vector<live::Section> m_sections;
    std::vector<std::unique_ptr<Question>> m_questions;
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
