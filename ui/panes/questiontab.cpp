// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "questiontab.h"

namespace panes {

QuestionTab::QuestionTab(endpoint::Endpoint &endpoint, Ask ask, QWidget *parent)
    : DetailTab(parent), m_endpoint(endpoint), m_ask(std::move(ask))
{
}

void QuestionTab::setObjects(const std::vector<live::RowPointer> &rows)
{
    if (rows.size() != 1) {
        m_call.cancel();
        m_asking = false;
        m_row.reset();
        m_shown.clear();
        showNothing();
        return;
    }
    const bool same = m_row && m_row->key() == rows.front()->key() && m_row->equals(*rows.front());
    if (same)
        return;
    if (m_row && m_row->key() != rows.front()->key() && m_shown != rows.front()->key())
        showNothing();
    m_row = rows.front();
    m_due = true;
    ask();
}

void QuestionTab::setActive(bool active)
{
    m_active = active;
    if (active) {
        ask();
    } else {
        // An answer that did not come in time is wanted at the next look.
        m_due = m_due || m_asking;
        m_asking = false;
        m_call.cancel();
    }
}

void QuestionTab::askAgain()
{
    m_due = true;
    ask();
}

void QuestionTab::ask()
{
    if (!m_active || !m_due || !m_row || !m_endpoint.isOpen())
        return;
    m_due = false;
    m_asking = true;
    m_call = m_ask(m_endpoint, path(*m_row), [this, key = m_row->key()](base::Result<QByteArray> result) {
        m_asking = false;
        if (!m_row || m_row->key() != key)
            return;
        if (!result.ok()) {
            m_due = true; // asked again at the row's next change or the next look
            showProblem(result.error());
            return;
        }
        m_shown = key;
        showAnswer(*result);
    });
}

} // namespace panes
