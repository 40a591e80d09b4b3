// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Overview, Inspect and Changes tabs of a container, and the Layers tab of an image. UI thread.
#pragma once

#include "engine.h"
#include "questiontab.h"

class QLabel;
class QTreeWidget;

namespace panes {
class JsonView;
class SectionView;
}

namespace dockerui {

class OverviewTab final : public panes::QuestionTab
{
    Q_OBJECT

public:
    OverviewTab(endpoint::Endpoint &endpoint, const docker::Engine &engine, QWidget *parent);

protected:
    [[nodiscard]] QByteArray path(const live::Row &row) const override;
    void showAnswer(const QByteArray &json) override;
    void showProblem(const base::Error &error) override;
    void showNothing() override;

private:
    panes::SectionView *m_view;
};

/// The whole answer as a tree. `prefix` and `suffix` make the path around the row's key.
class InspectTab final : public panes::QuestionTab
{
    Q_OBJECT

public:
    using PathOf = std::function<QByteArray(const live::Row &)>;
    InspectTab(endpoint::Endpoint &endpoint, const docker::Engine &engine, PathOf pathOf, QWidget *parent);
    bool find() override;

protected:
    [[nodiscard]] QByteArray path(const live::Row &row) const override { return m_pathOf(row); }
    void showAnswer(const QByteArray &json) override;
    void showProblem(const base::Error &error) override;
    void showNothing() override;

private:
    PathOf m_pathOf;
    panes::JsonView *m_view;
};

/// What differs from the image: `docker diff`.
class ChangesTab final : public panes::QuestionTab
{
    Q_OBJECT

public:
    ChangesTab(endpoint::Endpoint &endpoint, const docker::Engine &engine, QWidget *parent);

protected:
    [[nodiscard]] QByteArray path(const live::Row &row) const override;
    void showAnswer(const QByteArray &json) override;
    void showProblem(const base::Error &error) override;
    void showNothing() override;

private:
    QTreeWidget *m_tree;
    QLabel *m_message;
};

/// Layers with their size and the command that made each.
class LayersTab final : public panes::QuestionTab
{
    Q_OBJECT

public:
    LayersTab(endpoint::Endpoint &endpoint, const docker::Engine &engine, QWidget *parent);

protected:
    [[nodiscard]] QByteArray path(const live::Row &row) const override;
    void showAnswer(const QByteArray &json) override;
    void showProblem(const base::Error &error) override;
    void showNothing() override;

private:
    QTreeWidget *m_tree;
    QLabel *m_message;
};

} // namespace dockerui
