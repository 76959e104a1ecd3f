#include "ui/pages/forecast_page.h"

#include "ui/pages/forecast/category_pane.h"
#include "ui/pages/forecast/detail_pane.h"
#include "ui/pages/forecast/side_panel.h"
#include "ui/session/qt_convert.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/save_files.h"
#include "ui/widgets/splitter_state.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QSplitter>
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
    , m_columns(new QSplitter(Qt::Horizontal)) {
    m_columns->setHandleWidth(12);
    for (auto* pane : std::initializer_list<QWidget*>{m_categories, m_detail, m_side})
        m_columns->addWidget(pane);
    m_categories->setMinimumWidth(300);
    m_detail->setMinimumWidth(380);
    m_side->setMinimumWidth(260);
    m_columns->setStretchFactor(1, 1);
    content().addWidget(m_columns, 1);
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
    const int left = std::clamp(width() * 31 / 100, 330, 440);
    const int right = std::clamp(width() * 25 / 100, 300, 340);
    m_columns->setSizes({left, std::max(380, width() - left - right), right});
}

QString ForecastPage::categoryName() const {
    return session().category().isEmpty() ? tr("Total") : session().category();
}

void ForecastPage::showPlan() {
    m_facts = session().plan() ? std::make_shared<const PlanFacts>(session().plan()) : nullptr;
    m_categories->setFacts(m_facts);
    showCategory();
}

void ForecastPage::showCategory() {
    if (!m_facts)
        return;
    const auto& category = m_facts->find(session().category());
    m_detail->setFacts(*m_facts, category);
    m_side->setFacts(*m_facts, category);
}

} // namespace planwright::ui
