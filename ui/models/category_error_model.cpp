#include "ui/models/category_error_model.h"

#include "core/service/export/figures.h"
#include "ui/models/number_text.h"
#include "ui/session/qt_convert.h"

#include <algorithm>

namespace planwright::ui {
namespace {

std::optional<double> numberOf(const forecasting::HistoricalError& error, int field) {
    switch (field) {
    case CategoryErrorModel::Wape:
        return error.wape;
    case CategoryErrorModel::Mase:
        return error.mase;
    case CategoryErrorModel::Bias:
        return error.bias;
    case CategoryErrorModel::Coverage80:
        return error.coverage80;
    default:
        return error.origins;
    }
}

} // namespace

void CategoryErrorModel::show(std::shared_ptr<const service::Plan> plan) {
    reset({{tr("Category"), false, {}},
           {tr("Error,\nWAPE"), true, tr("The sum of all misses over the sum of all demand")},
           {tr("MASE"), true, tr("The miss against that of repeating the past; under 1 is better")},
           {tr("Bias"), true, tr("How much too high (+) or too low (−) on average")},
           {tr("80 % band\nheld"), true, tr("How often demand came inside the band; honest is about 80 %")},
           {tr("Past\nforecasts"), true, tr("Months of the past that were forecast one month ahead")}},
          [&] { m_plan = std::move(plan); });
}

int CategoryErrorModel::rowOf(const QString& category) const {
    if (!m_plan || category.isEmpty())
        return -1;
    const auto& all = m_plan->forecast.months.front().categories;
    const auto found = std::ranges::find(all, fromQt(category), &forecasting::CategoryForecast::category);
    return found == all.end() ? -1 : static_cast<int>(found - all.begin());
}

int CategoryErrorModel::rows() const {
    return m_plan ? static_cast<int>(m_plan->forecast.months.front().categories.size()) : 0;
}

const forecasting::CategoryForecast& CategoryErrorModel::at(int row) const {
    return m_plan->forecast.months.front().categories[static_cast<std::size_t>(row)];
}

QString CategoryErrorModel::text(int row, int column) const {
    const auto number = numberOf(at(row).error, column);
    switch (column) {
    case Category:
        return toQt(at(row).category);
    case Wape:
        return shareText(number, 1);
    case Mase:
        return numberText(number, 2);
    case Bias:
        return toQt(service::changePercent(number, true));
    case Coverage80:
        return shareText(number);
    default:
        return numberText(number);
    }
}

QVariant CategoryErrorModel::value(int row, int column, int role) const {
    if (role == CategoryRole)
        return toQt(at(row).category);
    if (role != SortRole)
        return {};
    if (column == Category)
        return toQt(at(row).category);
    const auto number = numberOf(at(row).error, column);
    return number ? QVariant(*number) : QVariant();
}

} // namespace planwright::ui
