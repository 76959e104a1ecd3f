#include "core/forecasting/explain/what_changed.h"

#include "core/forecasting/earlier_choice.h"
#include "core/forecasting/month_forecast.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace planwright::forecasting {
namespace {

constexpr int farthestMonth = 12;

/// What one model says of one history, by category name, and of all categories together; months after `origin`.
struct Means {
    Month origin;
    std::map<std::string, std::vector<double>, std::less<>> categories;
    std::vector<double> total;

    [[nodiscard]] std::optional<double> of(const std::vector<double>& months, Month target) const {
        const auto at = static_cast<std::size_t>(target - origin - 1);
        return at < months.size() ? std::optional(months[at]) : std::nullopt;
    }
    [[nodiscard]] std::optional<double> of(std::string_view category, Month target) const {
        const auto found = categories.find(category);
        return found == categories.end() ? std::nullopt : of(found->second, target);
    }
};

enum class Counting : std::uint8_t { Analogues, NoAnalogues };

Result<Means> ask(const TrainedModel& model, const features::History& history, Month origin, Month target,
                  Counting counting, const RunContext& context) {
    const auto months = std::min(target - origin, farthestMonth);
    PLANWRIGHT_ASSIGN(const auto view, features::CausalView::at(history, origin));
    PLANWRIGHT_ASSIGN(const auto points, mixMembers(model, view, months, context));
    const auto means = counting == Counting::Analogues ? forecastMeans(model, view, points) : points.means;
    Means answer{origin, {}, {}};
    for (const auto& month : means) {
        double total = 0;
        for (std::size_t c = 0; c < month.size(); ++c) {
            answer.categories[view.category(c)].push_back(month[c]);
            total += month[c];
        }
        answer.total.push_back(total);
    }
    return answer;
}

/// A model's data as it learnt from them, and without what a planner entered.
struct Histories {
    features::History entered, plain;
    bool isEntered = false; ///< whether they differ
};

Result<Histories> historiesOf(const AskedModel& asked) {
    Histories histories;
    PLANWRIGHT_ASSIGN(histories.entered, features::makeHistory(asked.panel, asked.model.measure, asked.corrections));
    PLANWRIGHT_ASSIGN(histories.plain, features::makeHistory(asked.panel, asked.model.measure));
    histories.plain.plannedDays.clear();
    histories.isEntered = !asked.corrections.empty() || !asked.panel.plannedDays.empty();
    return histories;
}

/// The stages between the forecast of then and today's.
struct Stages {
    Means before, plainBefore;
    std::optional<Means> restated, newest; ///< both or none: the old model on today's data, up to then and all of them
    Means plainAfter;
    EarlierSource source = EarlierSource::Training;
};

/// Empty where the model cannot be asked on that history.
Result<std::optional<Means>> askIfAble(const TrainedModel& model, const features::History& history, Month origin,
                                       Month target, const RunContext& context) {
    auto means = ask(model, history, origin, target, Counting::NoAnalogues, context);
    if (means)
        return std::optional(std::move(*means));
    if (means.error().code() == ErrorCode::Cancelled)
        return means.error();
    return std::optional<Means>();
}

/// Today's side, and the old model on today's data.
Status addToday(Stages& stages, const TrainedModel& old, const AskedModel& now, const Histories& today, Month target,
                const RunContext& context) {
    const auto last = now.panel.lastCompleteMonth;
    PLANWRIGHT_ASSIGN(stages.newest, askIfAble(old, today.plain, last, target, context));
    if (stages.newest && !stages.restated) {
        PLANWRIGHT_ASSIGN(stages.restated, askIfAble(old, today.plain, stages.before.origin, target, context));
    }
    PLANWRIGHT_ASSIGN(stages.plainAfter, ask(now.model, today.plain, last, target, Counting::NoAnalogues, context));
    return {};
}

std::string_view choiceOf(const TrainedModel& model, const std::string& category) {
    const auto* exception = exceptionOf(model, category);
    return exception != nullptr ? exception->selected : model.selected;
}

/// The steps' names, and what is said of the comparison.
struct Comparison {
    const Stages& stages;
    const TrainedModel &old, &now;
    ChangedMonth about;
};

/// One category's or the total's value of each stage.
struct Values {
    double before = 0, plainBefore = 0;
    std::optional<double> restated, newest;
    double plainAfter = 0, after = 0;
};

/// Leaves out what only rounding made, and gives it to the largest, so that the steps add up to `change`.
void close(std::vector<ChangeStep>& steps, double change, double largest) {
    std::erase_if(steps,
                  [&](const ChangeStep& step) { return std::abs(step.units) <= 1e-11 * std::max(1.0, largest); });
    const auto size = [](const ChangeStep& step) { return std::abs(step.units); };
    if (steps.empty())
        return;
    double rest = change;
    for (const auto& step : steps)
        rest -= step.units;
    std::ranges::max_element(steps, {}, size)->units += rest;
}

WhatChanged changedFrom(const Values& values, const Comparison& comparison, bool isNewChoice) {
    const auto then = comparison.stages.before.origin;
    WhatChanged changed;
    changed.before = {comparison.stages.source, then, values.before};
    changed.after = values.after;
    const auto add = [&](ChangeKind kind, double units) {
        changed.steps.push_back({kind, changeLabel(kind, then, comparison.about.lastMonth, isNewChoice), units});
    };
    if (values.restated && values.newest) {
        add(ChangeKind::RestatedHistory, *values.restated - values.plainBefore);
        add(ChangeKind::NewSales, *values.newest - *values.restated);
        add(ChangeKind::Model, values.plainAfter - *values.newest);
    } else {
        add(ChangeKind::DataAndModel, values.plainAfter - values.plainBefore);
    }
    add(ChangeKind::Judgement, (values.after - values.plainAfter) - (values.before - values.plainBefore));
    close(changed.steps, values.after - values.before, std::max({values.after, values.before, values.plainAfter}));
    changed.sentence = changeSentence(changed, comparison.about);
    return changed;
}

WhatChanged unknown(double after, std::string reason) {
    WhatChanged changed;
    changed.after = after;
    changed.reason = std::move(reason);
    return changed;
}

/// `of` asks a stage for the value.
template <typename Of>
std::optional<Values> valuesOf(const Stages& stages, double after, const Of& of) {
    const auto before = of(stages.before), plainBefore = of(stages.plainBefore), plainAfter = of(stages.plainAfter);
    if (!before || !plainBefore || !plainAfter)
        return std::nullopt;
    Values values{*before, *plainBefore, {}, {}, *plainAfter, after};
    if (stages.restated && stages.newest) {
        values.restated = of(*stages.restated);
        values.newest = of(*stages.newest);
    }
    return values;
}

std::vector<MonthChanges> changesOf(const Stages& stages, const TrainedModel& old, const TrainedModel& now,
                                    const ForecastSet& set) {
    std::vector<MonthChanges> changes;
    Comparison comparison{stages, old, now, {{}, set.lastCompleteMonth, {}, now.measure}};
    for (const auto& month : set.months) {
        MonthChanges changed;
        comparison.about.month = month.month;
        for (const auto& forecast : month.categories) {
            comparison.about.category = forecast.category;
            const auto values = valuesOf(stages, forecast.demand.mean, [&](const Means& means) {
                return means.of(std::string_view(forecast.category), month.month);
            });
            const bool wasThere = stages.before.categories.contains(forecast.category);
            const auto reason =
                wasThere ? fmt::format("The forecast after {} did not reach {}.", stages.before.origin.toWords(),
                                       month.month.toWords())
                         : fmt::format("The data had no {} when the earlier forecast was made.", forecast.category);
            const bool isNew = choiceOf(old, forecast.category) != choiceOf(now, forecast.category);
            changed.categories.push_back(values ? changedFrom(*values, comparison, isNew)
                                                : unknown(forecast.demand.mean, reason));
        }
        comparison.about.category = "All categories";
        const auto total = valuesOf(stages, month.total.demand.mean,
                                    [&](const Means& means) { return means.of(means.total, month.month); });
        changed.total = total ? changedFrom(*total, comparison, old.selected != now.selected)
                              : unknown(month.total.demand.mean,
                                        fmt::format("The forecast after {} did not reach {}.",
                                                    stages.before.origin.toWords(), month.month.toWords()));
        changes.push_back(std::move(changed));
    }
    return changes;
}

std::vector<MonthChanges> noChanges(const ForecastSet& set, const std::string& reason) {
    std::vector<MonthChanges> changes;
    for (const auto& month : set.months) {
        MonthChanges none;
        for (const auto& forecast : month.categories)
            none.categories.push_back(unknown(forecast.demand.mean, reason));
        none.total = unknown(month.total.demand.mean, reason);
        changes.push_back(std::move(none));
    }
    return changes;
}

} // namespace

Result<std::vector<MonthChanges>> changesSinceTraining(const AskedModel& earlier, const AskedModel& now,
                                                       const ForecastSet& set, const RunContext& context) {
    const auto then = earlier.panel.lastCompleteMonth;
    if (set.months.empty() || then >= set.lastCompleteMonth || earlier.model.measure != now.model.measure)
        return Error(ErrorCode::InvalidArgument, "The earlier forecast is not one of the same months and measure.");
    const auto target = set.months.back().month;
    PLANWRIGHT_ASSIGN(const auto histories, historiesOf(earlier));
    PLANWRIGHT_ASSIGN(const auto today, historiesOf(now));
    Stages stages;
    PLANWRIGHT_ASSIGN(stages.before, ask(earlier.model, histories.entered, then, target, Counting::Analogues, context));
    stages.plainBefore = stages.before;
    if (histories.isEntered || !earlier.model.analogues.empty()) {
        PLANWRIGHT_ASSIGN(stages.plainBefore,
                          ask(earlier.model, histories.plain, then, target, Counting::NoAnalogues, context));
    }
    PLANWRIGHT_TRY(addToday(stages, earlier.model, now, today, target, context));
    return changesOf(stages, earlier.model, now.model, set);
}

Result<std::vector<MonthChanges>> changesSinceBacktest(const AskedModel& now, const Catalog& catalog,
                                                       const ForecastSet& set, const RunContext& context) {
    if (set.months.empty())
        return std::vector<MonthChanges>();
    if (!now.model.earlier)
        return noChanges(set, "A month earlier there was too little history to choose a model, or the training is of "
                              "an older version of Planwright.");
    const auto then = set.lastCompleteMonth - 1;
    const auto target = set.months.back().month;
    PLANWRIGHT_ASSIGN(const auto today, historiesOf(now));
    PLANWRIGHT_ASSIGN(const auto view, features::CausalView::at(today.entered, then));
    const auto fitted = fitEarlierChoice(now.model, catalog, view, context);
    const auto before = fitted ? ask(**fitted, today.entered, then, target, Counting::NoAnalogues, context)
                               : Result<Means>(fitted.error());
    if (!before && before.error().code() == ErrorCode::Cancelled)
        return before.error();
    if (!before)
        return noChanges(set, "A month earlier there was too little history. " + before.error().message());
    const auto& old = **fitted;
    Stages stages{*before, *before, {}, {}, {}, EarlierSource::Backtest};
    if (today.isEntered) {
        PLANWRIGHT_ASSIGN(stages.plainBefore, ask(old, today.plain, then, target, Counting::NoAnalogues, context));
    }
    stages.restated = stages.plainBefore;
    PLANWRIGHT_TRY(addToday(stages, old, now, today, target, context));
    return changesOf(stages, old, now.model, set);
}

} // namespace planwright::forecasting
