#include "ui/models/forecast_grid_model.h"

#include "core/service/export/demand_chart.h"
#include "ui/models/number_text.h"
#include "ui/session/qt_convert.h"

#include <algorithm>

namespace planwright::ui {
namespace {

constexpr int mostHistoryMonths = 6;

std::optional<double> pastForecast(const CategoryFacts& category, Month month) {
    const auto found = std::ranges::find(category.past, month, &PastMonth::month);
    return found == category.past.end() ? std::nullopt : std::optional(found->forecast);
}

/// What the months ahead sold a year before, where all of them are known.
std::optional<double> soldYearBefore(const PlanFacts& facts, const CategoryFacts& category) {
    double sum = 0;
    for (int i = 0; i < static_cast<int>(category.months.size()); ++i) {
        const auto sold = category.soldIn(facts.nextMonth() + (i - 12), facts.plan().history.firstMonth);
        if (!sold)
            return std::nullopt;
        sum += *sold;
    }
    return sum;
}

} // namespace

void ForecastGridModel::setFacts(const PlanFacts& facts, const CategoryFacts& category) {
    const auto& history = facts.plan().history;
    const int known = category.history == nullptr
                          ? 0
                          : std::min(mostHistoryMonths, static_cast<int>(category.history->months.size()));
    const int ahead = static_cast<int>(category.months.size());
    const Month first = facts.plan().forecast.lastCompleteMonth - (known - 1);

    Row sold{{tr("Net demand"), {}, Tone::Normal, tr("Net demand of complete months, units")}};
    Row yearAgo{{tr("Year before"), {}, Tone::Normal, tr("Net demand of the same month last year, units")}};
    Row likely{{tr("Forecast"), {}, Tone::Normal, tr("Statistical forecast: the most likely demand, P50")}};
    // Two rows: a range as one text would make the columns too wide for a glance at many months.
    Row low{{tr("80 %, from"), {}, Tone::Normal, tr("Nine times in ten the demand is higher, P10")}};
    Row high{{tr("80 %, to"), {}, Tone::Normal, tr("Nine times in ten the demand is lower, P90")}};
    Row said{{tr("Forecast before"), {}, Tone::Normal, tr("What was forecast one month before")}};
    const auto number = [](std::optional<double> value, Tone tone = Tone::Normal) {
        return value ? Cell{numberText(value), value, tone, {}} : Cell{{}, {}, Tone::Muted, {}};
    };
    for (int i = 0; i < known + ahead; ++i) {
        const Month month = first + i;
        const bool isPast = i < known;
        yearAgo.push_back(number(category.soldIn(month - 12, history.firstMonth)));
        sold.push_back(isPast ? number(category.soldIn(month, history.firstMonth)) : Cell{});
        said.push_back(isPast ? number(pastForecast(category, month), Tone::Muted) : Cell{});
        if (isPast) {
            likely.emplace_back();
            low.emplace_back();
            high.emplace_back();
            continue;
        }
        const auto& q = category.months[static_cast<std::size_t>(i - known)]->demand.quantiles;
        likely.push_back(number(q[3], Tone::Accent));
        low.push_back(number(q[1]));
        high.push_back(number(q[5]));
        if (i == known && category.history != nullptr && category.history->partial && history.partialLastDay) {
            sold.back() = {numberText(category.history->partial) + QLatin1Char('*'), category.history->partial,
                           Tone::Muted,
                           tr("* Part-finished: %1").arg(toQt(service::partialDays(*history.partialLastDay)))};
        }
    }
    if (category.together != nullptr) {
        const auto& q = category.together->quantiles;
        sold.emplace_back();
        yearAgo.push_back(number(soldYearBefore(facts, category)));
        likely.push_back(number(q[3], Tone::Accent));
        low.push_back(number(q[1]));
        high.push_back(number(q[5]));
        said.emplace_back();
    }
    const bool hasSum = category.together != nullptr;
    std::vector<Row> table{std::move(sold), std::move(yearAgo), std::move(likely),
                           std::move(low),  std::move(high),    std::move(said)};
    const auto swap = [&] { m_rows = std::move(table); };
    if (first == m_first && known == m_known && ahead == m_ahead && hasSum == m_hasSum && !m_rows.empty()) {
        refresh(swap);
        return;
    }
    m_first = first;
    m_known = known;
    m_ahead = ahead;
    m_hasSum = hasSum;
    std::vector<Column> columns{{tr("Units"), false, {}}};
    for (int i = 0; i < known + ahead; ++i)
        columns.push_back({shortMonthName(first + i), true, monthName(first + i)});
    if (hasSum)
        columns.push_back(
            {tr("Sum"), true,
             tr("%1 to %2 together: their errors partly cancel, so the band is narrower than theirs added")
                 .arg(monthName(facts.nextMonth()), monthName(first + (known + ahead - 1)))});
    reset(std::move(columns), swap);
}

void ForecastGridModel::clear() {
    m_known = m_ahead = 0;
    m_hasSum = false;
    reset({}, [&] { m_rows.clear(); });
}

QString ForecastGridModel::text(int row, int column) const {
    return m_rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)].text;
}

QVariant ForecastGridModel::value(int row, int column, int role) const {
    const auto& cell = m_rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
    if (role == SortRole)
        return cell.value ? QVariant(*cell.value) : QVariant();
    return role == ToneRole ? QVariant(static_cast<int>(cell.tone)) : QVariant();
}

QString ForecastGridModel::toolTip(int row, int column) const {
    return m_rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)].tip;
}

} // namespace planwright::ui
