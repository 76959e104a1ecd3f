#pragma once

#include "core/service/plan.h"

#include <QSplitter>

#include <memory>
#include <string>

class QLabel;
class QTabWidget;
class QTableView;

namespace planwright::ui {

class AppSession;
class BarChart;
class Card;
class CategoryDifferenceModel;
class ModelComparisonModel;
class SortedModel;

/// All models beside the automatic choice, and the selected one's error in each category less the automatic choice's.
class ModelsView : public QSplitter {
    Q_OBJECT

public:
    explicit ModelsView(AppSession& session, QWidget* parent = nullptr);

    void setPlan(std::shared_ptr<const service::Plan> plan);
    /// Selects a model's row.
    void select(const std::string& model);
    [[nodiscard]] QTableView& table() const { return *m_table; }
    [[nodiscard]] QTableView& categories() const { return *m_categoryTable; }
    /// As a file's name: "ETS by category".
    [[nodiscard]] QString selectedName() const;

private:
    [[nodiscard]] QWidget* makeTable();
    [[nodiscard]] QWidget* makeDifferences();
    void showSelected();
    void showChart();

    AppSession& m_session;
    std::shared_ptr<const service::Plan> m_plan;
    std::string m_selected;
    ModelComparisonModel* m_models;
    SortedModel* m_sorted;
    CategoryDifferenceModel* m_categories;
    QTableView *m_table, *m_categoryTable;
    Card* m_differences;
    BarChart* m_chart;
    QLabel *m_over, *m_reason;
    bool m_isFollowing = false;
};

} // namespace planwright::ui
