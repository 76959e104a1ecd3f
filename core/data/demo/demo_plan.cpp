#include "core/data/demo/demo_plan.h"

#include "core/data/demo/demo_random.h"

#include <algorithm>
#include <cmath>

namespace planwright::data {
namespace {

constexpr int futureMonths = 3;
constexpr double levelMemory = .8;
constexpr double levelStep = .035;

// Between the middles of months along a straight line, so that there is no jump at a month's end.
double seasonOn(const std::array<double, 12>& table, Date day) {
    const Month month = day.month();
    const double at = (static_cast<double>(day - month.firstDay()) + .5) / static_cast<double>(month.dayCount());
    const std::size_t here = month.monthOfYear() - 1;
    const std::size_t other = at < .5 ? (here + 11) % 12 : (here + 1) % 12;
    const double share = at < .5 ? .5 - at : at - .5;
    return table[here] * (1 - share) + table[other] * share;
}

void drawLevels(DemoCategory& category, int months, SplitMix64& random) {
    double away = 0;
    for (int m = 0; m < months; ++m) {
        away = levelMemory * away + levelStep * drawBell(random);
        category.level.push_back(1 + away);
        category.adRatio.push_back(.6 + .8 * random.uniform());
    }
    // The best guess of what has not been drawn; the part-finished month lives by it too, so the truth stays the truth.
    for (int h = 0; h < futureMonths; ++h) {
        away *= levelMemory;
        category.level.push_back(1 + away);
        category.adRatio.push_back(1);
    }
}

void drawStockOuts(DemoCategory& category, const DemoPlan& plan, SplitMix64& random) {
    const int safeMonths = plan.options.months - 4; // none near the end, where it would hide the last level
    for (int m = 2; m < safeMonths; m += 12) {
        const bool happens = random.uniform() < .4;
        const auto month = plan.firstMonth + m + static_cast<std::int32_t>(random.below(12));
        const Date first = month.firstDay() + static_cast<std::int32_t>(random.below(28));
        const Date last = first + 5 + static_cast<std::int32_t>(random.below(9));
        if (happens && first >= category.starts && last.month() < plan.firstMonth + safeMonths)
            category.stockOuts.push_back({first, last});
    }
}

double expectedRows(const DemoPlan& plan, const DemoCategory& category) {
    double rows = 0;
    for (Date day = plan.firstDay(); day <= plan.lastDay; day = day + 1) {
        rows += expectedLines(plan, category, day) * (1 + DemoRates::viewsPerLine + DemoRates::cartsPerLine);
        rows += expectedReturnLines(plan, category, day);
    }
    return rows;
}

// About 5 % of what an ordinary month sells, in whole tens.
void planAdvertising(DemoCategory& category) {
    const double price = (category.profile.lowPriceCents * 2 + category.profile.highPriceCents) / 300.0;
    const double usual = std::round(category.linesPerDay * 30.4 * price * .09 / 10) * 10;
    for (const double ratio : category.adRatio)
        category.adCents.push_back(std::llround(usual * ratio * 100));
}

} // namespace

DemoPlan makeDemoPlan(const DemoOptions& options, std::uint64_t seed) {
    DemoPlan plan;
    plan.options = options;
    plan.lastCompleteMonth = Month(2025, 11);
    plan.firstMonth = plan.lastCompleteMonth - (options.months - 1);
    plan.lastDay = plan.lastCompleteMonth.lastDay() + options.partialDays;
    double rows = 0;
    for (auto& profile : demoProfiles(options.categories)) {
        SplitMix64 random(seedFor(seed, "demo/plan/" + profile.name));
        DemoCategory category;
        category.starts =
            profile.startsLate ? (plan.firstMonth + options.months * 3 / 5).firstDay() : plan.firstMonth.firstDay();
        category.linesPerDay = profile.weight;
        category.profile = std::move(profile);
        drawLevels(category, options.months, random);
        drawStockOuts(category, plan, random);
        rows += expectedRows(plan, category);
        plan.categories.push_back(std::move(category));
    }
    for (auto& category : plan.categories) {
        category.linesPerDay *= static_cast<double>(options.events) / rows;
        planAdvertising(category);
    }
    return plan;
}

const DemoPromotion* promotionOn(const DemoCategory& category, Date day) {
    for (const auto& promotion : category.profile.promotions) {
        const Date first(day.month().year(), promotion.month, promotion.day);
        if (day >= first && day < first + promotion.days)
            return &promotion;
    }
    return nullptr;
}

DemoFactors demoFactors(const DemoPlan& plan, const DemoCategory& category, Date day) {
    const auto month = static_cast<std::size_t>(day.month() - plan.firstMonth);
    DemoFactors factors;
    const double years = static_cast<double>(day - category.starts) / 365.25;
    factors.trend = std::max(.1, 1 + category.profile.trendPerYear * years);
    if (category.profile.startsLate) // a new category finds its customers within eight months
        factors.trend *= std::clamp(.3 + .7 * static_cast<double>(day - category.starts) / 240.0, .3, 1.0);
    if (day < category.starts)
        factors.trend = 0;
    factors.level = category.level[month];
    factors.season = seasonOn(category.profile.season, day);
    factors.weekday = weekdayFactor(day, category.profile.business);
    if (const auto* promotion = promotionOn(category, day))
        factors.promotion = promotion->uplift;
    factors.special = specialDayFactor(day, category.profile.giftSense);
    for (const auto& stockOut : category.stockOuts) {
        if (day >= stockOut.first && day <= stockOut.last)
            factors.stockOut = DemoRates::stockOutShare;
    }
    factors.advertising = 1 + DemoRates::advertisingElasticity * (category.adRatio[month] - 1);
    return factors;
}

double productOf(const DemoFactors& f) {
    return f.trend * f.level * f.season * f.weekday * f.promotion * f.special * f.stockOut * f.advertising;
}

double expectedLines(const DemoPlan& plan, const DemoCategory& category, Date day) {
    return category.linesPerDay * productOf(demoFactors(plan, category, day));
}

double expectedReturnLines(const DemoPlan& plan, const DemoCategory& category, Date day) {
    constexpr int lags = DemoRates::lastReturnDay - DemoRates::firstReturnDay + 1;
    double lines = 0;
    for (int lag = DemoRates::firstReturnDay; lag <= DemoRates::lastReturnDay; ++lag) {
        if (day - lag >= plan.firstDay())
            lines += expectedLines(plan, category, day - lag);
    }
    return lines * category.profile.returnRate / lags;
}

} // namespace planwright::data
