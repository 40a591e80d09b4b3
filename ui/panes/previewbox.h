// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// "Preview" in a question: what the server says an action would change, before it is done. UI thread; owned by the sheet it stands in.
#pragma once

#include "action.h"
#include "endpoint.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace panes {

class DiffView;

class PreviewBox final : public QWidget
{
    Q_OBJECT

public:
    /// `arguments` are asked for at each press: what the question's fields say then.
    PreviewBox(endpoint::Endpoint &endpoint, const actions::Action &action, std::vector<live::RowPointer> rows,
               std::function<actions::Arguments()> arguments, std::function<QString(const live::Row &)> name, QWidget *parent = nullptr);

Q_SIGNALS:
    void grown(); ///< it has more to show, and wants room

private:
    void ask();
    void answered(size_t index, const base::Result<actions::Preview> &result);
    void show();

    static constexpr size_t most = 20; ///< objects; what is more is not asked for

    endpoint::Endpoint &m_endpoint;
    decltype(actions::Action::preview) m_preview;
    std::vector<live::RowPointer> m_rows;
    std::function<actions::Arguments()> m_arguments;
    std::function<QString(const live::Row &)> m_name;
    std::vector<endpoint::Call> m_calls;
    std::vector<base::Result<actions::Preview>> m_results; ///< of each row, once all have come
    size_t m_missing = 0;
    QPushButton *m_button;
    QLabel *m_words;
    DiffView *m_diff;
};

} // namespace panes
