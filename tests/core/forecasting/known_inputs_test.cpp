#include "core/forecasting/analogue.h"
#include "core/forecasting/explain/explain_forecast.h"
#include "core/forecasting/known/known_effects.h"
#include "tests/core/forecasting/fake_forecasters.h"
#include "tests/core/forecasting/priced_panel.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <rapidcheck.h>

using namespace planwright;
using namespace planwright::forecasting;
using namespace planwright::forecasting::testing;

namespace {

const std::string first = "category 10", second = "category 11";

std::shared_ptr<const TrainedModel> trained(const data::Panel& panel, data::Measure measure = data::Measure::Units) {
    return train(panel, measure, fakeCatalog(), {}, {}).value().model;
}

ForecastSet forecastOf(const TrainedModel& model, const data::Panel& panel, const KnownInputs& known) {
    return forecast(model, panel, 2, {}, {}, known).value();
}

KnownInput promotion(const data::Panel& panel, double depth, std::string category = first) {
    const auto month = panel.lastCompleteMonth + 1;
    return {KnownKind::Promotion, std::move(category), month.firstDay() + 4, month.firstDay() + 11, depth, {}, {}};
}

bool isSame(const ForecastSet& a, const ForecastSet& b) {
    for (std::size_t h = 0; h < a.months.size(); ++h)
        for (std::size_t c = 0; c < a.months[h].categories.size(); ++c) {
            const auto &x = a.months[h].categories[c], &y = b.months[h].categories[c];
            if (x.demand.mean != y.demand.mean || x.demand.quantiles != y.demand.quantiles ||
                x.knownNote != y.knownNote || x.flags != y.flags)
                return false;
        }
    return a.months[0].total.demand.quantiles == b.months[0].total.demand.quantiles;
}

} // namespace

/// What is known in advance, in forecasts and their explanations.
class KnownInputsTest : public QObject {
    Q_OBJECT

private:
    data::Panel m_panel = pricedPanel(2, 26, 7, {});
    std::shared_ptr<const TrainedModel> m_model = trained(m_panel);

private Q_SLOTS:
    void withoutInputsNothingChanges();
    void deeperDiscountsSellMore();
    void closedMonthsSellNothing();
    void partsAddUp();
    void readsNothingAfterTheOrigin();
    void specialDaysAreNotCountedTwice();
    void moneyFollowsThePrice();
    void analoguesHaveTheirOwn();
    void saysWhatItStandsOn();
    void widensByWhatIsNotKnown();
    void refusesWithASentence();
};

void KnownInputsTest::withoutInputsNothingChanges() {
    const auto plain = forecast(*m_model, m_panel, 2, {}).value();
    QVERIFY(isSame(plain, forecastOf(*m_model, m_panel, {})));
    // Inputs of other months or categories neither.
    auto past = promotion(m_panel, .2), unknown = promotion(m_panel, .2, "nowhere");
    past.firstDay = past.lastDay = m_panel.lastCompleteMonth.lastDay();
    const auto other = forecastOf(*m_model, m_panel, {past, unknown});
    QVERIFY(isSame(plain, other) && other.known.empty());
    // Nor does one of a category change another one.
    const auto one = forecastOf(*m_model, m_panel, {promotion(m_panel, .3)});
    QCOMPARE(one.months[0].categories[1].demand.quantiles, plain.months[0].categories[1].demand.quantiles);
    QCOMPARE(one.months[1].categories[0].demand.quantiles, plain.months[1].categories[0].demand.quantiles);
    QVERIFY(one.months[0].categories[0].demand.mean > plain.months[0].categories[0].demand.mean);
    QVERIFY(one.months[0].total.demand.mean > plain.months[0].total.demand.mean);
}

void KnownInputsTest::deeperDiscountsSellMore() {
    double before = forecast(*m_model, m_panel, 2, {}).value().months[0].categories[0].demand.mean;
    for (const double depth : {.1, .2, .4, .8, .99}) {
        const auto mean =
            forecastOf(*m_model, m_panel, {promotion(m_panel, depth)}).months[0].categories[0].demand.mean;
        QVERIFY(mean >= before * (1 - 1e-12));
        before = mean;
    }
    const SalesDays days(m_panel, m_panel.lastCompleteMonth);
    QVERIFY(rc::check("effects add up and are monotone", [&] {
        const auto units = *rc::gen::inRange(1, 5000);
        const auto shallow = *rc::gen::inRange(1, 98);
        const auto from = *rc::gen::inRange(0, 25);
        auto input = promotion(m_panel, shallow / 100.0);
        input.firstDay = (m_panel.lastCompleteMonth + 1).firstDay() + from;
        input.lastDay = input.firstDay + *rc::gen::inRange(0, 40);
        auto deep = input;
        deep.amount += .01;
        const KnownInput closed{KnownKind::Closure, "", input.lastDay, input.lastDay, 0, {}, {}};
        const UnplannedMean unplanned{static_cast<double>(units), static_cast<double>(units), 0, {}};
        const auto month = m_panel.lastCompleteMonth + 1;
        const auto little = KnownEffects({input, closed}, days, data::Measure::Units).plan(0, month, unplanned);
        const auto much = KnownEffects({deep, closed}, days, data::Measure::Units).plan(0, month, unplanned);
        RC_ASSERT(much.mean >= little.mean * (1 - 1e-12));
        double sum = unplanned.mean;
        for (const auto& effect : little.effects)
            sum += effect.units;
        RC_ASSERT(std::abs(sum - little.mean) <= 1e-9 * units);
        const auto band = plannedBand({.5, .6, .8, .9, 1, 1.2, 2}, 1, little);
        RC_ASSERT(std::ranges::is_sorted(band) && band.front() >= 0);
    }));
}

void KnownInputsTest::closedMonthsSellNothing() {
    const auto month = m_panel.lastCompleteMonth + 1;
    const KnownInputs closed{{KnownKind::Closure, "", month.firstDay() - 3, month.lastDay(), 0, {}, "moving"}};
    const auto set = forecastOf(*m_model, m_panel, closed);
    for (const auto& category : set.months[0].categories) {
        QCOMPARE(category.demand.mean, 0.0);
        QCOMPARE(category.demand.quantiles, Quantiles{});
    }
    QCOMPARE(set.months[0].total.demand.mean, 0.0);
    QVERIFY(set.months[1].categories[0].demand.mean > 0);
    // A week of a month without any season holds its share.
    KnownInput week{KnownKind::Closure, first, month.firstDay() + 7, month.firstDay() + 13, 0, {}, {}};
    const auto plain = forecastOf(*m_model, m_panel, {});
    const auto open = forecastOf(*m_model, m_panel, {week}).months[0].categories[0].demand.mean;
    const double lost = 1 - open / plain.months[0].categories[0].demand.mean;
    QVERIFY2(std::abs(lost - 7.0 / month.dayCount()) < .01, std::to_string(lost).c_str());
}

void KnownInputsTest::partsAddUp() {
    const auto month = m_panel.lastCompleteMonth + 1;
    const KnownInputs known{promotion(m_panel, .2),
                            promotion(m_panel, .1, ""),
                            {KnownKind::Price, second, month.firstDay(), month.lastDay(), 0, Money::fromDouble(12), {}},
                            {KnownKind::SpecialDay, "", month.firstDay(), month.firstDay(), 2, {}, "fair"},
                            {KnownKind::Closure, second, month.lastDay(), month.lastDay() + 3, 0, {}, {}}};
    const auto set = forecastOf(*m_model, m_panel, known);
    const auto explained = explainForecast(*m_model, m_panel, set, {}).value();
    const auto check = [](const Explanation& why, double mean, std::size_t inputs) {
        double sum = 0;
        std::size_t parts = 0;
        for (const auto& part : why.parts) {
            sum += part.units;
            parts += part.kind == PartKind::KnownInAdvance ? 1 : 0;
        }
        return std::abs(sum - mean) <= 1e-9 * std::max(1.0, mean) && parts == inputs;
    };
    for (std::size_t h = 0; h < 2; ++h) {
        QVERIFY(check(explained[h].categories[0], set.months[h].categories[0].demand.mean, h == 0 ? 3 : 0));
        QVERIFY(check(explained[h].categories[1], set.months[h].categories[1].demand.mean, h == 0 ? 4 : 1));
        QVERIFY(check(explained[h].total, set.months[h].total.demand.mean, h == 0 ? 5 : 1));
    }
    for (const auto& effect : set.known)
        if (effect.month == month && effect.category == first && effect.input == known[0])
            QVERIFY(std::ranges::any_of(explained[0].categories[0].parts, [&](const Part& part) {
                return part.label == describe(known[0]) && std::abs(part.units - effect.units) < 1e-6;
            }));
}

void KnownInputsTest::readsNothingAfterTheOrigin() {
    auto panel = m_panel;
    panel.lastCompleteMonth = panel.lastCompleteMonth - 1; // the last one is part-finished now
    const auto model = trained(panel);
    const KnownInputs known{promotion(panel, .2), promotion(panel, .3, "")};
    const auto before = forecastOf(*model, panel, known);
    const auto from = static_cast<std::size_t>(panel.lastCompleteMonth.lastDay() - panel.firstDay) + 1;
    for (std::size_t c = 0; c < 2; ++c)
        for (auto d = from; d < static_cast<std::size_t>(panel.dayCount); ++d) {
            panel.units[c * static_cast<std::size_t>(panel.dayCount) + d] *= 7;
            panel.revenue[c * static_cast<std::size_t>(panel.dayCount) + d] = 1;
        }
    QVERIFY(isSame(before, forecastOf(*model, panel, known)));
}

void KnownInputsTest::specialDaysAreNotCountedTwice() {
    const SalesDays days(m_panel, m_panel.lastCompleteMonth);
    const auto month = m_panel.lastCompleteMonth + 1;
    const KnownInputs fair{{KnownKind::SpecialDay, "", month.firstDay(), month.firstDay(), 1, {}, "fair"}};
    const KnownEffects effects(fair, days, data::Measure::Units);
    // Where all of the mix was told, its own answer stands; where nobody was, the past's effect is put on top.
    const auto read = effects.plan(0, month, {1000, 1030, 1, "booster"});
    QVERIFY(std::abs(read.mean - 1030) < 1e-9);
    const auto unread = effects.plan(0, month, {1000, 1000, 0, {}});
    QVERIFY(unread.mean > 1005 && unread.mean < 1030);
    const auto half = effects.plan(0, month, {1000, 1015, .5, "booster"});
    QVERIFY(std::abs(half.mean - (1015 + (unread.mean - 1000) / 2)) < 1e-9);
    QVERIFY(knownSentence(half.effects, {1000, 1015, .5, "booster"}).find("only booster can") != std::string::npos);
    const auto planned = withSpecialDays({{month.firstDay(), 3}, {month.firstDay() + 1, 1}}, fair, month - 1);
    QCOMPARE(planned.size(), std::size_t{2});
    QCOMPARE(planned[0].weight, 1.0);
}

void KnownInputsTest::moneyFollowsThePrice() {
    const SalesDays days(m_panel, m_panel.lastCompleteMonth);
    const auto month = m_panel.lastCompleteMonth + 1;
    const double usual = *days.price(0, usualWeeksDays);
    const KnownInputs dearer{
        {KnownKind::Price, first, month.firstDay(), month.lastDay(), 0, Money::fromDouble(usual * 1.1), {}}};
    const UnplannedMean unplanned{1000, 1000, 0, {}};
    const auto units = KnownEffects(dearer, days, data::Measure::Units).plan(0, month, unplanned);
    const auto money = KnownEffects(dearer, days, data::Measure::Revenue).plan(0, month, unplanned);
    const double elasticity = knownResponses(days).price[0].value;
    QVERIFY(std::abs(units.mean / 1000 - std::pow(1.1, elasticity)) < 1e-4);
    QVERIFY(std::abs(money.mean / units.mean - 1.1) < 1e-4);
}

// What is like another category does not run the other one's promotions.
void KnownInputsTest::analoguesHaveTheirOwn() {
    const auto model = withAnalogues(*m_model, {{second, first, .5}});
    const auto plain = forecastOf(*model, m_panel, {}).months[0];
    const auto others = forecastOf(*model, m_panel, {promotion(m_panel, .3, first)}).months[0];
    QVERIFY(others.categories[0].demand.mean > plain.categories[0].demand.mean);
    QCOMPARE(others.categories[1].demand.quantiles, plain.categories[1].demand.quantiles);
    const auto set = forecastOf(*model, m_panel, {promotion(m_panel, .3, second)});
    const auto& own = set.months[0].categories[1];
    QVERIFY(own.demand.mean > plain.categories[1].demand.mean);
    QVERIFY(own.model == analogueModel && own.knownNote.starts_with("Known in advance: promotion"));
    QVERIFY(std::ranges::count(own.flags, "ANALOGUE") == 1 && std::ranges::count(own.flags, "KNOWN_IN_ADVANCE") == 1);
    const auto explained = explainForecast(*model, m_panel, set, {}).value();
    double sum = 0;
    for (const auto& part : explained[0].categories[1].parts)
        sum += part.units;
    QVERIFY(std::abs(sum - own.demand.mean) < 1e-9 * own.demand.mean);
}

void KnownInputsTest::saysWhatItStandsOn() {
    const auto flat = noisyPanel(2, 26, 5); // a price of 10, always
    const auto model = trained(flat);
    const auto assumed = forecastOf(*model, flat, {promotion(flat, .2)});
    const auto& category = assumed.months[0].categories[0];
    QVERIFY(std::ranges::count(category.flags, "KNOWN_EFFECT_ASSUMED") == 1);
    QVERIFY2(category.knownNote.find("elasticity -1.50") != std::string::npos, category.knownNote.c_str());
    QVERIFY(category.knownNote.find("None of the models can be told of it") != std::string::npos);
    QVERIFY(std::ranges::count(assumed.months[0].categories[1].flags, "KNOWN_IN_ADVANCE") == 0);
    const auto own = forecastOf(*m_model, m_panel, {promotion(m_panel, .2)});
    QVERIFY(own.known.front().basis == KnownBasis::Own);
    QVERIFY(std::ranges::count(own.months[0].categories[0].flags, "KNOWN_EFFECT_ASSUMED") == 0);
    QVERIFY(std::ranges::count(own.months[0].total.flags, "KNOWN_IN_ADVANCE") == 1);
    const auto given = forecastOf(*m_model, m_panel, {promotion(m_panel, .99)});
    QVERIFY(given.known.front().isClipped);
    QVERIFY(std::ranges::count(given.months[0].categories[0].flags, "KNOWN_EFFECT_CLIPPED") == 1);
}

void KnownInputsTest::widensByWhatIsNotKnown() {
    const Quantiles band{70, 78, 90, 100, 110, 122, 130};
    const auto same = plannedBand(band, 100, {120, 0, {}});
    const auto wider = plannedBand(band, 100, {120, 15, {}});
    for (std::size_t q = 0; q < band.size(); ++q)
        QVERIFY(std::abs(same[q] - 1.2 * band[q]) < 1e-9);
    QCOMPARE(wider[3], same[3]);
    // Two independent errors: 1.645 * 15 beside 36.
    QVERIFY(std::abs(wider[6] - (120 + std::hypot(36, stats::normalQuantile(.95) * 15))) < 1e-9);
}

void KnownInputsTest::refusesWithASentence() {
    const auto fieldOf = [](const KnownInput& input) { return checkKnownInput(input).error().where().field; };
    const Date day(2021, 3, 1);
    QCOMPARE(fieldOf({KnownKind::Promotion, "", day, day - 1, .2, {}, {}}), std::string("last_day"));
    QCOMPARE(fieldOf({KnownKind::Promotion, "", day, day + 400, .2, {}, {}}), std::string("last_day"));
    QCOMPARE(fieldOf({KnownKind::Promotion, "", day, day, 20, {}, {}}), std::string("amount"));
    QCOMPARE(fieldOf({KnownKind::Promotion, "", day, day, std::nan(""), {}, {}}), std::string("amount"));
    QCOMPARE(fieldOf({KnownKind::Price, "", day, day, 0, Money::fromDouble(1), {}}), std::string("category"));
    QCOMPARE(fieldOf({KnownKind::Price, "a", day, day, 0, {}, {}}), std::string("amount"));
    QCOMPARE(fieldOf({KnownKind::SpecialDay, "", day, day, 101, {}, {}}), std::string("amount"));
    QCOMPARE(fieldOf({KnownKind::Closure, "", day, day, 1, {}, {}}), std::string("amount"));
    const KnownInput price{KnownKind::Price, "a", day, day + 3, 0, Money::fromDouble(1), {}};
    auto later = price;
    later.firstDay = day + 3;
    QCOMPARE(checkKnownInputs(std::vector{price, price}).error().where().line, 2);
    QCOMPARE(checkKnownInputs(std::vector{price, later}).error().where().field, std::string("first_day"));
    QVERIFY(checkKnownInputs(std::vector{price}));
    QVERIFY(!checkKnownInputs(std::vector(mostKnownInputs + 1, price)));
}

QTEST_APPLESS_MAIN(KnownInputsTest)
#include "known_inputs_test.moc"
