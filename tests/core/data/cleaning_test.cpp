#include "core/data/absurd_quantities.h"
#include "core/data/future_dates.h"
#include "tests/core/data/fixture.h"

#include <algorithm>

using namespace planwright;
using namespace planwright::data;
using namespace planwright::data::testing;

namespace {

constexpr auto plainHeading = "date,order_id,product_id,category,customer_id,qty,price\n";

/// Sixty quiet days of one product, two units a day.
std::string quietDays(const char* product = "P1") {
    std::string content;
    for (int day = 0; day < 60; ++day)
        content += (Date(19723) + day).toString() + ",o" + std::to_string(day) + "," + product + ",Toys,c1,2,1.50\n";
    return content;
}

Result<ImportReport> importWith(const Fixture& fixture, const std::vector<fs::path>& files, const Cleaning& cleaning) {
    auto request = fixture.request(files);
    Mapping mapping;
    mapping.columns = {{"event_time", "date"},        {"order_id", "order_id"}, {"product_id", "product_id"},
                       {"category", "category"},      {"quantity", "qty"},      {"unit_price", "price"},
                       {"customer_id", "customer_id"}};
    mapping.cancellationPrefixes = {"C"};
    mapping.feeCategories = {"Fees"};
    mapping.sampleProducts = {"SAMPLE"};
    mapping.cleaning = cleaning;
    request.mapping = mapping;
    return importEvents(request, RunContext());
}

Result<ImportReport> importRows(const Fixture& fixture, const std::string& rows, const Cleaning& cleaning = {}) {
    return importWith(fixture, {fixture.write("e.csv", plainHeading + rows)}, cleaning);
}

const RuleReport& ruleOf(const ImportReport& report, Rule rule) {
    return *std::find_if(report.rules.begin(), report.rules.end(),
                         [rule](const RuleReport& found) { return found.rule == rule; });
}

} // namespace

class CleaningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsEveryRule();
    void setsAsideWhatItIsTold();
    void offRulesAreNotLookedFor();
    void matchesReturns();
    void findsTheLastPlausibleDay();
    void setsFutureDatesAside();
    void judgesQuantitiesByTheirProduct();
    void flagsAbsurdQuantities();
    void mergesSingleRepeatsWhenAsked();
    void tellsRepeatsApart();
    void partialMonthsAreCounted();
    void accountsFileByFile();
    void writesAllRejectedRows();
};

void CleaningTest::countsEveryRule() {
    const Fixture fixture;
    const auto report = importRows(fixture, quietDays() + "2024-01-05,1,P2,Fees,c1,1,4\n"
                                                          "2024-01-05,2,SAMPLE,Toys,c1,1,4\n"
                                                          "2024-01-05,3,P2,Toys,c1,1,0\n"
                                                          "2024-01-05,4,P2,Toys,,1,4\n"
                                                          "2024-01-05,5,P2,,c1,3,4\n"
                                                          "2024-01-05,C6,P9,Toys,c1,-1,4\n"
                                                          "2024-01-05,7,P9,Toys,c1,-2,4\n");
    VERIFY_RESULT(report);
    QVERIFY(report->account.addsUp());
    const auto check = [&](Rule rule, RuleAction action, std::int64_t rows, double units, double money, int line) {
        const auto& found = ruleOf(*report, rule);
        QVERIFY(found.action == action);
        QCOMPARE(found.found.rows, rows);
        QCOMPARE(found.found.units.toDouble(), units);
        QCOMPARE(found.found.money.toDouble(), money);
        if (rows > 0) {
            QCOMPARE(found.examples.at(0).file, std::string("e.csv"));
            QCOMPARE(found.examples.at(0).line, std::int64_t{line});
        }
    };
    check(Rule::Fee, RuleAction::SetAside, 1, 1, 4, 62);
    check(Rule::Sample, RuleAction::SetAside, 1, 1, 4, 63);
    check(Rule::NonPositivePrice, RuleAction::SetAside, 1, 1, 0, 64);
    check(Rule::MissingCustomer, RuleAction::Flag, 1, 1, 4, 65);
    check(Rule::MissingCategory, RuleAction::Flag, 1, 3, 12, 66);
    check(Rule::Cancellation, RuleAction::Flag, 1, -1, -4, 67);
    check(Rule::Refund, RuleAction::Flag, 1, -2, -8, 68);
    check(Rule::Test, RuleAction::SetAside, 0, 0, 0, 0);
    QCOMPARE(report->account.setAside.at("Sample").rows, std::int64_t{1});
}

void CleaningTest::setsAsideWhatItIsTold() {
    Cleaning cleaning;
    for (const auto rule : {Rule::Cancellation, Rule::Refund, Rule::MissingCustomer, Rule::MissingCategory})
        cleaning.set(rule, RuleAction::SetAside);
    cleaning.set(Rule::Fee, RuleAction::Flag);
    cleaning.set(Rule::NonPositivePrice, RuleAction::Off);
    const Fixture fixture;
    const auto report = importRows(fixture,
                                   quietDays() + "2024-01-05,1,P2,Fees,c1,1,4\n2024-01-05,3,P2,Toys,c1,1,0\n"
                                                 "2024-01-05,4,P2,Toys,,1,4\n2024-01-05,5,P2,,c1,3,4\n"
                                                 "2024-01-05,C6,P9,Toys,c1,-1,4\n2024-01-05,7,P9,Toys,c1,-2,4\n",
                                   cleaning);
    VERIFY_RESULT(report);
    QVERIFY(report->account.addsUp());
    QCOMPARE(report->account.accepted.rows, std::int64_t{62});
    QCOMPARE(ruleOf(*report, Rule::Fee).found.rows, std::int64_t{1});
    for (const char* rule : {"Cancellation", "Refund", "MissingCustomer", "MissingCategory"})
        QCOMPARE(report->account.setAside.at(rule).rows, std::int64_t{1});
}

void CleaningTest::offRulesAreNotLookedFor() {
    Cleaning cleaning;
    cleaning.set(Rule::Refund, RuleAction::Off);
    const Fixture fixture;
    const auto report = importRows(fixture, quietDays(), cleaning);
    VERIFY_RESULT(report);
    QCOMPARE(report->rules.size(), ruleCount - 1);
    QVERIFY(std::none_of(report->rules.begin(), report->rules.end(),
                         [](const RuleReport& rule) { return rule.rule == Rule::Refund; }));
}

void CleaningTest::matchesReturns() {
    const Fixture fixture;
    const auto report = importRows(fixture, "2024-01-01,1,P1,Toys,c1,5,2\n"
                                            "2024-01-02,C2,P1,Toys,c1,-3,2\n" // of the five
                                            "2024-01-03,C3,P1,Toys,c1,-3,2\n" // only two are left
                                            "2024-01-04,C4,P1,Toys,c1,-2,2\n" // these
                                            "2024-01-05,C5,P1,Toys,c2,-1,2\n" // another customer
                                            "2024-01-05,C6,P1,Toys,,-1,2\n"   // nobody knows
                                            "2024-01-06,C7,P2,Toys,c1,-1,2\n" // bought later
                                            "2024-01-07,8,P2,Toys,c1,1,2\n"
                                            "2024-01-08,9,P2,Toys,c1,-1,2\n" // a refund
                                            "2024-01-09,10,P1,Toys,c1,4,3\n"
                                            "2024-01-10,C11,P1,Toys,c1,-4,2\n"); // another price
    VERIFY_RESULT(report);
    const auto& cancelled = ruleOf(*report, Rule::Cancellation);
    QCOMPARE(cancelled.found.rows, std::int64_t{7});
    QCOMPARE(cancelled.matched, std::optional<std::int64_t>(2));
    QCOMPARE(ruleOf(*report, Rule::Refund).matched, std::optional<std::int64_t>(1));
    QCOMPARE(cancelled.examples.size(), std::size_t{5});
}

void CleaningTest::findsTheLastPlausibleDay() {
    using Days = std::vector<std::pair<std::int32_t, std::int64_t>>;
    QVERIFY(!lastPlausibleDay(Days{}));
    QVERIFY(!lastPlausibleDay(Days{{1, 1}, {1000, 1}}));
    QVERIFY(!lastPlausibleDay(Days{{1, 2000}, {50, 1}}));
    QCOMPARE(lastPlausibleDay(Days{{1, 2000}, {2, 5}, {92, 1}}), std::optional<std::int32_t>(2));
    QCOMPARE(lastPlausibleDay(Days{{1, 2000}, {2, 5}, {500, 1}, {9000, 1}}), std::optional<std::int32_t>(2));
    QVERIFY(!lastPlausibleDay(Days{{1, 2000}, {2, 5}, {92, 3}}));
}

void CleaningTest::setsFutureDatesAside() {
    const Fixture fixture;
    std::string rows;
    for (int i = 0; i < 20; ++i)
        rows += quietDays(("P" + std::to_string(i)).c_str());
    const auto report = importRows(fixture, rows + "2204-01-05,1,P2,Toys,c1,1,4\n2109-01-05,1,P2,Toys,c1,7,4\n");
    VERIFY_RESULT(report);
    // 2204 is out of range; one row of 1,202 lies decades later.
    QCOMPARE(report->account.rejected.rows, std::int64_t{1});
    QCOMPARE(report->account.setAside.at("FutureDate").units.raw, std::int64_t{7000});
    QCOMPARE(report->lastDay.toString(), std::string("2024-02-29"));
    Cleaning cleaning;
    cleaning.latestDay = Date::parse("2024-01-31").value();
    const auto told = importRows(fixture, quietDays(), cleaning);
    VERIFY_RESULT(told);
    QCOMPARE(told->account.setAside.at("FutureDate").rows, std::int64_t{29});
    QCOMPARE(told->lastDay.toString(), std::string("2024-01-31"));
    QVERIFY(told->account.addsUp());
    cleaning.set(Rule::FutureDate, RuleAction::Flag);
    const auto flagged = importRows(fixture, quietDays(), cleaning);
    VERIFY_RESULT(flagged);
    QCOMPARE(ruleOf(*flagged, Rule::FutureDate).found.rows, std::int64_t{29});
    QCOMPARE(flagged->account.accepted.rows, std::int64_t{60});
}

void CleaningTest::judgesQuantitiesByTheirProduct() {
    using Quantities = std::vector<std::pair<std::int64_t, std::int64_t>>;
    QVERIFY(!absurdAbove(Quantities{{1000, 19}}));
    // Always one or two: twenty times the median.
    QCOMPARE(absurdAbove(Quantities{{1000, 15}, {2000, 10}}), std::optional<std::int64_t>(20'000));
    QCOMPARE(absurdAbove(Quantities{{100'000, 30}}), std::optional<std::int64_t>(2'000'000));
    // Quantities from 1 to 64, doubling: median 8, MAD of the logarithms 2 ln 2, so 8 * exp(6 * 1.4826 * 2 ln 2).
    const Quantities wide = {{1000, 5}, {2000, 5}, {4000, 5}, {8000, 5}, {16'000, 5}, {32'000, 5}, {64'000, 5}};
    const double limit = 8000 * std::exp(6 * 1.4826 * 2 * std::log(2.0));
    QVERIFY(std::abs(static_cast<double>(*absurdAbove(wide)) - limit) <= 1);
}

void CleaningTest::flagsAbsurdQuantities() {
    const Fixture fixture;
    const auto rows = quietDays() + "2024-01-05,1,P1,Toys,c1,80995,1.50\n2024-01-06,1,P1,Toys,c1,20,1.50\n";
    const auto report = importRows(fixture, rows);
    VERIFY_RESULT(report);
    const auto& absurd = ruleOf(*report, Rule::AbsurdQuantity);
    QVERIFY(absurd.action == RuleAction::Flag);
    QCOMPARE(absurd.found.rows, std::int64_t{1});
    QCOMPARE(absurd.found.units.raw, std::int64_t{80'995'000});
    QCOMPARE(absurd.examples.at(0).line, std::int64_t{62});
    QCOMPARE(report->account.accepted.rows, std::int64_t{62});
    Cleaning cleaning;
    cleaning.set(Rule::AbsurdQuantity, RuleAction::SetAside);
    const auto aside = importRows(fixture, rows, cleaning);
    VERIFY_RESULT(aside);
    QCOMPARE(aside->account.setAside.at("AbsurdQuantity").units.raw, std::int64_t{80'995'000});
    QVERIFY(aside->account.addsUp());
}

void CleaningTest::mergesSingleRepeatsWhenAsked() {
    const Fixture fixture;
    const auto rows = quietDays() + "2024-01-05,o4,P1,Toys,c1,2,1.50\n2024-01-05,o4,P1,Toys,c1,2,1.50\n";
    const auto kept = importRows(fixture, rows);
    VERIFY_RESULT(kept);
    QCOMPARE(ruleOf(*kept, Rule::RepeatedRow).found.rows, std::int64_t{2});
    QCOMPARE(kept->account.merged.rows, std::int64_t{0});
    Cleaning cleaning;
    cleaning.set(Rule::RepeatedRow, RuleAction::Merge);
    const auto merged = importRows(fixture, rows, cleaning);
    VERIFY_RESULT(merged);
    QCOMPARE(merged->account.merged.rows, std::int64_t{2});
    QCOMPARE(ruleOf(*merged, Rule::RepeatedRow).found.units.raw, std::int64_t{4000});
    QCOMPARE(ruleOf(*merged, Rule::RepeatedRow).examples.at(0).line, std::int64_t{62});
    QVERIFY(merged->account.addsUp());
}

void CleaningTest::tellsRepeatsApart() {
    const Fixture fixture;
    const auto block = quietDays("P1") + quietDays("P2");
    const auto a = fixture.write("a.csv", plainHeading + block + block);
    const auto b = fixture.write("b.csv", plainHeading + quietDays("P2") + "2024-01-05,x,P3,Toys,c1,1,1\n");
    const auto report = importWith(fixture, {a, b}, {});
    VERIFY_RESULT(report);
    QCOMPARE(ruleOf(*report, Rule::RepeatedBlock).found.rows, std::int64_t{120});
    QCOMPARE(ruleOf(*report, Rule::RepeatedBlock).examples.at(0).line, std::int64_t{122});
    QCOMPARE(ruleOf(*report, Rule::RepeatedAcrossFiles).found.rows, std::int64_t{60});
    QCOMPARE(ruleOf(*report, Rule::RepeatedAcrossFiles).examples.at(0).file, std::string("b.csv"));
    QCOMPARE(ruleOf(*report, Rule::RepeatedAcrossFiles).examples.at(0).line, std::int64_t{2});
    QCOMPARE(report->account.merged.rows, std::int64_t{180});
    Cleaning cleaning;
    cleaning.set(Rule::RepeatedBlock, RuleAction::Off);
    cleaning.set(Rule::RepeatedAcrossFiles, RuleAction::Off);
    const auto all = importWith(fixture, {a, b}, cleaning);
    VERIFY_RESULT(all);
    QCOMPARE(all->account.merged.rows, std::int64_t{0});
}

void CleaningTest::partialMonthsAreCounted() {
    const Fixture fixture;
    const auto report = importRows(fixture, quietDays() + "2024-03-01,x,P1,Toys,c1,3,1\n2024-03-02,y,P1,Toys,c1,1,1\n");
    VERIFY_RESULT(report);
    const auto& partial = ruleOf(*report, Rule::PartialPeriod);
    QCOMPARE(partial.found.rows, std::int64_t{2});
    QCOMPARE(partial.found.units.raw, std::int64_t{4000});
    QCOMPARE(partial.examples.at(0).line, std::int64_t{62});
}

void CleaningTest::accountsFileByFile() {
    const Fixture fixture;
    const auto a = fixture.write("a.csv", plainHeading + quietDays() + "soon,x,P1,Toys,c1,3,1\ntoo,short\n");
    const auto b = fixture.write("b.csv", plainHeading + quietDays() + "2024-01-05,x,P3,Fees,c1,1,1\n");
    const auto report = importWith(fixture, {a, b}, {});
    VERIFY_RESULT(report);
    QCOMPARE(report->filesAccount.size(), std::size_t{2});
    const auto& first = report->filesAccount.at(0).account;
    const auto& second = report->filesAccount.at(1).account;
    QVERIFY(first.addsUp() && second.addsUp());
    QCOMPARE(report->filesAccount.at(0).file, std::string("a.csv"));
    QCOMPARE(first.read.rows, std::int64_t{62});
    QCOMPARE(first.rejected.rows, std::int64_t{2});
    QCOMPARE(second.merged.rows, std::int64_t{60});
    QCOMPARE(second.setAside.at("Fee").rows, std::int64_t{1});
    QCOMPARE(report->account.read.rows, first.read.rows + second.read.rows);
}

void CleaningTest::writesAllRejectedRows() {
    const Fixture fixture;
    std::string content = plainHeading + quietDays();
    for (int i = 0; i < 1200; ++i)
        content += "soon,\"a \"\"b\"\"\",P1,Toys,c1,1,1\n";
    auto request = fixture.request({fixture.write("e.csv", content + "a,b\n")});
    request.rejectedFile = fixture.folder() / "rejected.csv";
    const auto report = importEvents(request, RunContext());
    VERIFY_RESULT(report);
    QCOMPARE(report->rejected.size(), std::size_t{1000});
    std::ifstream file(*request.rejectedFile);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);)
        lines.push_back(line);
    QCOMPARE(lines.size(), std::size_t{1202});
    QCOMPARE(lines.at(0), std::string("file,line,reason,raw"));
    QCOMPARE(lines.at(1), std::string("e.csv,62,\"event_time: \"\"soon\"\" is not a date\","
                                      "\"soon,\"\"a \"\"\"\"b\"\"\"\"\"\",P1,Toys,c1,1,1\""));
    QCOMPARE(lines.back(), std::string("e.csv,1262,2 fields where the heading has 7,\"a,b\""));
    request.rejectedFile = fixture.folder() / "none" / "rejected.csv";
    QVERIFY(!importEvents(request, RunContext()));
}

QTEST_APPLESS_MAIN(CleaningTest)
#include "cleaning_test.moc"
