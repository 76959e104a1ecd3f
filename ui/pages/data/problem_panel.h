#pragma once

#include "ui/pages/data/import_question.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;

namespace planwright::ui {

/// What stands in the way of an import: a sentence, or a question with its answers as buttons.
class ProblemPanel : public QFrame {
    Q_OBJECT

public:
    explicit ProblemPanel(QWidget* parent = nullptr);

    void say(const QString& title, const QString& text);
    void ask(const ImportQuestion& question, const QString& place);

Q_SIGNALS:
    void answered(const planwright::data::MappingOverrides& answer);

private:
    QLabel* m_title;
    QLabel* m_text;
    QHBoxLayout* m_answers;
};

} // namespace planwright::ui
