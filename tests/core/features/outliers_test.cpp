#include "core/features/outliers.h"
#include "core/features/usual_days.h"
#include "tests/core/features/daily_panel.h"
#include "tests/support/verify_result.h"

#include <QTest>

#include <algorithm>
#include <fstream>
#include <rapidcheck.h>
#include <sstream>

using namespace planwright;
using namespace planwright::features;
using namespace planwright::features::testing;

namespace {

std::vector<Outlier> found(const data::Panel& panel, unsigned threads = 2) {
    RunContext context;
    context.threads = threads;
    return findOutliers(panel, context).value();
}

bool same(const Outlier& a, const Outlier& b) {
    return a.category == b.category && a.first == b.first && a.last == b.last && a.units == b.units &&
           a.expectedUnits == b.expectedUnits && a.expectedMoney == b.expectedMoney && a.strength == b.strength;
}

bool holds(const std::vector<Outlier>& outliers, Date day) {
    return std::ranges::any_of(outliers, [&](const Outlier& one) { return one.first <= day && day <= one.last; });
}

using Table = std::vector<std::vector<std::string>>;

/// The lines of a recorded file but for its heading.
Table recorded(const char* name) {
    std::ifstream file(std::string(PLANWRIGHT_SOURCE_DIR "/tests/data/features/") + name);
    Table table;
    std::string line;
    for (std::getline(file, line); std::getline(file, line);) {
        auto& cells = table.emplace_back();
        std::istringstream parts(line + ",");
        for (std::string cell; std::getline(parts, cell, ',');)
            cells.push_back(cell);
    }
    return table;
}

data::Panel recordedPanel(const Table& series) {
    auto panel = panelOf({series.front().size() - 1, static_cast<std::int32_t>(series.size()), 1, 0, 0}, 1);
    for (std::size_t day = 0; day < series.size(); ++day)
        for (std::size_t s = 1; s < series[day].size(); ++s)
            setUnits(panel, s - 1, static_cast<std::int32_t>(day), std::stol(series[day][s]));
    return panel;
}

} // namespace

class OutliersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void seldomByChance_data();
    void seldomByChance();
    void findsWhatWasPlanted();
    void findsWhatRFinds();
    void daysThatAdjoinAreOne();
    void closedDaysAndNewLevelsAreNone();
    void tooLittleHistoryHasNone();
    void sameAtAnyThreadCount();
    void describesAnyDays();
    void namesSpecialDays();
};

void OutliersTest::seldomByChance_data() {
    QTest::addColumn<double>("mean");
    QTest::addColumn<double>("dispersion");
    QTest::addColumn<double>("moreOfOrder");
    for (const double mean : {.3, 3., 40., 2'000.})
        for (const double dispersion : {0., .1, .5})
            for (const double more : {0., .7})
                if (mean < 1'000 || more == 0)
                    QTest::addRow("mean %g dispersion %g more %g", mean, dispersion, more)
                        << mean << dispersion << more;
}

// 29,240 days of each law: the header promises one in 2,000 at most, of the widest law.
void OutliersTest::seldomByChance() {
    QFETCH(double, mean);
    QFETCH(double, dispersion);
    QFETCH(double, moreOfOrder);
    const Shop shop{40, 731, mean, dispersion, moreOfOrder};
    const auto outliers = found(panelOf(shop, 5));
    const auto rate = static_cast<double>(outliers.size()) / static_cast<double>(shop.categories * 731);
    QVERIFY2(rate <= 5e-4, qPrintable(QStringLiteral("%1 in 10,000").arg(1e4 * rate)));
    static_assert(outlierBound == 5);
}

void OutliersTest::findsWhatWasPlanted() {
    QVERIFY(rc::check("a day of eight times the usual units is found, with what would have been usual", [] {
        const Shop shop{1, 500, .1 * *rc::gen::inRange(100, 3'000), .01 * *rc::gen::inRange(0, 10), 0};
        auto panel = panelOf(shop, *rc::gen::arbitrary<std::uint64_t>() % 1'000'000);
        const auto day = *rc::gen::inRange(0, 500);
        const auto usual = expectedOrders(shop, day);
        const auto units = std::llround(8 * usual) + 40;
        setUnits(panel, 0, day, units);
        const auto outliers = found(panel);
        const auto one = std::ranges::find_if(outliers, [date = panel.firstDay + day](const Outlier& each) {
            return each.first <= date && date <= each.last;
        });
        RC_ASSERT(one != outliers.end());
        RC_ASSERT(one->isHigh && one->strength >= outlierBound);
        if (one->first != one->last) // a busy day beside it
            return;
        RC_ASSERT(one->units == Quantity::fromRaw(units * 1'000));
        // 28 days around it tell the level: five of its standard errors, an eighth for profile and season.
        const auto error = 5 * std::sqrt((usual + shop.dispersion * usual * usual) / 28) + .125 * usual + 1;
        RC_ASSERT(std::abs(one->expectedUnits.toDouble() - usual) <= error);
        RC_ASSERT(std::abs(one->expectedMoney.toDouble() - 2.5 * one->expectedUnits.toDouble()) <= .01);
    }));
}

void OutliersTest::findsWhatRFinds() {
    const auto panel = recordedPanel(recorded("outliers_series.csv"));
    const auto expected = recorded("outliers_expected.csv");
    const auto outliers = found(panel);
    int planted = 0, plantedHere = 0, both = 0, byR = 0;
    for (const auto& line : expected) {
        const auto day = panel.firstDay + std::stoi(line[1]);
        const auto number = std::stoul(line[0].substr(1)) - 1;
        const auto one = std::ranges::find_if(outliers, [&](const Outlier& each) {
            return each.category == panel.categories[number] && each.first <= day && day <= each.last;
        });
        const bool isHere = one != outliers.end(), isPlanted = line[2] == "1", isByR = line[3] == "1";
        planted += isPlanted ? 1 : 0;
        plantedHere += isPlanted && isHere ? 1 : 0;
        byR += isPlanted && isByR ? 1 : 0;
        if (!isPlanted || !isByR || !isHere || one->first != one->last)
            continue;
        // Both estimate what was usual from noisy days: no farther from the truth than R's, or than a quarter of it.
        const auto usual = std::stod(line[4]);
        const auto here = std::abs(one->expectedUnits.toDouble() - usual);
        QVERIFY2(here <= std::max(std::abs(std::stod(line[5]) - usual), .25 * usual + 3), line[1].c_str());
        ++both;
    }
    QCOMPARE(planted, 72);
    // R finds 67 of them, at the price of five days that are none; here it is 64, and nothing else.
    QCOMPARE(byR, 67);
    QVERIFY(plantedHere >= 64 && both >= 60);
    QCOMPARE(outliers.size(), static_cast<std::size_t>(plantedHere));
}

void OutliersTest::daysThatAdjoinAreOne() {
    auto panel = panelOf({2, 400, 80, 0, 0}, 3);
    for (const int day : {200, 201, 202})
        setUnits(panel, 0, day, 900);
    for (const int day : {300, 301})
        setUnits(panel, 0, day, 0);
    setUnits(panel, 0, 302, 900);
    const auto outliers = found(panel);
    QCOMPARE(outliers.size(), std::size_t{3});
    QVERIFY(outliers[0].first == panel.firstDay + 200 && outliers[0].last == panel.firstDay + 202);
    QVERIFY(outliers[0].days == 3 && outliers[0].units == Quantity::fromRaw(2'700'000));
    QVERIFY(!outliers[1].isHigh && outliers[1].days == 2 && outliers[2].isHigh && outliers[2].days == 1);
}

void OutliersTest::closedDaysAndNewLevelsAreNone() {
    auto closed = panelOf({2, 400, 80, 0, 0}, 3);
    for (const auto category : {std::size_t{0}, std::size_t{1}})
        for (const int day : {200, 201, 202}) {
            setUnits(closed, category, day, 0);
            closed.orders[category * 400 + static_cast<std::size_t>(day)] = 0;
        }
    QVERIFY(found(closed).empty());
    auto level = panelOf({1, 400, 80, 0, 0}, 4);
    const auto more = panelOf({1, 400, 400, 0, 0}, 4);
    for (std::size_t day = 250; day < 400; ++day)
        level.units[day] = more.units[day];
    for (const auto& one : found(level))
        QVERIFY(one.days <= 14);
    QVERIFY(!holds(found(level), level.firstDay + 300));
}

void OutliersTest::tooLittleHistoryHasNone() {
    auto panel = panelOf({1, 55, 80, 0, 0}, 3);
    setUnits(panel, 0, 30, 2'000);
    QVERIFY(found(panel).empty());
    data::Panel none;
    none.firstDay = Date(2022, 1, 1);
    QVERIFY(found(none).empty());
    auto before = panelOf({2, 400, 80, 0, 0}, 3);
    for (std::int32_t day = 0; day < 390; ++day) {
        setUnits(before, 0, day, 0);
        before.orders[static_cast<std::size_t>(day)] = 0;
    }
    QVERIFY(found(before).empty());
}

void OutliersTest::sameAtAnyThreadCount() {
    auto panel = panelOf({12, 500, 40, .1, .5}, 9);
    for (std::size_t category = 0; category < 12; ++category)
        setUnits(panel, category, 100 + static_cast<std::int32_t>(category), 4'000);
    const auto first = found(panel, 1);
    QVERIFY(first.size() >= 12);
    for (const unsigned threads : {2U, 4U})
        QVERIFY(std::ranges::equal(found(panel, threads), first, same));
    RunContext stopped;
    std::stop_source source;
    source.request_stop();
    stopped.stop = source.get_token();
    QCOMPARE(findOutliers(panel, stopped).error().code(), ErrorCode::Cancelled);
}

void OutliersTest::describesAnyDays() {
    auto panel = panelOf({1, 400, 80, 0, 0}, 3);
    setUnits(panel, 0, 200, 2'000);
    const auto day = panel.firstDay + 200;
    const auto described = describeDays(panel, "c1000", day, day);
    QVERIFY(described && same(*described, found(panel).front()));
    const auto usual = describeDays(panel, "c1000", day + 5, day + 11);
    QVERIFY(usual && usual->strength == 0 && usual->days == 7);
    QVERIFY(std::abs(usual->units.toDouble() / usual->expectedUnits.toDouble() - 1) < .15);
    QVERIFY(!describeDays(panel, "other", day, day));
    QVERIFY(!describeDays(panel, "c1000", day + 300, day + 301));
}

void OutliersTest::namesSpecialDays() {
    const auto friday = specialDayNear(Date(2024, 11, 29), Date(2024, 11, 29), {});
    QVERIFY(friday && friday->name == "Black Friday" && friday->rule == SpecialDay::BlackFriday);
    const auto later = specialDayNear(Date(2024, 12, 27), Date(2024, 12, 30), {});
    QVERIFY(later && later->name == "Christmas Day" && later->date == Date(2024, 12, 25));
    QVERIFY(specialDayNear(Date(2024, 12, 30), Date(2024, 12, 30), {})->date == Date(2025, 1, 1));
    QVERIFY(!specialDayNear(Date(2024, 8, 5), Date(2024, 8, 6), {}));
    const std::vector<SpecialDayEdit> own{{Date(2024, 11, 29), "Our fair", "GB"},
                                          {Date(2024, 8, 5), "Gone", "", 1, true}};
    QCOMPARE(specialDayNear(Date(2024, 11, 29), Date(2024, 11, 29), own)->name, std::string("Our fair"));
    QVERIFY(!specialDayNear(Date(2024, 8, 5), Date(2024, 8, 6), own));
}

QTEST_APPLESS_MAIN(OutliersTest)
#include "outliers_test.moc"
