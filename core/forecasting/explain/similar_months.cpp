#include "core/forecasting/explain/similar_months.h"

#include "core/features/day_features.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace planwright::forecasting {
namespace {

/// Columns of features::dayFeatures that situations are compared by.
constexpr std::array<std::string_view, 9> comparedFeatures{"7 / 30 days",
                                                           "90 / 30 days",
                                                           "180 / 30 days",
                                                           "step a year ago / 30 days before",
                                                           "90 days / a year ago",
                                                           "season of target, sine",
                                                           "season of target, cosine",
                                                           "daily variation, 90 days",
                                                           "share of idle days, 90 days"};

constexpr auto comparedColumns = [] {
    std::array<std::size_t, comparedFeatures.size()> columns{};
    for (std::size_t i = 0; i < columns.size(); ++i)
        columns[i] = static_cast<std::size_t>(
            std::find(features::dayFeatureNames.begin(), features::dayFeatureNames.end(), comparedFeatures[i]) -
            features::dayFeatureNames.begin());
    return columns;
}();
constexpr auto columnsWritten = *std::max_element(comparedColumns.begin(), comparedColumns.end()) + 1;
static_assert(columnsWritten <= features::dayFeatureNames.size(), "each is a column of the feature rows");

using Row = std::array<double, comparedColumns.size()>;

Row rowOf(const features::DayFeatures& known, Date firstDay, std::size_t category, Month origin, Month target) {
    std::array<float, columnsWritten> written{};
    known.write(category, origin.lastDay() - firstDay, target.firstDay() - origin.lastDay() - 1, target.dayCount(),
                written);
    Row row{};
    for (std::size_t i = 0; i < row.size(); ++i)
        row[i] = static_cast<double>(written[comparedColumns[i]]);
    return row;
}

/// The situations of one horizon.
struct Situations {
    std::vector<const BacktestForecast*> forecasts;
    std::vector<Row> rows;
};

Situations situationsOf(std::span<const BacktestForecast> past, const features::CausalView& view,
                        const features::DayFeatures& known, int horizon) {
    std::map<std::string_view, std::size_t> numbers;
    for (std::size_t c = 0; c < view.categoryCount(); ++c)
        numbers[view.category(c)] = c;
    Situations situations;
    for (const auto& forecast : past) {
        const auto category = numbers.find(forecast.category);
        if (forecast.model != "auto" || forecast.horizon != horizon || forecast.month > view.origin() ||
            forecast.origin < view.firstMonth() || category == numbers.end() || !(forecast.mean > 0))
            continue;
        situations.forecasts.push_back(&forecast);
        situations.rows.push_back(rowOf(known, view.firstDay(), category->second, forecast.origin, forecast.month));
    }
    return situations;
}

/// Some of the situations and of the columns: those that can be compared.
struct Comparable {
    std::vector<std::size_t> situations, columns, origins; ///< origins: by situation, their number
};

Comparable comparableOf(const Situations& situations, const std::vector<std::size_t>& columns) {
    Comparable comparable{{}, columns, {}};
    for (std::size_t i = 0; i < situations.rows.size(); ++i) {
        const auto isKnown = [&](std::size_t column) { return std::isfinite(situations.rows[i][column]); };
        if (!std::ranges::all_of(columns, isKnown))
            continue;
        comparable.situations.push_back(i);
        comparable.origins.push_back(static_cast<std::size_t>(situations.forecasts[i]->origin.index()));
    }
    return comparable;
}

bool areEnough(const Comparable& comparable) {
    return std::set(comparable.origins.begin(), comparable.origins.end()).size() >= fewestSimilarMonths;
}

/// By all columns that are known of the query, if enough origins know them, otherwise by those that are known anywhere.
Comparable comparableTo(const Row& query, const Situations& situations) {
    std::vector<std::size_t> columns, always;
    for (std::size_t column = 0; column < query.size(); ++column) {
        const auto isKnown = [&](const Row& row) { return std::isfinite(row[column]); };
        if (!isKnown(query))
            continue;
        columns.push_back(column);
        if (std::ranges::all_of(situations.rows, isKnown))
            always.push_back(column);
    }
    auto comparable = comparableOf(situations, columns);
    return areEnough(comparable) ? comparable : comparableOf(situations, always);
}

SimilarMonths similarTo(const Row& query, const Situations& situations, data::Measure measure) {
    SimilarMonths similar;
    const auto comparable = comparableTo(query, situations);
    if (!areEnough(comparable)) {
        similar.reason =
            fmt::format("There are fewer than {} past months with a forecast to compare with.", fewestSimilarMonths);
        return similar;
    }
    std::vector<double> rows, wanted;
    for (const auto column : comparable.columns)
        wanted.push_back(query[column]);
    for (const auto situation : comparable.situations)
        for (const auto column : comparable.columns)
            rows.push_back(situations.rows[situation][column]);
    for (const auto& [row, distance] : nearestRows(rows, wanted, comparable.origins, mostSimilarMonths)) {
        const auto& forecast = *situations.forecasts[comparable.situations[row]];
        similar.months.push_back(
            {forecast.category, forecast.origin, forecast.month, forecast.mean, forecast.actual, distance});
    }
    similar.sentence = similarSentence(similar.months, measure);
    return similar;
}

} // namespace

std::vector<Neighbour> nearestRows(std::span<const double> rows, std::span<const double> query,
                                   std::span<const std::size_t> groups, std::size_t most) {
    const auto width = query.size();
    std::vector<double> scale(width, 1.0);
    const auto count = static_cast<double>(groups.size());
    for (std::size_t column = 0; column < width; ++column) {
        double sum = 0, squares = 0;
        for (std::size_t row = 0; row < groups.size(); ++row)
            sum += rows[row * width + column];
        for (std::size_t row = 0; row < groups.size(); ++row) {
            const auto off = rows[row * width + column] - sum / count;
            squares += off * off;
        }
        // What only rounding leaves of a constant is no deviation.
        const auto deviation = std::sqrt(squares / count);
        if (deviation > 1e-9 * std::abs(sum / count))
            scale[column] = deviation;
    }
    std::map<std::size_t, Neighbour> nearest; // by group
    for (std::size_t row = 0; row < groups.size(); ++row) {
        double squares = 0;
        for (std::size_t column = 0; column < width; ++column) {
            const auto off = (rows[row * width + column] - query[column]) / scale[column];
            squares += off * off;
        }
        const Neighbour neighbour{row, std::sqrt(squares)};
        const auto [known, isFirst] = nearest.try_emplace(groups[row], neighbour);
        if (!isFirst && neighbour.distance < known->second.distance)
            known->second = neighbour;
    }
    std::vector<Neighbour> sorted;
    sorted.reserve(nearest.size());
    for (const auto& [group, neighbour] : nearest)
        sorted.push_back(neighbour);
    std::ranges::sort(sorted, [](const Neighbour& a, const Neighbour& b) {
        return a.distance != b.distance ? a.distance < b.distance : a.row < b.row;
    });
    sorted.resize(std::min(most, sorted.size()));
    return sorted;
}

std::string similarSentence(const std::vector<SimilarMonth>& months, data::Measure measure) {
    const auto percent = [](const SimilarMonth& month) { return std::nearbyint(100 * month.error()); };
    const auto [least, most] = std::ranges::minmax_element(months, {}, percent);
    const double low = percent(*least), high = percent(*most);
    const auto side = [](double value) { return value < 0 ? "below" : "above"; };
    const auto end = [&](double value) { return fmt::format("{:.0f} % {}", std::abs(value), side(value)); };
    auto text = fmt::format("In the {} most similar months {} came in ", months.size(),
                            measure == data::Measure::Revenue ? "revenue" : "sales");
    if (low == 0 && high == 0)
        return text + "as forecast.";
    if (low == high)
        return text + end(low) + " the forecast.";
    if (low * high > 0) // on one side: the nearer first
        return text + fmt::format("between {:.0f} % and {:.0f} % {} the forecast.",
                                  std::min(std::abs(low), std::abs(high)), std::max(std::abs(low), std::abs(high)),
                                  side(low));
    if (low * high == 0)
        return text + fmt::format("at the forecast or up to {} it.", end(low == 0 ? high : low));
    return text + fmt::format("between {} and {} the forecast.", end(low), end(high));
}

Result<std::vector<std::vector<SimilarMonths>>> similarMonths(const data::Panel& panel, data::Measure measure,
                                                              const features::HistoryCorrections& corrections,
                                                              const ForecastSet& set,
                                                              std::span<const BacktestForecast> past) {
    PLANWRIGHT_ASSIGN(const auto history, features::makeHistory(panel, measure, corrections));
    PLANWRIGHT_ASSIGN(const auto view, features::CausalView::at(history, history.lastCompleteMonth));
    const features::DayFeatures known(view);
    std::vector<std::vector<SimilarMonths>> similar;
    for (const auto& month : set.months) {
        const auto situations = situationsOf(past, view, known, month.horizon);
        auto& categories = similar.emplace_back();
        for (std::size_t c = 0; c < view.categoryCount(); ++c)
            categories.push_back(
                similarTo(rowOf(known, view.firstDay(), c, view.origin(), month.month), situations, measure));
    }
    return similar;
}

} // namespace planwright::forecasting
