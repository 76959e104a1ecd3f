#include "ui/models/backtest_summary_model.h"

#include "core/service/export/figures.h"
#include "core/service/export/report_sections.h"
#include "core/service/export/report_words.h"
#include "ui/models/model_words.h"
#include "ui/models/number_text.h"
#include "ui/session/qt_convert.h"

namespace planwright::ui {
namespace {

constexpr auto automatic = "auto";

std::optional<double> numberOf(const forecasting::BacktestSummary& summary, int field) {
    switch (field) {
    case BacktestSummaryModel::Wape:
        return summary.wape;
    case BacktestSummaryModel::Mase:
        return summary.mase;
    case BacktestSummaryModel::Bias:
        return summary.bias;
    case BacktestSummaryModel::Coverage50:
        return summary.coverage50;
    case BacktestSummaryModel::Coverage80:
        return summary.coverage80;
    case BacktestSummaryModel::Coverage90:
        return summary.coverage90;
    case BacktestSummaryModel::Pinball:
        return summary.pinball;
    default:
        return summary.forecasts;
    }
}

} // namespace

QString modelName(const std::string& model) {
    auto name = toQt(service::modelWords(model));
    if (!name.isEmpty())
        name.front() = name.front().toUpper();
    return name;
}

void BacktestSummaryModel::show(std::shared_ptr<const service::Plan> plan) {
    std::vector<Column> columns;
    if (plan)
        columns = {
            {tr("Model"), false, {}},
            {tr("Error,\nWAPE"), true, tr("The sum of all misses over the sum of all demand")},
            {tr("MASE"), true, tr("The miss against that of repeating the past; under 1 is better")},
            {tr("Bias"), true, tr("How much too high (+) or too low (−) on average")},
            {tr("50 % band\nheld"), true, tr("How often demand came inside the band; honest is about 50 %")},
            {tr("80 % band\nheld"), true, tr("How often demand came inside the band; honest is about 80 %")},
            {tr("90 % band\nheld"), true, tr("How often demand came inside the band; honest is about 90 %")},
            {tr("Pinball,\n%1").arg(toQt(service::demandUnit(*plan))), true,
             tr("The average cost of the bands; lower is better")},
            {tr("Forecasts"), true, tr("One month ahead, category by category")},
        };
    reset(std::move(columns), [&] { m_plan = std::move(plan); });
}

int BacktestSummaryModel::rows() const {
    return m_plan ? static_cast<int>(m_plan->backtest.summary.size()) : 0;
}

const forecasting::BacktestSummary& BacktestSummaryModel::at(int row) const {
    return m_plan->backtest.summary[static_cast<std::size_t>(row)];
}

QString BacktestSummaryModel::text(int row, int column) const {
    const auto& summary = at(row);
    const auto number = numberOf(summary, column);
    switch (column) {
    case Model:
        if (summary.model == automatic && !m_plan->backtest.selected.empty())
            return tr("Automatic choice (%1)").arg(toQt(service::modelWords(m_plan->backtest.selected)));
        return modelName(summary.model);
    case Wape:
        return shareText(number, 1);
    case Mase:
        return numberText(number, 2);
    case Bias:
        return toQt(service::changePercent(number, true));
    case Pinball:
        return numberText(number, 1);
    case Forecasts:
        return numberText(number);
    default:
        return shareText(number);
    }
}

QString BacktestSummaryModel::toolTip(int row, int column) const {
    const auto& model = at(row).model;
    return column == Model ? modelExplained(model == automatic ? m_plan->backtest.selected : model) : QString();
}

QVariant BacktestSummaryModel::value(int row, int column, int role) const {
    const auto& summary = at(row);
    if (role == ToneRole)
        return summary.model == automatic ? QVariant(static_cast<int>(Tone::Strong)) : QVariant();
    if (role != SortRole)
        return {};
    if (column == Model)
        return text(row, column);
    const auto number = numberOf(summary, column);
    return number ? QVariant(*number) : QVariant();
}

} // namespace planwright::ui
