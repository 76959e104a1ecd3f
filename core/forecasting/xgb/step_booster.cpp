#include "core/forecasting/xgb/step_booster.h"

#include "core/forecasting/xgb/pseudo_huber.h"
#include "core/forecasting/xgb/series_rows.h"

#include <algorithm>
#include <string>
#include <utility>

namespace planwright::forecasting {
namespace {

constexpr std::size_t fewestExamples = 500;
constexpr std::size_t mostExamples = 400'000; ///< beyond it origins are left out, evenly
constexpr std::size_t targetsEach = 3;        // of one origin
constexpr double largestStep = 2;             ///< logs
constexpr int rounds = 150;

std::optional<SeriesRows> rowsOf(std::span<const double> values, std::size_t season) {
    if (!SeriesRows::fits(values))
        return std::nullopt;
    SeriesRows rows(values, season);
    if (rows.size() < rows.fewestKnown())
        return std::nullopt;
    return rows;
}

struct Table {
    std::vector<float> values;
    std::vector<float> targets;
    std::vector<float> weights;
};

void addOrigin(const SeriesRows& rows, std::size_t known, const StepExamples& examples, double weight, Table& table) {
    const auto ahead = std::min(examples.horizon, rows.size() - known);
    const auto count = std::min(ahead, targetsEach);
    for (std::size_t i = 0; i < count; ++i) {
        const auto h = 1 + (known * 7 + i * ahead / count) % ahead;
        const auto first = table.values.size();
        table.values.resize(first + SeriesRows::columns);
        rows.write(known, h, std::span(table.values).subspan(first));
        table.targets.push_back(static_cast<float>(std::clamp(rows.step(known, h), -largestStep, largestStep)));
        table.weights.push_back(static_cast<float>(weight));
    }
}

Result<Table> tableOf(const StepExamples& examples, const RunContext& context) {
    std::size_t origins = 0;
    for (const auto& history : examples.histories)
        origins += history.size();
    const auto every = 1 + origins * targetsEach / mostExamples;
    Table table;
    for (std::size_t s = 0; s < examples.histories.size(); ++s) {
        PLANWRIGHT_TRY(context.checkStop());
        const auto rows = rowsOf(examples.histories[s], examples.season);
        for (auto known = rows ? rows->fewestKnown() + s % every : 0; rows && known < rows->size(); known += every)
            addOrigin(*rows, known, examples, examples.weights[s], table);
    }
    return table;
}

} // namespace

StepBooster::StepBooster(Booster booster)
    : m_booster(std::move(booster)) {}

Result<std::optional<StepBooster>> StepBooster::train(const StepExamples& examples, const RunContext& context) {
    PLANWRIGHT_ASSIGN(auto table, tableOf(examples, context));
    if (table.targets.size() < fewestExamples)
        return std::optional<StepBooster>();
    const BoosterParameters parameters{{"max_depth", "5"},
                                       {"eta", "0.06"},
                                       {"min_child_weight", "20"},
                                       {"max_bin", "64"},
                                       {"seed", std::to_string(context.seed & 0x7FFFFFFFULL)}};
    PLANWRIGHT_ASSIGN(auto booster,
                      Booster::train({SeriesRows::columns, std::move(table.values), table.targets, table.weights},
                                     parameters, rounds, PseudoHuber{.1}, context));
    return std::optional(StepBooster(std::move(booster)));
}

Result<StepBooster> StepBooster::of(Booster booster) {
    if (booster.columns() != SeriesRows::columns)
        return Error(ErrorCode::InvalidArgument, "The saved booster reads other columns than this program makes.");
    return StepBooster(std::move(booster));
}

Result<std::vector<double>> StepBooster::forecast(std::span<const double> values, std::size_t season,
                                                  std::size_t horizon) const {
    std::vector<double> forecast;
    const auto rows = rowsAhead(values, season, horizon);
    if (!rows.series)
        return forecast;
    PLANWRIGHT_ASSIGN(const auto steps, m_booster.predict(rows.cells));
    for (std::size_t h = 1; h <= horizon; ++h)
        forecast.push_back(rows.series->value(values.size(), h, steps[h - 1]));
    return forecast;
}

StepBooster::RowsAhead StepBooster::rowsAhead(std::span<const double> values, std::size_t season, std::size_t horizon) {
    RowsAhead rows{rowsOf(values, season), {}};
    if (!rows.series)
        return rows;
    rows.cells.resize(horizon * SeriesRows::columns);
    for (std::size_t h = 1; h <= horizon; ++h)
        rows.series->write(values.size(), h,
                           std::span(rows.cells).subspan((h - 1) * SeriesRows::columns, SeriesRows::columns));
    return rows;
}

} // namespace planwright::forecasting
