#include "core/base/hash.h"
#include "core/data/engine/csv_file.h"
#include "core/data/engine/database.h"
#include "tests/core/data/fixture.h"
#include "tests/support/online_retail.h"

#include <algorithm>
#include <map>
#include <numeric>

using namespace planwright;
using namespace planwright::data;
using namespace planwright::data::testing;
using planwright::testing::shared;
using planwright::testing::writeOnlineRetail;

namespace {

fs::path sample(const char* name) {
    return fs::path(PLANWRIGHT_SOURCE_DIR) / "resources" / "samples" / name;
}

Result<ImportReport> importWith(const Fixture& fixture, const fs::path& file, unsigned threads) {
    auto request = fixture.request({file});
    request.knownMappings = {sample("superstore.mapping.json"), sample("online_retail_ii.mapping.json")};
    RunContext context;
    context.threads = threads;
    return importEvents(request, context);
}

QString show(const Tally& tally) {
    return QString::fromStdString(std::to_string(tally.rows) + " " + toDecimalString(tally.units) + " " +
                                  toDecimalString(tally.money));
}

using Monthly = std::map<std::pair<std::string, std::string>, std::pair<std::int64_t, std::int64_t>>;

Monthly monthly(const Panel& panel) {
    Monthly sums;
    for (std::size_t c = 0; c < panel.categories.size(); ++c) {
        for (std::int32_t d = 0; d < panel.dayCount; ++d) {
            auto& sum = sums[{panel.categories[c], (panel.firstDay + d).month().toString()}];
            sum.first += panel.of(panel.units, c)[static_cast<std::size_t>(d)];
            sum.second += panel.of(panel.revenue, c)[static_cast<std::size_t>(d)];
        }
    }
    return sums;
}

/// Compares with a table `category,month,units,revenue` whose revenue is rounded to cents.
void compareWithSeries(const Panel& panel, const fs::path& file, std::size_t lines) {
    const auto sums = monthly(panel);
    std::size_t compared = 0;
    const auto take = [&](std::int64_t line, const std::vector<std::string>& fields) {
        if (line == 1)
            return true;
        const auto sum = sums.find({fields.at(0), fields.at(1).substr(0, 7)});
        if (sum == sums.end() || sum->second.first != std::stoll(fields.at(2)) * 1000 ||
            std::abs(static_cast<double>(sum->second.second) / 10000 - std::stod(fields.at(3))) > 0.00501)
            return false;
        ++compared;
        return true;
    };
    VERIFY_RESULT(engine::forEachRecord(file, {}, RunContext(), take));
    QCOMPARE(compared, lines);
}

} // namespace

class RealDataTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlineRetail();
    void onlineRetailWithOverlap();
    void superstore();

private:
    Fixture m_fixture;
    std::string m_retail;
};

void RealDataTest::onlineRetail() {
    if (!fs::exists(shared("data/online_retail_ii")))
        QSKIP("the shared data are not here");
    const auto csv = m_fixture.folder() / "online_retail_ii.csv";
    VERIFY_RESULT(writeOnlineRetail(csv, false));
    QCOMPARE(*sha256HexOfFile(csv), std::string("a7d8120e3dfac4fbcce0717d4293a4bc6d1ed73551fda3c82799ef23dda228c5"));
    const auto report = importWith(m_fixture, csv, 2);
    VERIFY_RESULT(report);
    // Every thread needs memory of its own: more of them must not fail for want of it.
    const auto manyThreads = importWith(m_fixture, csv, 16);
    VERIFY_RESULT(manyThreads);
    QCOMPARE(manyThreads->snapshotSha256, report->snapshotSha256);
    const auto& account = report->account;
    QCOMPARE(show(account.read), QStringLiteral("1044847 10441843 18909744.118"));
    QCOMPARE(show(account.accepted), QStringLiteral("1033062 10752075 18981261.517"));
    QCOMPARE(show(account.rejected), QStringLiteral("0 0 0"));
    QCOMPARE(show(account.merged), QStringLiteral("0 0 0"));
    QVERIFY(account.addsUp());
    QCOMPARE(report->partialPeriods.size(), std::size_t{1});
    QCOMPARE(report->partialPeriods[0].month.toString(), std::string("2011-12"));
    QCOMPARE(report->partialPeriods[0].lastDay.toString(), std::string("2011-12-09"));
    m_retail = report->snapshotSha256;

    const auto one = importWith(m_fixture, csv, 1);
    VERIFY_RESULT(one);
    QCOMPARE(one->snapshotSha256, m_retail);
    const auto four = importWith(m_fixture, csv, 4);
    VERIFY_RESULT(four);
    QCOMPARE(four->snapshotSha256, m_retail);

    const auto panel = loadPanel(m_fixture.snapshots() / m_retail, std::nullopt, RunContext());
    VERIFY_RESULT(panel);
    QCOMPARE(panel->categories.size(), std::size_t{25});
    QCOMPARE(panel->firstCompleteMonth.toString(), std::string("2009-12"));
    QCOMPARE(panel->lastCompleteMonth.toString(), std::string("2011-11"));
    // From the table of categories in the data's README.
    const std::map<std::string, std::pair<std::int64_t, std::int64_t>> known = {
        {"Bags & Purses", {1141749, 19262483900}},
        {"Christmas", {652788, 10177485900}},
        {"Lighting", {181740, 4786679600}},
        {"Uncategorised", {83781, 1172824200}}};
    for (const auto& [category, sums] : known) {
        const auto c = static_cast<std::size_t>(
            std::lower_bound(panel->categories.begin(), panel->categories.end(), category) - panel->categories.begin());
        const auto units = panel->of(panel->units, c);
        const auto revenue = panel->of(panel->revenue, c);
        QCOMPARE(std::accumulate(units.begin(), units.end(), std::int64_t{0}), sums.first * 1000);
        // The README rounds to pence.
        const auto money = std::accumulate(revenue.begin(), revenue.end(), std::int64_t{0});
        QVERIFY(std::abs(money - sums.second) <= 50);
    }
    compareWithSeries(*panel, shared("peers/series/online_retail_ii.csv"), 600);
}

void RealDataTest::onlineRetailWithOverlap() {
    if (m_retail.empty())
        QSKIP("the shared data are not here");
    const auto csv = m_fixture.folder() / "overlap.csv";
    VERIFY_RESULT(writeOnlineRetail(csv, true));
    QCOMPARE(*sha256HexOfFile(csv), std::string("7beb366ee593c3c5f6654d7608cb750a742933a27b7fec848453feb22037cf90"));
    const auto report = importWith(m_fixture, csv, 2);
    VERIFY_RESULT(report);
    const auto& account = report->account;
    QCOMPARE(show(account.read), QStringLiteral("1067370 10608491 19287232.568"));
    QCOMPARE(show(account.accepted), QStringLiteral("1033062 10752075 18981261.517"));
    QCOMPARE(show(account.merged), QStringLiteral("22523 166648 377488.45"));
    QVERIFY(account.addsUp());
    QCOMPARE(report->mergedBlocks.size(), std::size_t{1});
    const auto& block = report->mergedBlocks[0];
    QCOMPARE(block.firstLine, std::int64_t{525463});
    QCOMPARE(block.lastLine, std::int64_t{547985});
    QCOMPARE(block.firstDay, std::string("2010-12-01"));
    QCOMPARE(block.lastDay, std::string("2010-12-09"));
    QCOMPARE(report->snapshotSha256, m_retail);
}

void RealDataTest::superstore() {
    const auto csv = shared("data/superstore/superstore.csv");
    if (!fs::exists(csv))
        QSKIP("the shared data are not here");
    const auto report = importWith(m_fixture, csv, 2);
    VERIFY_RESULT(report);
    QCOMPARE(report->mapping.name, std::string("Superstore"));
    QCOMPARE(show(report->account.accepted), QStringLiteral("9994 37873 2297200.8603"));
    QCOMPARE(show(report->account.rejected), QStringLiteral("806 0 0"));
    QVERIFY(report->account.addsUp());
    QCOMPARE(report->rejected.size(), std::size_t{806});
    QCOMPARE(report->rejected.front().line, std::int64_t{9996});
    QCOMPARE(report->rejected.front().raw, std::string("Person,Region"));
    QCOMPARE(report->rejected.back().line, std::int64_t{10801});
    QVERIFY(report->partialPeriods.empty());
    QCOMPARE(report->repeatedRowsKept, std::int64_t{1});
    const auto panel = loadPanel(m_fixture.snapshots() / report->snapshotSha256, std::nullopt, RunContext());
    VERIFY_RESULT(panel);
    QCOMPARE(panel->categories.size(), std::size_t{17});
    QCOMPARE(panel->firstCompleteMonth.toString(), std::string("2015-01"));
    QCOMPARE(panel->lastCompleteMonth.toString(), std::string("2018-12"));
    compareWithSeries(*panel, shared("peers/series/superstore.csv"), 816);
}

QTEST_APPLESS_MAIN(RealDataTest)
#include "real_data_test.moc"
