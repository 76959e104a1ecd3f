#include "core/features/feature_matrix.h"

#include "core/base/parallel.h"

#include <algorithm>

namespace planwright::features {
namespace {

constexpr std::int32_t mostMonths = 24;

/// What all rows share, worked out before the categories are gone through side by side.
struct Shared {
    const FeatureInputs& inputs;
    const FeatureTable& table;
    Month firstOrigin, lastOrigin;
    int horizons = 1;
    std::vector<std::vector<int>> classes; ///< by origin, then category
    std::vector<TargetFacts> targets;      ///< by month from firstOrigin + 1

    [[nodiscard]] std::ptrdiff_t dayOf(Month origin) const { return inputs.dayOf(origin.lastDay()); }
};

Status checkPlan(const data::Panel& panel, const FeatureMatrixPlan& plan) {
    if (plan.origins < 1 || plan.origins > 600)
        return Error(ErrorCode::InvalidArgument, "Features are worked out for 1 to 600 origins.", {"", 0, "origins"});
    if (plan.horizonMonths < 1 || plan.horizonMonths > 12)
        return Error(ErrorCode::InvalidArgument, "Features look 1 to 12 months ahead.", {"", 0, "horizon"});
    if (panel.categories.empty() || panel.lastCompleteMonth < panel.firstCompleteMonth)
        return Error(ErrorCode::InsufficientData,
                     "The events cover no complete calendar month, so there is no origin to work out features for: "
                     "import at least one whole month.");
    return {};
}

Shared share(const FeatureInputs& inputs, const FeatureTable& table, const SpecialDayCalendar* calendar,
             const FeatureMatrixPlan& plan) {
    const auto& panel = inputs.panel();
    Shared shared{inputs,
                  table,
                  std::max(panel.firstCompleteMonth, panel.lastCompleteMonth - (plan.origins - 1)),
                  panel.lastCompleteMonth,
                  plan.horizonMonths,
                  {},
                  {}};
    for (auto origin = shared.firstOrigin; origin <= shared.lastOrigin; origin = origin + 1)
        shared.classes.push_back(revenueClasses(inputs, shared.dayOf(origin)));
    for (auto month = shared.firstOrigin + 1; month <= shared.lastOrigin + plan.horizonMonths; month = month + 1) {
        TargetFacts facts{countDays(month), std::nullopt};
        // Outside the calendar's years there is no count, which its columns say.
        if (calendar != nullptr)
            if (auto counts = calendar->count(month))
                facts.special = std::move(*counts);
        shared.targets.push_back(std::move(facts));
    }
    return shared;
}

OriginFacts factsAt(const Shared& shared, std::size_t category, Month origin) {
    OriginFacts facts;
    const auto first = std::max(shared.inputs.panel().firstCompleteMonth, origin - (mostMonths - 1));
    for (auto month = first; month <= origin; month = month + 1) {
        facts.monthly.push_back(shared.inputs.monthUnits(category, month));
        facts.monthlyLevel.push_back(facts.monthly.back() / month.dayCount());
    }
    facts.volatility = monthlyVolatility(facts.monthly);
    facts.uplifts = summariseUplifts(shared.inputs, category, shared.dayOf(origin));
    facts.revenueClass = shared.classes[static_cast<std::size_t>(origin - shared.firstOrigin)][category];
    return facts;
}

/// The first origin that knows of the category; after lastOrigin where none does.
Month firstRow(const Shared& shared, std::size_t category) {
    auto origin = shared.firstOrigin;
    while (origin <= shared.lastOrigin && shared.inputs.firstActive(category) > shared.dayOf(origin))
        origin = origin + 1;
    return origin;
}

void fillOrigin(const Shared& shared, std::size_t category, Month origin, FeatureMatrix& matrix, std::size_t row) {
    const auto facts = factsAt(shared, category, origin);
    const auto columns = shared.table.size();
    for (int horizon = 1; horizon <= shared.horizons; ++horizon, ++row) {
        const auto target = static_cast<std::size_t>(origin + horizon - shared.firstOrigin - 1);
        const Situation situation{shared.inputs,        facts,  shared.targets[target], category, origin,
                                  shared.dayOf(origin), horizon};
        for (std::size_t column = 0; column < columns; ++column) {
            const auto& feature = shared.table[column];
            const auto place = row * columns + column;
            const auto value =
                horizon == 1 || feature.ofTarget ? feature.compute(situation) : matrix.at(row - 1, column);
            matrix.values[place] = value.value;
            matrix.missing[place] = value.missing;
        }
    }
}

std::vector<CategoryUplift> upliftsNow(const Shared& shared) {
    std::vector<CategoryUplift> uplifts;
    for (std::size_t c = 0; c < shared.inputs.categoryCount(); ++c)
        for (const auto& uplift : segmentUplifts(shared.inputs, c, shared.dayOf(shared.lastOrigin)))
            uplifts.push_back({c, data::segmentFields[uplift.field], std::string(uplift.value), uplift.units,
                               uplift.expected, uplift.uplift});
    return uplifts;
}

} // namespace

Result<FeatureMatrix> buildFeatureMatrix(const data::Panel& panel, const data::Activity& activity,
                                         const SpecialDayCalendar* calendar, const FeatureMatrixPlan& plan,
                                         const RunContext& context) {
    PLANWRIGHT_TRY(checkPlan(panel, plan));
    context.report("Working out features", 0);
    const FeatureInputs inputs(panel, activity);
    PLANWRIGHT_TRY(context.checkStop());
    const auto table = featureTable(calendar);
    const auto shared = share(inputs, table, calendar, plan);

    FeatureMatrix matrix;
    matrix.categories = panel.categories;
    for (const auto& feature : table) {
        matrix.names.push_back(feature.name);
        matrix.units.push_back(feature.unit);
    }
    std::vector<std::size_t> begins;
    for (std::size_t c = 0; c < inputs.categoryCount(); ++c) {
        begins.push_back(matrix.rows.size());
        for (auto origin = firstRow(shared, c); origin <= shared.lastOrigin; origin = origin + 1)
            for (int horizon = 1; horizon <= plan.horizonMonths; ++horizon)
                matrix.rows.push_back({c, origin, horizon});
    }
    matrix.values.resize(matrix.rows.size() * table.size());
    matrix.missing.resize(matrix.values.size());
    PLANWRIGHT_TRY(parallelFor(inputs.categoryCount(), context, [&](std::size_t c) -> Status {
        auto row = begins[c];
        for (auto origin = firstRow(shared, c); origin <= shared.lastOrigin; origin = origin + 1) {
            fillOrigin(shared, c, origin, matrix, row);
            row += static_cast<std::size_t>(plan.horizonMonths);
        }
        return {};
    }));
    matrix.uplifts = upliftsNow(shared);
    return matrix;
}

} // namespace planwright::features
