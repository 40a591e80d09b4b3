// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "datatab.h"

#include "fonts.h"
#include "format.h"
#include "icons.h"
#include "style.h"
#include "treerows.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace kubernetesui {

using kubernetes::DataEntry;

namespace {

constexpr qsizetype shownBytes = 4096; ///< of a binary value
constexpr qsizetype longestText = 1024 * 1024; ///< the API's own limit of an object

QPushButton *tool(const char *icon, const QString &label, QWidget *parent)
{
    auto *button = new QPushButton(theme::icon(QLatin1String(icon)), label, parent);
    theme::setVariant(button, theme::Variant::Flat);
    return button;
}

/// Histories of the clipboard leave out what is marked so.
void copySecretly(const QString &text, bool secret)
{
    auto *data = new QMimeData;
    data->setText(text);
    if (secret)
        data->setData(QStringLiteral("x-kde-passwordManagerHint"), "secret");
    QGuiApplication::clipboard()->setMimeData(data);
}

} // namespace

DataTab::DataTab(endpoint::Endpoint &endpoint, const kubernetes::Cluster &cluster, const kubernetes::ObjectKind &object, QWidget *parent)
    : QuestionTab(endpoint, cluster.get, parent), m_object(object), m_splitter(new QSplitter(Qt::Horizontal, this)),
      m_tree(new QTreeWidget(m_splitter)), m_value(new QPlainTextEdit), m_note(new QLabel), m_message(new QLabel(this)), m_tools(new QWidget(this))
{
    makeTree();
    auto *right = new QWidget(m_splitter);
    auto *side = new QVBoxLayout(right);
    side->setContentsMargins(0, 0, 0, 0);
    side->setSpacing(0);
    m_note->setContentsMargins(16, 8, 16, 4);
    m_note->setForegroundRole(theme::mutedRole);
    m_note->setWordWrap(true);
    m_value->setReadOnly(true);
    m_value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_value->setFrameShape(QFrame::NoFrame);
    m_value->setFont(theme::monoFont());
    m_value->setAccessibleName(tr("Value"));
    m_value->setTabChangesFocus(true);
    m_value->document()->setDocumentMargin(16);
    side->addWidget(m_note);
    side->addWidget(m_value, 1);
    m_splitter->addWidget(m_tree);
    m_splitter->addWidget(right);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({340, 660});
    m_message->setContentsMargins(16, 12, 16, 12);
    m_message->setWordWrap(true);
    m_message->setForegroundRole(theme::mutedRole);
    m_message->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_message, 1);
    column->addWidget(m_splitter, 1);
    makeTools();
    showNothing();
}

void DataTab::makeTree()
{
    m_tree->setAccessibleName(tr("Keys"));
    m_tree->setHeaderLabels({tr("Key"), tr("Size")});
    widgets::dressTree(*m_tree, true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->resizeSection(1, 80);
    m_tree->headerItem()->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &DataTab::chooseKey);
}

void DataTab::makeTools()
{
    auto *row = new QHBoxLayout(m_tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_tools->hide();
    m_reveal = tool("eye", tr("Show value"), m_tools);
    m_copy = tool("copy", tr("Copy value"), m_tools);
    m_edit = tool("pencil", tr("Edit value"), m_tools);
    m_cancel = tool("close", tr("Cancel"), m_tools);
    m_save = tool("save", tr("Save value"), m_tools);
    connect(m_reveal, &QPushButton::clicked, this, [this] {
        m_revealed = !m_revealed;
        showValue();
    });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (const DataEntry *entry = chosen())
            copySecretly(entry->binary ? QString::fromLatin1(entry->value.toBase64()) : QString::fromUtf8(entry->value), secret());
    });
    connect(m_edit, &QPushButton::clicked, this, &DataTab::edit);
    connect(m_cancel, &QPushButton::clicked, this, &DataTab::endEditing);
    connect(m_save, &QPushButton::clicked, this, &DataTab::save);
    for (QPushButton *button : {m_reveal, m_copy, m_edit, m_cancel, m_save})
        row->addWidget(button);
}

void DataTab::showAnswer(const QByteArray &json)
{
    base::Result<kubernetes::ObjectData> read = kubernetes::dataOf(m_object.kind.id, json);
    if (!read.ok()) {
        showProblem(read.error());
        return;
    }
    const bool same = *read == m_data;
    m_data = std::move(*read);
    if (m_editing) {
        // What a person writes stays. Saving it again is against what is there now, which is said.
        if (m_editedVersion != m_data.resourceVersion && !m_saving) {
            m_editedVersion = m_data.resourceVersion;
            m_note->setText(tr("It has changed on the cluster meanwhile. Saving overwrites that value."));
        }
        return;
    }
    if (!same || m_message->isVisibleTo(this))
        showKeys();
}

void DataTab::showKeys()
{
    if (m_data.entries.empty()) {
        showMessage(tr("It holds nothing."));
        return;
    }
    m_message->hide();
    m_splitter->show();
    const QString kept = m_tree->currentItem() ? m_tree->currentItem()->text(0) : QString();
    {
        const QSignalBlocker quiet(m_tree);
        m_tree->clear();
        for (const DataEntry &entry : m_data.entries) {
            auto *item = new QTreeWidgetItem(m_tree);
            item->setText(0, entry.key);
            item->setToolTip(0, entry.key);
            item->setText(1, live::formatBytes(static_cast<double>(entry.value.size())));
            item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
            if (entry.key == kept)
                m_tree->setCurrentItem(item);
        }
        if (!m_tree->currentItem())
            m_tree->setCurrentItem(m_tree->topLevelItem(0));
    }
    if (m_tree->currentItem()->text(0) != kept)
        m_revealed = false;
    showValue();
}

const DataEntry *DataTab::chosen() const
{
    const int index = m_tree->indexOfTopLevelItem(m_tree->currentItem());
    return index < 0 || static_cast<size_t>(index) >= m_data.entries.size() ? nullptr : &m_data.entries[static_cast<size_t>(index)];
}

void DataTab::chooseKey()
{
    m_revealed = false;
    endEditing();
}

void DataTab::showValue()
{
    const DataEntry *entry = chosen();
    updateTools();
    if (!entry) {
        m_note->clear();
        m_value->clear();
        return;
    }
    const QString size = live::formatBytes(static_cast<double>(entry->value.size()));
    if (hidden()) {
        m_note->setText(tr("Hidden, %1.").arg(size));
        m_value->setPlainText(QString(12, QChar(0x2022)));
    } else if (entry->binary) {
        m_note->setText(entry->value.size() > shownBytes ? tr("Binary, %1. The first %2:").arg(size, live::formatBytes(shownBytes)) : tr("Binary, %1.").arg(size));
        m_value->setPlainText(kubernetes::hexText(entry->value, shownBytes));
    } else {
        m_note->setText(m_data.immutable ? tr("%1, cannot be changed.").arg(size) : size);
        m_value->setPlainText(QString::fromUtf8(entry->value));
    }
}

void DataTab::updateTools()
{
    const DataEntry *entry = chosen();
    m_reveal->setVisible(secret() && !m_editing);
    m_reveal->setText(m_revealed ? tr("Hide value") : tr("Show value"));
    m_reveal->setIcon(theme::icon(m_revealed ? QLatin1String("eye-off") : QLatin1String("eye")));
    m_reveal->setEnabled(entry);
    m_copy->setVisible(!m_editing);
    m_copy->setEnabled(entry);
    m_edit->setVisible(!m_editing);
    m_edit->setEnabled(entry && !entry->binary && !m_data.immutable && entry->value.size() <= longestText);
    m_cancel->setVisible(m_editing);
    m_save->setVisible(m_editing);
}

void DataTab::edit()
{
    const DataEntry *entry = chosen();
    if (!entry || m_editing)
        return;
    m_editing = true;
    m_revealed = true; // what is not seen is not edited
    m_editedVersion = m_data.resourceVersion;
    showValue();
    m_note->setText(tr("Editing %1").arg(entry->key));
    m_value->setReadOnly(false);
    m_value->setFocus();
}

void DataTab::save()
{
    const DataEntry *entry = chosen();
    if (!entry || !m_editing)
        return;
    m_saving = true;
    Q_EMIT actionWanted(m_object.kind.id + ".setvalue", {{QStringLiteral("key"), entry->key},
                                                         {QStringLiteral("value"), m_value->toPlainText().toUtf8()},
                                                         {QStringLiteral("resourceVersion"), m_editedVersion}});
}

void DataTab::actionEnded(const QByteArray &action, bool done)
{
    if (action != m_object.kind.id + ".setvalue" || !m_saving)
        return;
    m_saving = false;
    if (done)
        endEditing();
    updateTools();
    askAgain(); // the table's row says nothing of values
}

void DataTab::endEditing()
{
    if (std::exchange(m_editing, false))
        m_revealed = false;
    m_saving = false;
    m_value->setReadOnly(true);
    m_value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    showValue();
}

void DataTab::showMessage(const QString &text)
{
    m_tree->clear();
    m_splitter->hide();
    m_message->setText(text);
    m_message->show();
    updateTools();
}

void DataTab::showProblem(const base::Error &error)
{
    if (!m_editing)
        showMessage(error.text());
}

void DataTab::showNothing()
{
    m_data = {};
    m_revealed = false;
    endEditing();
    showMessage({});
}

} // namespace kubernetesui
