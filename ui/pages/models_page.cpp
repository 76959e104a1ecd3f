#include "ui/pages/models_page.h"

#include "ui/charts/past_error_charts.h"
#include "ui/models/backtest_summary_model.h"
#include "ui/models/model_words.h"
#include "ui/models/sorted_model.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/column_fitter.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/splitter_state.h"
#include "ui/widgets/views.h"

#include <QFormLayout>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace planwright::ui {
namespace {

constexpr int shortHash = 8;

QWidget* padded(QLayout* layout) {
    auto* holder = new QWidget;
    layout->setContentsMargins(12, 10, 12, 10);
    holder->setLayout(layout);
    return holder;
}

void setHash(QLabel& label, const std::string& hash) {
    label.setText(toQt(hash).left(shortHash));
    label.setToolTip(toQt(hash));
    label.setAccessibleDescription(toQt(hash));
}

QString failureText(const std::vector<forecasting::FailedAttempt>& failed) {
    QStringList lines;
    for (const auto& attempt : failed)
        lines << modelName(attempt.model) + QStringLiteral(": ") + withModelWords(attempt.reason);
    return lines.join(QLatin1Char('\n'));
}

// A model that needs a year of history is not tried on the first months, which are often the hardest.
QString comparisonText(const std::vector<forecasting::BacktestSummary>& summary) {
    int most = 0;
    for (const auto& model : summary)
        most = std::max(most, model.forecasts);
    QStringList fewer;
    for (const auto& model : summary)
        if (model.forecasts < most)
            fewer << ModelsPage::tr("%1 (%2 of %3)").arg(modelName(model.model)).arg(model.forecasts).arg(most);
    return fewer.isEmpty() ? ModelsPage::tr("One month ahead, knowing only what was known then.")
                           : ModelsPage::tr("One month ahead. Tried on fewer forecasts, so not to be compared: %1.")
                                 .arg(fewer.join(QStringLiteral(", ")));
}

} // namespace

ModelsPage::ModelsPage(AppSession& session, QWidget* parent)
    : Page(session, tr("May this model go live?"), parent)
    , m_model(new BacktestSummaryModel(this))
    , m_table(new QTableView)
    , m_chart(new BarChart(tr("Error by model")))
    , m_name(makeSentence({}, "large"))
    , m_explained(makeSentence({}))
    , m_state(makeSentence({}, ""))
    , m_bundle(makeSentence({}, ""))
    , m_snapshot(makeSentence({}, ""))
    , m_data(makeSentence({}, ""))
    , m_seed(makeSentence({}, ""))
    , m_tool(makeSentence({}, ""))
    , m_reason(makeSentence({}, ""))
    , m_compared(makeSentence({}))
    , m_failures(makeSentence({})) {
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(makeFacts());
    column->addWidget(makeVersions(), 1);
    auto* both = new QSplitter(Qt::Horizontal);
    both->addWidget(left);
    both->addWidget(makeComparison());
    both->setSizes({320, 900});
    both->setStretchFactor(1, 1);
    both->setHandleWidth(12);
    rememberSplitter(*both, QStringLiteral("modelsColumns"));
    content().addWidget(both, 1);
    setEmptyState(tr("No model yet"), tr("How good every model was on your own past, which one is in use and why. "
                                         "Import your events to get there."));
    connect(&session, &AppSession::planChanged, this, &ModelsPage::showPlan);
    showPlan();
}

QWidget* ModelsPage::makeFacts() {
    auto* card = new Card(tr("The model in use"));
    auto* rows = new QVBoxLayout;
    rows->setSpacing(gap);
    m_name->setObjectName(QStringLiteral("modelName"));
    m_state->setObjectName(QStringLiteral("modelState"));
    rows->addWidget(m_name);
    rows->addWidget(m_explained);
    m_reason->setObjectName(QStringLiteral("modelReason"));
    rows->addWidget(m_reason);
    rows->addWidget(m_state);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(wideGap);
    form->setVerticalSpacing(4);
    form->addRow(makeLabel(tr("Bundle"), "muted"), m_bundle);
    form->addRow(makeLabel(tr("Snapshot"), "muted"), m_snapshot);
    form->addRow(makeLabel(tr("Data"), "muted"), m_data);
    form->addRow(makeLabel(tr("Seed"), "muted"), m_seed);
    form->addRow(makeLabel(tr("Made by"), "muted"), m_tool);
    rows->addLayout(form);
    card->body()->addWidget(padded(rows));
    return card;
}

QWidget* ModelsPage::makeVersions() {
    auto* card = new Card(tr("Versions and approval"));
    auto* rows = new QVBoxLayout;
    rows->addWidget(makeSentence(tr("Nothing to approve yet"), ""));
    rows->addWidget(makeSentence(tr("Submitting a model, the checks it has to pass, a reviewer's signature and the way "
                                    "back to the version before come with governance. Until then nothing can go live "
                                    "from here, and every plan is a draft.")));
    rows->addStretch(1);
    card->body()->addWidget(padded(rows));
    return card;
}

QWidget* ModelsPage::makeComparison() {
    auto* rows = new QSplitter(Qt::Vertical);
    auto* tableCard = new Card(tr("How good every model was in the past"));
    auto* sorted = new SortedModel(m_model, this);
    m_table->setModel(sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(BacktestSummaryModel::Wape, Qt::AscendingOrder);
    setUpTable(*m_table, QStringLiteral("models"), tr("Models"));
    new ColumnFitter(*m_table, ColumnFitter::Air::Little);
    m_failures->setContentsMargins(12, 0, 12, gap);
    tableCard->body()->addWidget(m_table, 1);
    m_compared->setObjectName(QStringLiteral("compared"));
    m_compared->setContentsMargins(12, 6, 12, 6);
    tableCard->body()->addWidget(m_compared);
    tableCard->body()->addWidget(m_failures);
    auto* chartCard = new Card(tr("Error by model"));
    chartCard->body()->addWidget(m_chart);
    rows->addWidget(tableCard);
    rows->addWidget(chartCard);
    rows->setSizes({400, 300});
    rows->setHandleWidth(12);
    rememberSplitter(*rows, QStringLiteral("modelsRows"));
    return rows;
}

void ModelsPage::showPlan() {
    const auto& plan = session().plan();
    m_model->show(plan);
    if (!plan)
        return;
    m_name->setText(modelName(plan->modelName));
    m_explained->setText(modelExplained(plan->modelName));
    m_explained->setVisible(!m_explained->text().isEmpty());
    m_state->setText(plan->modelApproved ? tr("Approved.")
                                         : tr("◆ Draft: nobody has approved this model. What it says is provisional."));
    setHash(*m_bundle, plan->modelSha256);
    setHash(*m_snapshot, plan->import.snapshotSha256);
    m_data->setText(tr("%1 to %2").arg(toQt(plan->import.firstDay.toString()), toQt(plan->import.lastDay.toString())));
    m_seed->setText(QString::number(plan->seed));
    m_tool->setText(tr("Planwright %1").arg(toQt(plan->toolVersion)));
    m_reason->setText(
        (tr("Why this one: %1").arg(withModelWords(plan->backtest.reason)) + QLatin1Char(' ') + toQt(plan->oneOffNote))
            .trimmed());
    m_compared->setText(comparisonText(plan->backtest.summary));
    m_failures->setText(tr("Could not be fitted everywhere:\n%1").arg(failureText(plan->backtest.failed)));
    m_failures->setVisible(!plan->backtest.failed.empty());
    m_chart->show(modelErrorChart(*plan));
}

} // namespace planwright::ui
