// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A form that becomes the picture of its transfer: what fails comes back to the field that it is about, what is cancelled
// to the form. Closing the sheet leaves the transfer going on in Activity. Child of its sheet; UI thread.
#pragma once

#include "formsheet.h"
#include "transfer.h"

namespace dockerui {

class TransferView;

class TransferSheet final : public QObject
{
    Q_OBJECT

public:
    struct Words {
        QString running;  ///< "Pulling %1"
        QString done;     ///< "Pulled %1"
        QString cancel;   ///< "Cancel pull"
        QString field;    ///< key of the field under which a failure is told
    };
    /// `what` makes the transfer from the form's values.
    TransferSheet(const Context &context, endpoint::Endpoint &endpoint, dialogs::FormSheet *sheet, Words words,
                  std::function<docker::ImageTransfer(const QVariantMap &)> what);

private:
    void start(const QVariantMap &values);
    void fail(const base::Error &error);
    void succeed();
    void backToForm();

    Context m_context;
    endpoint::Endpoint &m_endpoint;
    dialogs::FormSheet *m_sheet;
    Words m_words;
    std::function<docker::ImageTransfer(const QVariantMap &)> m_what;
    QString m_button;
    QString m_object;
    QPointer<Transfer> m_transfer;
    TransferView *m_view = nullptr;
    bool m_over = false;
};

} // namespace dockerui
