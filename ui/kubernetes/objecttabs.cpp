// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "objecttabs.h"

#include "fonts.h"
#include "icons.h"
#include "sectionview.h"
#include "style.h"
#include "tokens.h"
#include "yamlwriter.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace kubernetesui {

namespace {

QVBoxLayout *columnOf(QWidget *widget)
{
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return column;
}

} // namespace

// --- Overview -------------------------------------------------------------------------------------------------------

OverviewTab::OverviewTab(endpoint::Endpoint &endpoint, const kubernetes::Cluster &cluster, const kubernetes::ObjectKind &object, QWidget *parent)
    : QuestionTab(endpoint, cluster.get, parent), m_cluster(cluster), m_object(object), m_view(new panes::SectionView(this))
{
    columnOf(this)->addWidget(m_view, 1);
}

void OverviewTab::showAnswer(const QByteArray &json)
{
    const kubernetes::Sections sections = m_object.overview(json);
    if (!sections.ok()) {
        showProblem(sections.error());
        return;
    }
    m_sections = *sections;
    // What was answered before stays until it is answered anew.
    const std::vector<std::unique_ptr<Question>> before = std::exchange(m_questions, {});
    for (kubernetes::OverviewQuestion &asked : m_object.questions ? m_object.questions(json) : kubernetes::OverviewQuestions()) {
        auto question = std::make_unique<Question>();
        question->asked = std::move(asked);
        for (const std::unique_ptr<Question> &old : before) {
            if (old->asked.path == question->asked.path)
                question->answer = std::move(old->answer);
        }
        m_questions.push_back(std::move(question));
    }
    show();
    for (const std::unique_ptr<Question> &question : m_questions)
        ask(*question, question->asked.path, question->asked.narrower);
}

void OverviewTab::ask(Question &question, const QByteArray &path, const QByteArray &narrower)
{
    question.call = m_cluster.get(endpoint(), path, [this, &question, narrower](const base::Result<QByteArray> &json) {
        if (!json.ok() && json.error().code == base::Error::Code::Forbidden && !narrower.isEmpty()) {
            ask(question, narrower, {});
            return;
        }
        const kubernetes::Sections sections = json.ok() ? question.asked.read(*json) : kubernetes::Sections(json.error());
        if (sections.ok())
            question.answer = *sections;
        else
            question.answer = {{"problem", question.asked.title, {}, sections.error().text()}};
        show();
    });
}

void OverviewTab::show()
{
    std::vector<live::Section> all = m_sections;
    size_t place = std::min<size_t>(1, all.size());
    for (const std::unique_ptr<Question> &question : m_questions) {
        all.insert(all.begin() + static_cast<ptrdiff_t>(place), question->answer.begin(), question->answer.end());
        place += question->answer.size();
    }
    m_view->setSections(all);
}

void OverviewTab::showProblem(const base::Error &error)
{
    m_questions.clear();
    m_view->setMessage(error.text());
}

void OverviewTab::showNothing()
{
    m_questions.clear();
    m_sections.clear();
    m_view->setMessage({});
}

// --- YAML -----------------------------------------------------------------------------------------------------------

YamlTab::YamlTab(endpoint::Endpoint &endpoint, const kubernetes::Cluster &cluster, PathOf pathOf, QWidget *parent)
    : QuestionTab(endpoint, cluster.get, parent), m_pathOf(std::move(pathOf)), m_text(new QPlainTextEdit(this)),
      m_message(new QLabel(this)), m_tools(new QWidget(this))
{
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setFont(theme::monoFont());
    m_text->setAccessibleName(tr("YAML"));
    m_text->setTabChangesFocus(true);
    m_text->document()->setDocumentMargin(16);
    m_message->setContentsMargins(16, 12, 16, 12);
    m_message->setWordWrap(true);
    m_message->setForegroundRole(theme::mutedRole);
    m_message->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    QVBoxLayout *column = columnOf(this);
    column->addWidget(m_message, 1);
    column->addWidget(m_text, 1);
    makeTools();
    showNothing();
}

void YamlTab::makeTools()
{
    auto *row = new QHBoxLayout(m_tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_tools->hide();
    auto *managed = new QPushButton(tr("Managed fields"), m_tools);
    managed->setCheckable(true);
    managed->setToolTip(tr("Who set which field, and when"));
    theme::setVariant(managed, theme::Variant::Flat);
    connect(managed, &QPushButton::toggled, this, [this](bool on) {
        m_managed = on;
        if (!m_json.isEmpty())
            showAnswer(m_json);
    });
    auto *copy = new QPushButton(theme::icon(QLatin1String("copy")), tr("Copy YAML"), m_tools);
    theme::setVariant(copy, theme::Variant::Flat);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_text->toPlainText()); });
    row->addWidget(managed);
    row->addWidget(copy);
}

void YamlTab::show(const QString &text)
{
    m_message->hide();
    m_text->show();
    if (m_text->toPlainText() == text)
        return;
    const int across = m_text->horizontalScrollBar()->value();
    const int down = m_text->verticalScrollBar()->value();
    const QTextCursor before = m_text->textCursor();
    const int anchor = before.anchor(), position = before.position();
    m_text->setPlainText(text);
    QTextCursor cursor = m_text->textCursor();
    const int last = std::max(0, m_text->document()->characterCount() - 1);
    cursor.setPosition(std::min(anchor, last));
    cursor.setPosition(std::min(position, last), QTextCursor::KeepAnchor);
    m_text->setTextCursor(cursor);
    m_text->horizontalScrollBar()->setValue(across);
    m_text->verticalScrollBar()->setValue(down);
}

void YamlTab::showAnswer(const QByteArray &json)
{
    m_json = json;
    const base::Result<QString> text = kubernetes::yamlOfObject(json, m_managed);
    if (text.ok())
        show(*text);
    else
        showProblem(text.error());
}

void YamlTab::showProblem(const base::Error &error)
{
    m_text->hide();
    m_message->setText(error.text());
    m_message->show();
}

void YamlTab::showNothing()
{
    m_json.clear();
    m_text->clear();
    m_message->clear();
    m_message->hide();
    m_text->show();
}

} // namespace kubernetesui
