#include "ui/pages/forecast_page.h"

#include "ui/dialogs/analogue_dialog.h"
#include "ui/dialogs/known_inputs_dialog.h"
#include "ui/pages/forecast/category_pane.h"
#include "ui/pages/forecast/detail_pane.h"
#include "ui/pages/forecast/models_view.h"
#include "ui/pages/forecast/past_view.h"
#include "ui/pages/forecast/side_panel.h"
#include "ui/pages/forecast/why_panel.h"
#include "ui/session/qt_convert.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/save_files.h"
#include "ui/widgets/splitter_state.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace planwright::ui {

ForecastPage::ForecastPage(AppSession& session, QWidget* parent)
    : Page(session, tr("What will we sell next month?"), parent)
    , m_categories(new CategoryPane(session))
    , m_detail(new DetailPane)
    , m_side(new SidePanel)
    , m_models(new ModelsView(session))
    , m_past(new PastView(session))
    , m_columns(new QSplitter(Qt::Horizontal))
    , m_views(new QStackedWidget)
    , m_viewButtons(new QButtonGroup(this)) {
    m_columns->setHandleWidth(12);
    for (auto* pane : std::initializer_list<QWidget*>{m_categories, m_detail, m_side})
        m_columns->addWidget(pane);
    m_categories->setMinimumWidth(300);
    m_detail->setMinimumWidth(380);
    m_side->setMinimumWidth(260);
    m_columns->setStretchFactor(1, 1);
    m_views->addWidget(m_columns);
    m_views->addWidget(m_models);
    m_views->addWidget(m_past);
    content().addWidget(m_views, 1);
    buildViews();
    buildExport();
    rememberSplitter(*m_columns, QStringLiteral("forecastColumns"));
    rememberSplitter(*m_detail, QStringLiteral("forecastRows"));
    setEmptyState(tr("No forecast yet"),
                  tr("Here you will see what each category is likely to sell in the next three months, how sure that "
                     "is, and how good such forecasts were in the past. Import the events of your shop to begin."));

    connect(&session, &AppSession::planChanged, this, &ForecastPage::showPlan);
    connect(&session, &AppSession::categoryChanged, this, &ForecastPage::showCategory);
    showPlan();
}

void ForecastPage::buildViews() {
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(0);
    const struct {
        View view;
        QString text, says, name;
    } views[] = {
        {CategoriesView, tr("Categories"), tr("The forecast of every category"), QStringLiteral("showCategories")},
        {AllModelsView, tr("Models"), tr("Compare the models on the past"), QStringLiteral("showModels")},
        {PastForecastsView, tr("Past"), tr("Past forecasts against what came, and how the bands held"),
         QStringLiteral("showPast")},
    };
    for (const auto& entry : views) {
        auto* button = makeButton(entry.text);
        button->setCheckable(true);
        button->setObjectName(entry.name);
        button->setAccessibleName(entry.says);
        button->setToolTip(entry.says);
        m_viewButtons->addButton(button, entry.view);
        buttons->addWidget(button);
    }
    actions().addLayout(buttons);
    auto* known = makeButton(tr("Known in advance…"));
    known->setObjectName(QStringLiteral("editKnownInputs"));
    known->setToolTip(tr("Promotions, prices, special days and closed days of the months that are forecast"));
    connect(known, &QPushButton::clicked, this, &ForecastPage::editKnownInputs);
    actions().addWidget(known);
    connect(m_viewButtons, &QButtonGroup::idClicked, this, [this](int id) { showView(static_cast<View>(id)); });
    connect(m_side, &SidePanel::comparisonWanted, this, [this] { showView(AllModelsView); });
    connect(m_side, &SidePanel::analogueWanted, this, &ForecastPage::askForAnalogue);
    connect(m_categories, &CategoryPane::analogueWanted, this, &ForecastPage::askForAnalogue);
    showView(CategoriesView);
}

QDialog* ForecastPage::askForAnalogue() {
    if (!m_facts || session().category().isEmpty())
        return nullptr;
    auto* dialog = new AnalogueDialog(session(), m_facts, session().category(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

QDialog* ForecastPage::editKnownInputs() {
    if (!m_facts)
        return nullptr;
    auto* dialog = new KnownInputsDialog(session(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

void ForecastPage::showView(View view) {
    m_viewButtons->button(view)->setChecked(true);
    m_views->setCurrentIndex(view);
}

void ForecastPage::buildExport() {
    auto* button = makeExportButton(QStringLiteral("forecastExport"));
    auto* menu = button->menu();
    connect(menu->addAction(tr("All categories as CSV…")), &QAction::triggered, this, [this] {
        saveTableAsCsv(session(), m_categories->tree(),
                       QStringLiteral("forecast ") + shortMonthName(m_facts->nextMonth()), this);
    });
    auto* months = menu->addAction(QString());
    connect(months, &QAction::triggered, this,
            [this] { saveTableAsCsv(session(), m_detail->grid(), categoryName(), this); });
    connect(menu, &QMenu::aboutToShow, this,
            [this, months] { months->setText(tr("The months of %1 as CSV…").arg(categoryName())); });
    connect(menu->addAction(tr("The models side by side as CSV…")), &QAction::triggered, this,
            [this] { saveTableAsCsv(session(), m_models->table(), tr("models compared"), this); });
    auto* differences = menu->addAction(QString());
    connect(differences, &QAction::triggered, this,
            [this] { saveTableAsCsv(session(), m_models->categories(), m_models->selectedName(), this); });
    connect(menu, &QMenu::aboutToShow, this,
            [this, differences] { differences->setText(tr("%1 as CSV…").arg(m_models->selectedName())); });
    auto* past = menu->addAction(QString());
    connect(past, &QAction::triggered, this,
            [this] { saveTableAsCsv(session(), m_past->months(), tr("%1 past forecasts").arg(categoryName()), this); });
    connect(menu, &QMenu::aboutToShow, this,
            [this, past] { past->setText(tr("Past forecasts of %1 as CSV…").arg(categoryName())); });
    connect(menu->addAction(tr("How the bands held as CSV…")), &QAction::triggered, this,
            [this] { saveTableAsCsv(session(), m_past->bands(), tr("bands of the past"), this); });
    menu->addSeparator();
    connect(menu->addAction(tr("Report as HTML…")), &QAction::triggered, this,
            [this] { saveReportAsHtml(session(), this); });
    actions().addWidget(button);
}

// Until the planner moves them, the columns share the width: the names and the past need some, the chart the rest.
void ForecastPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    if (isRemembered(*m_columns))
        return;
    const int left = std::clamp(width() * 29 / 100, 330, 440);
    const int right = std::clamp(width() * 25 / 100, 300, 340);
    m_columns->setSizes({left, std::max(380, width() - left - right), right});
}

bool ForecastPage::isBusy() const {
    return m_side->why().isBusy();
}

QString ForecastPage::categoryName() const {
    return session().category().isEmpty() ? tr("Total") : session().category();
}

void ForecastPage::showPlan() {
    m_facts = session().plan() ? std::make_shared<const PlanFacts>(session().plan()) : nullptr;
    m_categories->setFacts(m_facts);
    m_models->setPlan(session().plan());
    showCategory();
}

void ForecastPage::showCategory() {
    m_side->setFacts(m_facts, session().category());
    m_past->setFacts(m_facts, session().category());
    if (m_facts)
        m_detail->setFacts(*m_facts, m_facts->find(session().category()));
}

} // namespace planwright::ui
