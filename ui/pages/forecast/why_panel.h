#pragma once

#include "ui/models/plan_facts.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QScrollArea;
class QTimer;

namespace planwright::ui {

class BarChart;
class BehindView;
class PlanExplanations;

/// Why a category's forecast is what it is: the way from the last complete month to it, step by step, and a sentence;
/// what changed since last month's forecast, and what came in similar months.
/// Asked for when the panel is first seen.
class WhyPanel : public QWidget {
    Q_OBJECT

public:
    explicit WhyPanel(QWidget* parent = nullptr);

    void setFacts(std::shared_ptr<const PlanFacts> facts, const QString& category);
    [[nodiscard]] BarChart& chart() const { return *m_chart; }
    [[nodiscard]] BehindView& behind() const { return *m_behind; }
    /// Whether what is to be shown is still being looked for.
    [[nodiscard]] bool isBusy() const;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void listMonths();
    void follow();
    void waitForThem();
    void say(const QString& sentence);

    std::shared_ptr<const PlanFacts> m_facts; ///< null: there is no plan
    QString m_category;
    PlanExplanations* m_explanations;
    QComboBox* m_month;
    BarChart* m_chart;
    BehindView* m_behind;
    QScrollArea* m_scroll;
    QLabel* m_state;
    QTimer* m_busySoon;
};

} // namespace planwright::ui
