#include "ui/pages/data/problem_panel.h"

#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace planwright::ui {

ProblemPanel::ProblemPanel(QWidget* parent)
    : QFrame(parent)
    , m_title(makeLabel({}, "problem"))
    , m_text(makeSentence({}, ""))
    , m_answers(new QHBoxLayout) {
    setProperty("role", QStringLiteral("card"));
    setObjectName(QStringLiteral("importProblem"));
    m_title->setObjectName(QStringLiteral("importProblemTitle"));
    m_text->setObjectName(QStringLiteral("importProblemText"));
    // What stands in a file is shown as it is, never as markup.
    for (auto* label : {m_title, m_text})
        label->setTextFormat(Qt::PlainText);
    m_answers->setSpacing(gap);
    m_answers->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, gap, 12, gap);
    layout->setSpacing(4);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addLayout(m_answers);
}

void ProblemPanel::say(const QString& title, const QString& text) {
    // A button may be what was pressed: it goes once that is over.
    while (m_answers->count() > 1) {
        const std::unique_ptr<QLayoutItem> item(m_answers->takeAt(0));
        item->widget()->hide();
        item->widget()->deleteLater();
    }
    m_title->setText(QStringLiteral("▲ ") + title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
    show();
}

void ProblemPanel::ask(const ImportQuestion& question, const QString& place) {
    say(question.title, place.isEmpty() ? question.text : place + QStringLiteral(": ") + question.text);
    for (const auto& [words, answer] : question.answers) {
        auto* button = makeButton(words);
        button->setObjectName(QStringLiteral("answer"));
        connect(button, &QPushButton::clicked, this, [this, answer = answer] { Q_EMIT answered(answer); });
        m_answers->insertWidget(m_answers->count() - 1, button);
    }
}

} // namespace planwright::ui
