#include "core/service/export/past_forecasts.h"
#include "tests/core/service/export/sample_report.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace planwright;
using namespace planwright::service;

namespace {

const std::string evil = "<script>alert(\"x\")</script> & 'co' ]]> --> \xC0\xAF \x07";

ReportInput whole() {
    return sampleReport({"Lighting", evil, "Clocks", "A very long name of a category that goes on and on"});
}

bool holds(const std::string& page, std::string_view words) {
    return page.find(words) != std::string::npos;
}

} // namespace

class ReportHtmlTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pageIsSound_data();
    void pageIsSound();
    void sameInputSameBytes();
    void textFromOutsideIsEscaped();
    void headlineAnswersTheQuestion();
    void monthsAreSummedUpTogether();
    void worklistIsInOrderOfPriority();
    void forecastsAreExplained();
    void riskIsNeverColourAlone();
    void accountAddsUpOrSaysSo();
    void partFinishedMonthIsNamed();
    void pastForecastsAreDrawn();
    void everyFlagGetsASentence();
    void rulesOnlySaysSo();
    void noAdvertisingNoColumns();
    void historyLeavesPartMonthsOut();

private:
    QTemporaryDir m_folder;
};

void ReportHtmlTest::pageIsSound_data() {
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"whole", "empty", "no prices", "short history", "not finite", "revenue below zero",
                             "six years", "one category", "no decision", "no advertising", "huge"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

namespace {

void dropPrices(ReportInput& input) {
    for (auto& d : input.decision.categories) {
        d.spend = d.spendChange = d.expectedProfit = d.par95 = d.evpi = d.priority = d.lossProbability = std::nullopt;
        d.scenarios = std::nullopt;
        d.flags = {"RULES_ONLY"};
    }
    input.decision.portfolio = {};
}

void shorten(ReportInput& input) {
    input.history.firstMonth = Month(2011, 11);
    for (auto& series : input.history.categories)
        series.months = {series.months.back()};
    input.history.total.months = {input.history.total.months.back()};
    input.history.categories.pop_back();
    for (auto& month : input.forecast.months) {
        for (auto& category : month.categories) {
            category.delta = category.deltaYoy = category.confidence = category.volatility = std::nullopt;
            category.error = {};
        }
    }
    input.backtest = {};
    input.import.mergedBlocks.clear();
    input.import.rejected.clear();
}

void spoil(ReportInput& input) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double inf = std::numeric_limits<double>::infinity();
    auto& category = input.forecast.months[0].categories[0];
    category.demand.quantiles[3] = nan;
    category.demand.quantiles[6] = inf;
    category.demand.mean = nan;
    category.delta = inf;
    category.confidence = nan;
    category.error.wape = nan;
    input.history.categories[0].months[3] = nan;
    input.history.total.months[5] = -inf;
    input.history.total.partial = nan;
    input.decision.categories[0].spend = nan;
    input.decision.categories[0].par95 = inf;
    input.decision.portfolio.expectedProfit = nan;
    input.backtest.summary[1].wape = nan;
    input.backtest.summary[1].pinball = inf;
}

ReportInput ofKind(const QString& kind) {
    if (kind == QStringLiteral("empty"))
        return {};
    auto input = kind == QStringLiteral("one category") ? sampleReport({"Books"}) : whole();
    if (kind == QStringLiteral("no prices"))
        dropPrices(input);
    if (kind == QStringLiteral("short history"))
        shorten(input);
    if (kind == QStringLiteral("not finite"))
        spoil(input);
    if (kind == QStringLiteral("no advertising")) {
        for (auto& d : input.decision.categories)
            d.spend = d.spendChange = std::nullopt;
        input.decision.portfolio.budget = 0;
    }
    if (kind == QStringLiteral("no decision"))
        input.decision = {};
    if (kind == QStringLiteral("revenue below zero")) {
        input.measure = data::Measure::Revenue;
        input.currency.clear();
        input.history.categories[0].months[4] = -781.68;
    }
    if (kind == QStringLiteral("six years")) {
        auto& months = input.history.total.months;
        months.insert(months.begin(), 46, 100.0);
        for (auto& series : input.history.categories)
            series.months.insert(series.months.begin(), 46, 0.0);
        input.history.firstMonth = input.history.firstMonth - 46;
    }
    if (kind == QStringLiteral("huge")) {
        for (auto& month : input.history.total.months)
            month *= 1e9;
        input.import.account.read.money.raw = std::numeric_limits<std::int64_t>::min();
    }
    return input;
}

} // namespace

void ReportHtmlTest::pageIsSound() {
    QFETCH(const QString, kind);
    const auto page = reportHtml(ofKind(kind));
    QFile file(m_folder.filePath(QStringLiteral("report.html")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(page.data(), static_cast<qint64>(page.size())), static_cast<qint64>(page.size()));
    file.close();
    QProcess python;
    python.setProcessChannelMode(QProcess::MergedChannels);
    python.start(QStringLiteral("python3"),
                 {QStringLiteral(PLANWRIGHT_SOURCE_DIR "/tests/core/service/export/check_report.py"), file.fileName()});
    QVERIFY(python.waitForFinished(60'000));
    const auto said = python.readAll();
    QVERIFY2(python.exitStatus() == QProcess::NormalExit && python.exitCode() == 0, said.constData());
}

void ReportHtmlTest::sameInputSameBytes() {
    QVERIFY(reportHtml(whole()) == reportHtml(whole()));
}

void ReportHtmlTest::textFromOutsideIsEscaped() {
    auto input = whole();
    input.title = evil;
    input.modelName = evil;
    input.currency = evil;
    input.toolVersion = evil;
    input.backtest.reason = evil;
    input.import.notes = {evil};
    input.import.mapping.name = evil;
    input.import.mergedBlocks[0].file = evil;
    input.import.account.setAside[evil] = {};
    input.decision.categories[0].flags = {evil};
    input.decision.categories[0].trace = {{evil, {}, {}, evil}};
    const auto page = reportHtml(input);
    QVERIFY(!holds(page, "<script"));
    QVERIFY(!holds(page, "alert(\"x\")"));
    QVERIFY(holds(page, "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;co&#39;"));
    QVERIFY(!holds(page, "http"));
    QVERIFY(!holds(page, "\x07"));
}

void ReportHtmlTest::headlineAnswersTheQuestion() {
    const auto page = reportHtml(sampleReport({"Lighting", "Clocks"}));
    QVERIFY(holds(page, "<h1>What will we sell in December 2011?</h1>"));
    QVERIFY(holds(page, " units</strong> most likely"));
    QVERIFY(holds(page, " on November 2011 and +5\u202F% on December 2010."));
    auto revenue = sampleReport({"Lighting"});
    revenue.measure = data::Measure::Revenue;
    QVERIFY(holds(reportHtml(revenue), "<h1>What will we take in December 2011?</h1>"));
}

void ReportHtmlTest::monthsAreSummedUpTogether() {
    auto input = sampleReport({"Lighting"});
    input.forecast.together.reset();
    QVERIFY(!holds(reportHtml(input), "Together</th>"));
    const forecasting::Distribution sum{70001, {50001, 60001, 65001, 70001, 75001, 80001, 90001}};
    input.forecast.together = {{sum}, sum};
    const auto page = reportHtml(input);
    QVERIFY(holds(page, "December 2011 to February 2012 together: 70,001 units most likely, and with 80\u202F% "
                        "probability 60,001–80,001."));
    QVERIFY(holds(page, ">Together</th>"));
    QVERIFY(holds(page, "70,001</td></tr>"));
}

void ReportHtmlTest::worklistIsInOrderOfPriority() {
    auto input = sampleReport({"First", "Second", "Third"});
    input.decision.categories[0].priorityRank = 3;
    input.decision.categories[2].priorityRank = 1;
    const auto page = reportHtml(input);
    const auto third = page.find(">Third</a>"), second = page.find(">Second</a>"), first = page.find(">First</a>");
    QVERIFY(third < second && second < first && first != std::string::npos);
    QVERIFY(page.find("<h3 id=\"c1\">Third") < page.find("<h3 id=\"c3\">First"));
    QVERIFY(holds(page, "<td class=\"n\">8,000</td>\n<td class=\"n\"><b>8,338</b>") ||
            holds(page, "<td class=\"n\">8,000</td><td class=\"n\"><b>8,338</b>"));
}

void ReportHtmlTest::forecastsAreExplained() {
    auto input = sampleReport({"First", "Second"});
    const auto typeset = "10 below November&#39;s 100: \u221210 from &lt;b&gt; &amp; falling sales.";
    QVERIFY(!holds(reportHtml(input), typeset));
    // The second one's is missing.
    input.explanations = {{{{{}, "First: 10 below November's 100: -10 from <b> & falling sales."}}, {}}};
    QVERIFY(holds(reportHtml(input), typeset));
}

void ReportHtmlTest::riskIsNeverColourAlone() {
    const auto page = reportHtml(whole());
    for (const char* mark : {"○ Low", "◆ Medium", "▲ High"})
        QVERIFY(holds(page, mark));
}

void ReportHtmlTest::accountAddsUpOrSaysSo() {
    auto input = whole();
    const auto page = reportHtml(input);
    QVERIFY(holds(page, "The account adds up"));
    QVERIFY(holds(page, "<td class=\"n\">18,909,744.1181</td>"));
    QVERIFY(holds(page, "<td class=\"n\">−71,517.3990</td>"));
    QVERIFY(holds(page, "<td class=\"n\">10,762,495.003</td>"));
    input.import.account.read.money += Money::fromRaw(1);
    QVERIFY(holds(reportHtml(input), "The account does not add up."));
}

void ReportHtmlTest::partFinishedMonthIsNamed() {
    const auto page = reportHtml(whole());
    QVERIFY(holds(page, "1–9 December 2011 only, part-finished: "));
    QVERIFY(holds(page, "Nov 11, last complete month"));
    auto input = whole();
    input.history.partialLastDay.reset();
    QVERIFY(!holds(reportHtml(input), "class=\"partial\""));
}

void ReportHtmlTest::pastForecastsAreDrawn() {
    const auto page = reportHtml(whole());
    QVERIFY(holds(page, "what was forecast a month before"));
    QVERIFY(holds(page, "class=\"past\"/>"));
    const auto past = pastForecasts(whole().backtest);
    QCOMPARE(past.size(), std::size_t{4});
    QCOMPARE(past.at("Clocks").at(Month(2011, 11)), 1150.0);
    QCOMPARE(totalPastForecasts(past).at(Month(2011, 11)), 4600.0);
    auto late = past; // a month that one category was not forecast for says nothing of the total
    late["Clocks"].erase(Month(2011, 6));
    QCOMPARE(totalPastForecasts(late).count(Month(2011, 6)), std::size_t{0});
    auto input = whole();
    input.backtest.forecasts.clear();
    QVERIFY(!holds(reportHtml(input), "what was forecast a month before"));
}

void ReportHtmlTest::everyFlagGetsASentence() {
    const auto page = reportHtml(whole());
    QVERIFY(holds(page, "Costs were not given"));
    QVERIFY(holds(page, "<code>COSTS_DEFAULT</code>"));
    QVERIFY(holds(page, "A flag of tomorrow."));
    QVERIFY(holds(page, "All categories."));
    QVERIFY(holds(page, "has not been approved"));
}

void ReportHtmlTest::rulesOnlySaysSo() {
    QVERIFY(holds(reportHtml(ofKind(QStringLiteral("no prices"))), "No prices are known"));
}

void ReportHtmlTest::noAdvertisingNoColumns() {
    QVERIFY(holds(reportHtml(whole()), "Ad spend"));
    const auto page = reportHtml(ofKind(QStringLiteral("no advertising")));
    QVERIFY(!holds(page, "Ad spend"));
    QVERIFY(holds(page, "No advertising spend is known"));
}

void ReportHtmlTest::historyLeavesPartMonthsOut() {
    data::Panel panel;
    panel.firstDay = Date(2024, 1, 20);
    panel.dayCount = Date(2024, 4, 3) - panel.firstDay + 1;
    panel.categories = {"A", "B"};
    panel.firstCompleteMonth = Month(2024, 2);
    panel.lastCompleteMonth = Month(2024, 3);
    panel.units.assign(static_cast<std::size_t>(panel.dayCount) * 2, 1'500);
    panel.revenue.assign(static_cast<std::size_t>(panel.dayCount) * 2, 25'000);
    const auto units = makeReportHistory(panel, data::Measure::Units);
    QCOMPARE(units.categories.size(), std::size_t{2});
    QCOMPARE(units.categories[1].months, (std::vector<double>{29 * 1.5, 31 * 1.5}));
    QCOMPARE(units.total.months, (std::vector<double>{29 * 3.0, 31 * 3.0}));
    QCOMPARE(units.total.partial.value_or(0), 9.0);
    QVERIFY(units.partialLastDay == Date(2024, 4, 3));
    QCOMPARE(makeReportHistory(panel, data::Measure::Revenue).categories[0].months[0], 29 * 2.5);
    panel.dayCount = Date(2024, 3, 31) - panel.firstDay + 1;
    QVERIFY(!makeReportHistory(panel, data::Measure::Units).partialLastDay);
}

QTEST_APPLESS_MAIN(ReportHtmlTest)
#include "report_html_test.moc"
