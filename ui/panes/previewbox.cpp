// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "previewbox.h"

#include "diffview.h"
#include "icons.h"
#include "style.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace panes {

namespace {
constexpr int diffHeight = 180;
constexpr int diffWidth = 420; ///< at least; fits into the small forms
}

PreviewBox::PreviewBox(endpoint::Endpoint &endpoint, const actions::Action &action, std::vector<live::RowPointer> rows,
                       std::function<actions::Arguments()> arguments, std::function<QString(const live::Row &)> name, QWidget *parent)
    : QWidget(parent), m_endpoint(endpoint), m_preview(action.preview), m_rows(std::move(rows)), m_arguments(std::move(arguments)), m_name(std::move(name)),
      m_button(new QPushButton(theme::icon(QLatin1String("eye")), tr("Preview"), this)), m_words(new QLabel(this)), m_diff(new DiffView(this))
{
    if (m_rows.size() > most)
        m_rows.resize(most);
    theme::setVariant(m_button, theme::Variant::Flat);
    m_button->setToolTip(tr("Asks the server what would change, and changes nothing"));
    m_words->setWordWrap(true);
    m_words->setMinimumWidth(1);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_words->setForegroundRole(theme::mutedRole);
    m_words->hide();
    m_diff->setFixedHeight(diffHeight);
    m_diff->setMinimumWidth(diffWidth);
    m_diff->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_button, 0, Qt::AlignLeft);
    column->addWidget(m_words);
    column->addWidget(m_diff);
    connect(m_button, &QPushButton::clicked, this, &PreviewBox::ask);
}

void PreviewBox::ask()
{
    m_calls.clear();
    const actions::Arguments arguments = m_arguments();
    m_missing = m_rows.size();
    m_results.assign(m_rows.size(), base::Result<actions::Preview>(actions::Preview()));
    m_words->setText(tr("Asking the server…"));
    m_words->show();
    for (size_t index = 0; index < m_rows.size(); ++index) {
        m_calls.push_back(m_endpoint.call<actions::Preview, endpoint::Session>(
            [preview = m_preview, row = m_rows[index], arguments](endpoint::Session &session) { return preview(session, row, arguments); },
            [this, index](const base::Result<actions::Preview> &result) { answered(index, result); }));
    }
    Q_EMIT grown();
}

void PreviewBox::answered(size_t index, const base::Result<actions::Preview> &result)
{
    m_results[index] = result;
    if (--m_missing == 0)
        show();
}

void PreviewBox::show()
{
    QStringList words;
    std::vector<base::DiffLine> lines;
    for (size_t index = 0; index < m_rows.size(); ++index) {
        const base::Result<actions::Preview> &result = m_results[index];
        const QString name = m_name(*m_rows[index]);
        const auto say = [&](const QString &text) { words << (m_rows.size() == 1 ? text : QStringLiteral("%1: %2").arg(name, text)); };
        if (!result.ok()) {
            say(tr("The server would refuse it: %1").arg(result.error().text()));
            continue;
        }
        for (const QString &warning : result->warnings)
            say(tr("Warning: %1").arg(warning));
        if (!result->text.isEmpty())
            say(result->text);
        else if (result->changes.empty())
            say(tr("Nothing would change."));
        if (!result->changes.empty() && m_rows.size() > 1)
            lines.push_back({base::DiffLine::Kind::Gap, name});
        lines.insert(lines.end(), result->changes.begin(), result->changes.end());
    }
    m_words->setText(words.join(u'\n'));
    m_words->setVisible(!words.isEmpty());
    m_diff->setVisible(!lines.empty());
    m_diff->setLines(std::move(lines));
    Q_EMIT grown();
}

} // namespace panes
