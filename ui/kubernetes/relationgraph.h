// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A small picture of what an object has to do with others: boxes in columns, from what leads to what is led to, and lines between
// them. Each box is a button: Tab goes to the picture, arrows from box to box, Enter opens one; screen readers hear kind, name,
// state and what it is connected with. UI thread.
#pragma once

#include "relations.h"
#include "textpainter.h"

#include <QAbstractButton>

namespace kubernetesui {

class RelationBox final : public QAbstractButton
{
    Q_OBJECT

public:
    static constexpr int width = 168; ///< six columns and their gaps fit beside the sidebar of a window of 1440
    static constexpr int height = 46;

    explicit RelationBox(QWidget *parent);
    /// `opens`: a click leads to it; `chosen`: it is what is looked at.
    void present(const kubernetes::RelatedObject &object, bool opens, bool chosen, const QString &connected);
    [[nodiscard]] QSize sizeHint() const override { return {width, height}; }

Q_SIGNALS:
    void entered();

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    kubernetes::RelatedObject m_object;
    theme::TextPainter m_small;
    theme::TextPainter m_medium;
    bool m_opens = false;
    bool m_chosen = false;
};

class RelationGraph final : public QWidget
{
    Q_OBJECT

public:
    explicit RelationGraph(QWidget *parent = nullptr);
    void setRelations(const kubernetes::Relations &relations, const std::function<bool(const kubernetes::RelatedObject &)> &opens);
    [[nodiscard]] const std::vector<RelationBox *> &boxes() const { return m_boxes; } ///< in the order of the objects

Q_SIGNALS:
    void chosen(int index);
    void focused(QWidget *box);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    void addBox();
    [[nodiscard]] QString connectedText(size_t index) const;
    bool step(size_t from, int key);
    void setCurrent(size_t index);

    kubernetes::Relations m_relations;
    std::vector<RelationBox *> m_boxes;
    std::vector<std::vector<size_t>> m_columns;
    size_t m_current = 0; ///< the one that Tab comes to
};

} // namespace kubernetesui
