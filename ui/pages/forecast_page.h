#pragma once

#include "ui/models/plan_facts.h"
#include "ui/pages/page.h"

class QMenu;
class QSplitter;

namespace planwright::ui {

class CategoryPane;
class DetailPane;
class SidePanel;

/// The next months of every category, with honest bands.
class ForecastPage : public Page {
    Q_OBJECT

public:
    explicit ForecastPage(AppSession& session, QWidget* parent = nullptr);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildExport();
    void showPlan();
    void showCategory();
    [[nodiscard]] QString categoryName() const;

    std::shared_ptr<const PlanFacts> m_facts;
    CategoryPane* m_categories;
    DetailPane* m_detail;
    SidePanel* m_side;
    QSplitter* m_columns;
};

} // namespace planwright::ui
