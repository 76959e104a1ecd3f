#pragma once

#include "ui/models/plan_facts.h"
#include "ui/widgets/page_parts.h"

namespace planwright::ui {

/// How far past forecasts were off, in three figures and a sentence.
class RecordCard : public Card {
    Q_OBJECT

public:
    explicit RecordCard(QWidget* parent = nullptr);

    void setFacts(const PlanFacts& facts);

private:
    struct Figure {
        QLabel *name, *value, *note;
    };
    [[nodiscard]] static Figure makeFigure(const QString& name);

    Figure m_error, m_band, m_bias;
    QLabel* m_sentence;
};

} // namespace planwright::ui
