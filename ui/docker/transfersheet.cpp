// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "transfersheet.h"

#include "format.h"
#include "transferview.h"

#include <QPushButton>

namespace dockerui {

using Kind = docker::ImageTransfer::Kind;

TransferSheet::TransferSheet(const Context &context, endpoint::Endpoint &endpoint, dialogs::FormSheet *sheet, Words words,
                             std::function<docker::ImageTransfer(const QVariantMap &)> what)
    : QObject(sheet), m_context(context), m_endpoint(endpoint), m_sheet(sheet), m_words(std::move(words)),
      m_what(std::move(what)), m_button(sheet->primary()->text())
{
    sheet->setStays();
    connect(sheet, &dialogs::FormSheet::filledIn, this, &TransferSheet::start);
    connect(sheet, &dialogs::FormSheet::pageAccepted, sheet, &dialogs::FormSheet::close);
    connect(sheet, &dialogs::FormSheet::pageCancelled, this, [this] {
        if (m_transfer)
            m_transfer->cancel();
    });
}

void TransferSheet::start(const QVariantMap &values)
{
    const docker::ImageTransfer what = m_what(values);
    m_object = what.kind == Kind::Load ? what.path : what.reference.split(u' ').join(QStringLiteral(", "));
    m_view = new TransferView(m_words.running.arg(m_object), m_sheet);
    m_sheet->showPage(m_view);
    m_sheet->primary()->setText(tr("Go on in the background"));
    m_sheet->cancel()->setText(m_words.cancel);
    m_sheet->cancel()->setFocus(Qt::OtherFocusReason);
    m_transfer = new Transfer(m_context, m_endpoint, what, m_object);
    connect(m_transfer, &Transfer::changed, this, [this] {
        const int before = m_view->sizeHint().height();
        m_view->follow(*m_transfer);
        if (m_view->sizeHint().height() != before)
            m_sheet->showPage(m_view);
    });
    connect(m_transfer, &Transfer::done, this, &TransferSheet::succeed);
    connect(m_transfer, &Transfer::failed, this, &TransferSheet::fail);
    connect(m_transfer, &Transfer::cancelled, this, &TransferSheet::backToForm);
    m_view->follow(*m_transfer);
    m_transfer->begin();
}

void TransferSheet::backToForm()
{
    m_view = nullptr;
    m_sheet->showPage(nullptr);
    m_sheet->primary()->setText(m_button);
    m_sheet->cancel()->setText(tr("Cancel"));
    m_sheet->primary()->setFocus(Qt::OtherFocusReason);
}

void TransferSheet::fail(const base::Error &error)
{
    const bool login = m_transfer && m_transfer->progress().step == docker::ImageProgress::Step::Login;
    backToForm();
    m_sheet->setProblem(login ? QStringLiteral("login") : m_words.field, error.text());
}

void TransferSheet::succeed()
{
    const docker::ImageProgress &progress = m_transfer->progress();
    QString details = progress.digest;
    if (m_transfer->what().kind == Kind::Load)
        details = progress.loaded.join(u'\n');
    else if (m_transfer->what().kind == Kind::Save)
        details = m_transfer->what().path + QStringLiteral(" · ") + live::formatBytes(static_cast<double>(progress.fileBytes));
    m_view->finish(m_words.done.arg(m_object), details.isEmpty() ? progress.message : details);
    m_sheet->primary()->setText(tr("Close"));
    m_sheet->cancel()->hide();
    m_sheet->primary()->setFocus(Qt::OtherFocusReason);
    m_sheet->showPage(m_view); // its height has changed
}

} // namespace dockerui
