#include "core/forecasting/closed_form_forecasters.h"

#include "core/features/closed_forms.h"
#include "core/forecasting/explain/closed_form_parts.h"
#include "core/forecasting/rule_forecaster.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace planwright::forecasting {
namespace {

using features::ClosedForms;
using features::DemandSums;

enum class WithoutLastYear { Works, Fails, UsesRecentDays };

struct Form {
    std::string_view name;
    double ClosedForms::*value;
    WithoutLastYear withoutLastYear;
};

constexpr std::array forms{
    Form{"recent_days", &ClosedForms::recentDays, WithoutLastYear::Works},
    Form{"same_days_last_year", &ClosedForms::sameDaysLastYear, WithoutLastYear::Fails},
    Form{"grown_last_year", &ClosedForms::grownLastYear, WithoutLastYear::Fails},
    Form{"borrowed_season", &ClosedForms::borrowedSeason, WithoutLastYear::Fails},
    Form{"base", &ClosedForms::base, WithoutLastYear::UsesRecentDays},
};

CategoryPoints forecastCategory(const Form& form, const features::CausalView& view, const DemandSums& sums,
                                std::size_t category, int horizonMonths) {
    CategoryPoints points;
    for (int h = 1; h <= horizonMonths; ++h) {
        const auto month = view.origin() + h;
        const auto gap = month.firstDay() - view.lastDay() - 1;
        const auto values = features::closedForms(sums, category, sums.lastDay(), gap, month.dayCount());
        if (!values.hasYear && form.withoutLastYear == WithoutLastYear::Fails) {
            points.mean.clear();
            points.failure =
                fmt::format("It needs the days of a year ago: 13 months of history; there are {}.", view.monthCount());
            return points;
        }
        if (!values.hasYear && form.withoutLastYear == WithoutLastYear::UsesRecentDays)
            points.note = "Under 13 months of history, so this is the last 30 days alone.";
        points.mean.push_back(values.*form.value);
    }
    return points;
}

Rule ruleOf(const Form& form) {
    return [form](const features::CausalView& view, int horizonMonths) {
        const DemandSums sums(view);
        PointForecasts points;
        for (std::size_t c = 0; c < view.categoryCount(); ++c)
            points.push_back(forecastCategory(form, view, sums, c, horizonMonths));
        return points;
    };
}

RuleParts partsOf(const Form& form) {
    return [form](const features::CausalView& view, int horizonMonths) {
        const DemandSums sums(view);
        std::vector<CategoryParts> all(view.categoryCount());
        for (std::size_t c = 0; c < all.size(); ++c) {
            const auto lastMonth = view.monthlyDemand(c).back();
            for (int h = 1; h <= horizonMonths; ++h) {
                const auto month = view.origin() + h;
                const auto gap = month.firstDay() - view.lastDay() - 1;
                const auto values = features::closedForms(sums, c, sums.lastDay(), gap, month.dayCount());
                if (!values.hasYear && form.withoutLastYear == WithoutLastYear::Fails)
                    break;
                all[c].push_back(
                    closedFormParts(values, form.value, lastMonth, view.origin().dayCount(), month.dayCount()));
            }
        }
        return all;
    };
}

} // namespace

void addClosedForms(Catalog& catalog) {
    for (const auto& form : forms)
        catalog.add(makeRuleForecaster(std::string(form.name), ruleOf(form), partsOf(form)));
}

} // namespace planwright::forecasting
