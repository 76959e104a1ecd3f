#pragma once

#include "ui/models/plan_facts.h"
#include "ui/pages/page.h"

class QButtonGroup;
class QDialog;
class QMenu;
class QSplitter;
class QStackedWidget;

namespace planwright::ui {

class CategoryPane;
class DetailPane;
class ModelsView;
class PastView;
class SidePanel;

/// The next months of every category, with honest bands.
class ForecastPage : public Page {
    Q_OBJECT

public:
    explicit ForecastPage(AppSession& session, QWidget* parent = nullptr);

    /// The categories and their months, the models that may forecast them, or what was forecast in the past.
    enum View { CategoriesView, AllModelsView, PastForecastsView };
    void showView(View view);
    /// Asks which other category the selected one is to be forecast like; null where none is selected.
    QDialog* askForAnalogue();

    /// What is known of the months in advance; null where there is no plan.
    QDialog* editKnownInputs();

    /// Whether a part of it is still being worked out.
    [[nodiscard]] bool isBusy() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildExport();
    void buildViews();
    void showPlan();
    void showCategory();
    [[nodiscard]] QString categoryName() const;

    std::shared_ptr<const PlanFacts> m_facts;
    CategoryPane* m_categories;
    DetailPane* m_detail;
    SidePanel* m_side;
    ModelsView* m_models;
    PastView* m_past;
    QSplitter* m_columns;
    QStackedWidget* m_views;
    QButtonGroup* m_viewButtons;
};

} // namespace planwright::ui
