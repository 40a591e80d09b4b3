// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A tab that asks the endpoint one question about the chosen object and shows the answer: asked again when the object's row
// changes, never while nobody looks. UI thread.
#pragma once

#include "detailtab.h"

namespace panes {

class QuestionTab : public DetailTab
{
    Q_OBJECT

public:
    using Ask = std::function<endpoint::Call(endpoint::Endpoint &, QByteArray path,
                                             std::function<void(base::Result<QByteArray>)> done)>;
    QuestionTab(endpoint::Endpoint &endpoint, Ask ask, QWidget *parent);
    void setObjects(const std::vector<live::RowPointer> &rows) override;
    void setActive(bool active) override;

protected:
    /// Path of the question about this row: "/containers/<id>/json".
    [[nodiscard]] virtual QByteArray path(const live::Row &row) const = 0;
    virtual void showAnswer(const QByteArray &json) = 0;
    virtual void showProblem(const base::Error &error) = 0;
    virtual void showNothing() = 0;
    /// For what the row does not tell of.
    void askAgain();
    [[nodiscard]] endpoint::Endpoint &endpoint() const { return m_endpoint; }

private:
    void ask();
    endpoint::Endpoint &m_endpoint;
    Ask m_ask;
    endpoint::Call m_call;
    live::RowPointer m_row;
    live::Key m_shown;
    bool m_active = false;
    bool m_due = false;
    bool m_asking = false;
};

} // namespace panes
