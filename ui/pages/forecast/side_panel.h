#pragma once

#include "ui/models/plan_facts.h"
#include "ui/widgets/page_parts.h"

class QPushButton;
class QTableView;
class QVBoxLayout;

namespace planwright::ui {

class AccuracyModel;
class PastForecastsModel;
class WhyPanel;

/// Where a category's forecast comes from, how far its forecasts were off, and which model makes them and why.
class SidePanel : public Card {
    Q_OBJECT

public:
    explicit SidePanel(QWidget* parent = nullptr);

    /// Null: there is no plan.
    void setFacts(std::shared_ptr<const PlanFacts> facts, const QString& category);
    [[nodiscard]] WhyPanel& why() const { return *m_why; }

Q_SIGNALS:
    void comparisonWanted(); ///< of all the models
    void analogueWanted();   ///< for the category that is shown

private:
    [[nodiscard]] QWidget* makeAccuracyTab();
    [[nodiscard]] QWidget* makeModelTab();
    void showAccuracy(const PlanFacts& facts, const CategoryFacts& category);
    void describeModel(const PlanFacts& facts, const CategoryFacts& category);

    WhyPanel* m_why;
    AccuracyModel* m_accuracy;
    PastForecastsModel* m_past;
    QTableView *m_accuracyView, *m_pastView;
    QLabel *m_verdict, *m_scope, *m_noPast;
    QLabel *m_modelName, *m_modelText, *m_notUsed, *m_flags;
    QLabel *m_notUsedTitle, *m_flagsTitle;
    QPushButton* m_like;
};

} // namespace planwright::ui
