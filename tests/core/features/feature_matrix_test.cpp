#include "core/base/rng.h"
#include "core/base/text.h"
#include "core/features/feature_matrix.h"
#include "core/features/theil_sen.h"
#include "tests/support/shop_events.h"

#include <QTest>

#include <rapidcheck.h>
#include <set>

using namespace planwright;
using namespace planwright::features;

namespace {

const std::string folder = PLANWRIGHT_SOURCE_DIR "/tests/data/features/";

FeatureMatrix build(const Shop& shop, const FeatureMatrixPlan& plan, const SpecialDayCalendar* calendar = nullptr,
                    unsigned threads = 1) {
    RunContext context;
    context.threads = threads;
    return buildFeatureMatrix(shop.panel, shop.activity, calendar, plan, context).value();
}

bool near(double value, double expected) {
    return std::abs(value - expected) <= 1e-9 * std::max(1.0, std::abs(expected));
}

bool sameRows(const FeatureMatrix& a, const FeatureMatrix& b) {
    const auto sameKeys = std::ranges::equal(a.rows, b.rows, [&](const FeatureRow& x, const FeatureRow& y) {
        return a.categories[x.category] == b.categories[y.category] && x.origin == y.origin && x.horizon == y.horizon;
    });
    return sameKeys && a.names == b.names && a.values == b.values && a.missing == b.missing;
}

/// Random events over some months; the panel ends with `lastDay`.
std::vector<ShopEvent> randomEvents(SplitMix64& random, Date firstDay, Date lastDay, std::size_t count) {
    const auto pick = [&random](const std::string& prefix, std::uint32_t of) {
        const auto number = random.below(of + 1);
        return number == of ? std::string() : prefix + std::to_string(number);
    };
    constexpr std::array types{"purchase", "purchase", "purchase", "refund", "view", "cart"};
    std::vector<ShopEvent> events;
    for (std::size_t i = 0; i < count; ++i) {
        ShopEvent event;
        event.date =
            firstDay + static_cast<std::int32_t>(random.below(static_cast<std::uint32_t>(lastDay - firstDay + 1)));
        event.type = types[random.below(types.size())];
        event.category = std::string(1, static_cast<char>('a' + random.below(4)));
        event.order = pick("o", 30);
        event.customer = pick("c", 12);
        for (auto& segment : event.segments)
            segment = pick("s", 3);
        event.quantity = static_cast<std::int64_t>(random.below(9)) + 1;
        if (event.type == "refund")
            event.quantity = -event.quantity;
        event.price = static_cast<std::int64_t>(random.below(5000)) + 1;
        event.discount = random.below(3) == 0 ? 20 : 0;
        events.push_back(std::move(event));
    }
    return events;
}

struct Recorded {
    const char* name;
    Date firstDay, lastDay;
    Month firstMonth, lastMonth;
    FeatureMatrixPlan plan;
};

} // namespace

class FeatureMatrixTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithPandas_data();
    void agreesWithPandas();
    void knowsNothingAfterTheOrigin();
    void sameBytesAtAnyThreadCount();
    void countsTheSpecialDaysOfTheTarget();
    void everyColumnIsDocumentedOnce();
    void theilSenIgnoresOutliers();
    void refusesWhatCannotBe();
};

void FeatureMatrixTest::agreesWithPandas_data() {
    QTest::addColumn<int>("shop");
    QTest::newRow("two years, every field") << 0;
    QTest::newRow("dates, money and a channel only") << 1;
    QTest::newRow("five months, a year ahead") << 2;
}

void FeatureMatrixTest::agreesWithPandas() {
    QFETCH(int, shop);
    const std::array recorded{
        Recorded{"two_years", {2021, 11, 10}, {2024, 1, 11}, {2021, 12}, {2023, 12}, {6, 3}},
        Recorded{"plain", {2023, 1, 1}, {2024, 2, 29}, {2023, 1}, {2024, 2}, {14, 2}},
        Recorded{"young", {2024, 1, 1}, {2024, 6, 20}, {2024, 1}, {2024, 5}, {5, 12}},
    };
    const auto& made = recorded[static_cast<std::size_t>(shop)];
    const Shop built(readShopEvents(folder + made.name + "_events.csv"), made.firstDay, made.lastDay, made.firstMonth,
                     made.lastMonth);
    const auto matrix = build(built, made.plan);
    const auto expected = readCsvCells(folder + made.name + "_expected.csv");
    QCOMPARE(matrix.rows.size(), expected.size() - 1);
    std::map<std::string, std::size_t> columns;
    for (std::size_t column = 0; column < matrix.names.size(); ++column)
        columns[matrix.names[column]] = column;
    const auto needsHolidays = [](const std::string& name) {
        return name.starts_with("special_") || name == "target_trading_days" || name == "target_public_holidays";
    };
    QCOMPARE(expected.front().size() - 3,
             matrix.names.size() - static_cast<std::size_t>(std::ranges::count_if(matrix.names, needsHolidays)));
    // By key: the recorded rows stand in the order of the shop's list of categories.
    std::map<std::tuple<std::string, std::string, std::string>, std::size_t> places;
    for (std::size_t row = 0; row < matrix.rows.size(); ++row)
        places[{matrix.categories[matrix.rows[row].category], matrix.rows[row].origin.toString(),
                std::to_string(matrix.rows[row].horizon)}] = row;
    for (std::size_t r = 1; r < expected.size(); ++r) {
        const auto row = places.at({expected[r][0], expected[r][1], expected[r][2]});
        for (std::size_t cell = 3; cell < expected.front().size(); ++cell) {
            const auto& name = expected.front()[cell];
            const auto value = matrix.at(row, columns.at(name));
            const auto& text = expected[r][cell];
            const auto asked = parseDouble(text);
            const bool same = asked ? value.known() && near(value.value, *asked) : !value.known() && value.value == 0;
            QVERIFY2(same, (expected[r][0] + ' ' + expected[r][1] + " +" + expected[r][2] + ' ' + name + ": " +
                            shortestDouble(value.value) + " instead of " + text)
                               .c_str());
        }
    }
}

void FeatureMatrixTest::knowsNothingAfterTheOrigin() {
    QVERIFY(rc::check("whatever comes after the origin, the rows are the same", [] {
        SplitMix64 random(*rc::gen::arbitrary<std::uint64_t>());
        const auto firstDay = Date(2020, 1, 1) + *rc::gen::inRange(0, 60);
        const auto firstMonth = (firstDay - 1).month() + 1;
        const auto origin = firstMonth + *rc::gen::inRange(0, 16);
        const auto count = *rc::gen::inRange<std::size_t>(1, 300);
        const auto past = randomEvents(random, firstDay, origin.lastDay(), count);
        const FeatureMatrixPlan all{40, *rc::gen::inRange(1, 13)};
        std::vector<FeatureMatrix> matrices;
        for (int future = 0; future < 2; ++future) {
            // Another future: other days, other categories, more months or none.
            auto events = past;
            const auto lastMonth = origin + static_cast<std::int32_t>(random.below(4));
            const auto lastDay = lastMonth.lastDay() + static_cast<std::int32_t>(random.below(20));
            if (lastDay > origin.lastDay()) {
                const auto later = randomEvents(random, origin.lastDay() + 1, lastDay, 60);
                events.insert(events.end(), later.begin(), later.end());
            }
            auto matrix = build({events, firstDay, lastDay, firstMonth, lastMonth}, all);
            FeatureMatrix known;
            known.categories = matrix.categories;
            known.names = matrix.names;
            for (std::size_t row = 0; row < matrix.rows.size(); ++row) {
                if (matrix.rows[row].origin > origin)
                    continue;
                known.rows.push_back(matrix.rows[row]);
                for (std::size_t column = 0; column < matrix.names.size(); ++column) {
                    known.values.push_back(matrix.at(row, column).value);
                    known.missing.push_back(matrix.at(row, column).missing);
                }
            }
            matrices.push_back(std::move(known));
        }
        RC_ASSERT(sameRows(matrices[0], matrices[1]));
        for (const auto value : matrices[0].values)
            RC_ASSERT(std::isfinite(value));
    }));
}

void FeatureMatrixTest::sameBytesAtAnyThreadCount() {
    SplitMix64 random(5);
    const Shop shop(randomEvents(random, Date(2020, 1, 1), Date(2021, 12, 31), 4000), Date(2020, 1, 1),
                    Date(2021, 12, 31), Month(2020, 1), Month(2021, 12));
    const std::vector<CountryShare> countries{{"GB", .7}, {"DE", .3}};
    const auto calendar = SpecialDayCalendar::create(countries).value();
    const auto one = build(shop, {24, 3}, &calendar, 1);
    QCOMPARE(one.rows.size(), std::size_t{4 * 24 * 3});
    QVERIFY(sameRows(one, build(shop, {24, 3}, &calendar, 2)));
    QVERIFY(sameRows(one, build(shop, {24, 3}, &calendar, 4)));
}

void FeatureMatrixTest::countsTheSpecialDaysOfTheTarget() {
    SplitMix64 random(6);
    const Shop shop(randomEvents(random, Date(2023, 1, 1), Date(2023, 10, 31), 500), Date(2023, 1, 1),
                    Date(2023, 10, 31), Month(2023, 1), Month(2023, 10));
    const std::vector<CountryShare> countries{{"US", 3}, {"GB", 1}};
    const std::vector<SpecialDayEdit> edits{{Date(2023, 11, 4), "Our Own Day", "US", 2}};
    const auto calendar = SpecialDayCalendar::create(countries, edits).value();
    const auto matrix = build(shop, {1, 2}, &calendar);
    const auto of = [&](const std::string& name, std::size_t row) {
        const auto found = std::ranges::find(matrix.names, name);
        return matrix.at(row, static_cast<std::size_t>(found - matrix.names.begin()));
    };
    QCOMPARE(of("special_black_friday_days", 0).value, 1.0); // November
    QCOMPARE(of("special_black_friday_days", 1).value, 0.0); // December
    QCOMPARE(of("special_black_friday_lag", 1).value, 1.0);  // 24 November + 7 days
    QCOMPARE(of("special_our_own_day_days", 0).value, 1.5);
    QVERIFY(of("target_trading_days", 0).value < 22);
    QVERIFY(build(shop, {1, 2}).at(0, 0).known());
    const auto without = build(shop, {1, 2});
    const auto place = std::ranges::find(without.names, "target_trading_days") - without.names.begin();
    QVERIFY(without.at(0, static_cast<std::size_t>(place)).missing == Missing::NoCalendar);
}

void FeatureMatrixTest::everyColumnIsDocumentedOnce() {
    std::set<std::string> names;
    for (const auto& feature : featureTable(nullptr)) {
        QVERIFY2(names.insert(feature.name).second, feature.name.c_str());
        QVERIFY2(!feature.unit.empty() && !feature.formula.empty() && !feature.missing.empty(), feature.name.c_str());
    }
    std::ifstream file(PLANWRIGHT_SOURCE_DIR "/resources/help/features.md", std::ios::binary);
    std::stringstream committed;
    committed << file.rdbuf();
    if (committed.str() == featureGuide())
        return;
    // Written beside the test so that it can be looked at and copied.
    std::ofstream("features.md", std::ios::binary) << featureGuide();
    QFAIL("resources/help/features.md is not what the program makes; the working folder has it as features.md.");
}

void FeatureMatrixTest::theilSenIgnoresOutliers() {
    const std::vector<double> line{1, 3, 5, 700, 9, 11, 13};
    QCOMPARE(theilSenSlope(line), 2.0);
    QCOMPARE(theilSenSlope(std::vector<double>{4}), 0.0);
    QCOMPARE(theilSenSlope(std::vector<double>{4, 1}), -3.0);
}

void FeatureMatrixTest::refusesWhatCannotBe() {
    SplitMix64 random(7);
    const Shop shop(randomEvents(random, Date(2023, 1, 10), Date(2023, 2, 10), 50), Date(2023, 1, 10),
                    Date(2023, 2, 10), Month(2023, 2), Month(2023, 1));
    const RunContext context;
    const auto tried = [&](const FeatureMatrixPlan& plan) {
        return buildFeatureMatrix(shop.panel, shop.activity, nullptr, plan, context).error();
    };
    QVERIFY(tried({}).code() == ErrorCode::InsufficientData);
    QCOMPARE(tried({0, 3}).where().field, std::string("origins"));
    QCOMPARE(tried({1, 13}).where().field, std::string("horizon"));
}

QTEST_APPLESS_MAIN(FeatureMatrixTest)
#include "feature_matrix_test.moc"
