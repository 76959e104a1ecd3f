#include "tests/ui/demo_session.h"
#include "ui/models/account_model.h"
#include "ui/models/coverage_model.h"
#include "ui/models/exact_number.h"
#include "ui/models/import_tallies.h"
#include "ui/models/mapping_model.h"
#include "ui/models/merged_blocks_model.h"
#include "ui/models/preview_model.h"
#include "ui/models/rejected_rows_model.h"

#include <QAbstractItemModelTester>

#include <numeric>

using namespace planwright;
using namespace planwright::ui;

namespace {

constexpr auto mode = QAbstractItemModelTester::FailureReportingMode::QtTest;

QString cell(const QAbstractItemModel& model, int row, int column) {
    return model.index(row, column).data().toString();
}

service::ImportPreview samplePreview() {
    service::ImportPreview preview;
    preview.heading = {"Date ", "Qty", "Price", "Group", "<b>Note</b>"};
    preview.columnCount = 5;
    preview.rows = {{"2024-01-31", "2", "10.50", "", "two\nlines"}, {"2024-02-01", "1", "3.00", "Clocks"}};
    preview.columns = {{"event_time", "Date"}, {"quantity", "Qty"}, {"unit_price", "Price"}, {"category", "Group"}};
    data::Mapping mapping;
    mapping.columns = preview.columns;
    mapping.delimiter = ';';
    mapping.dateOrder = data::DateOrder::DayMonthYear;
    preview.mapping = mapping;
    return preview;
}

// A small plan: two categories over four months, the last of them with a gap, and a part-finished fifth.
std::shared_ptr<service::Plan> samplePlan() {
    auto plan = std::make_shared<service::Plan>();
    plan->history.firstMonth = Month(2024, 1);
    plan->history.partialLastDay = Date(2024, 5, 9);
    plan->history.categories = {{"Clocks", {10, 0, 20, 5}, 2.0}, {"Lamps", {0, 0, 4, -1}, {}}};
    plan->history.total = {"Total", {10, 0, 24, 4}, 2.0};
    plan->revenue = plan->history;
    for (auto* series : {&plan->revenue.categories.front(), &plan->revenue.categories.back(), &plan->revenue.total})
        for (auto& month : series->months)
            month *= 3;
    return plan;
}

} // namespace

class DataModelsTest : public QObject {
    Q_OBJECT

private:
    AppSession m_session;

private Q_SLOTS:
    void initTestCase() { QVERIFY(test::openDemo(m_session)); }
    void exactNumbersKeepEveryDigit();
    void theAccountOfTheDemoAddsUp();
    void anAccountThatDoesNotAddUpSaysSo();
    void previewShowsTheFilesOwnColumns();
    void mappingNamesWhatIsMissing();
    void rejectedRowsAreOneLineEach();
    void mergedBlocksAreListed();
    void rulesSayWhatTheyFound();
    void theFilesOfTheDemoAddUpToItsAccount();
    void restatedMonths();
    void coverageOfTheDemoIsItsHistory();
    void coverageMarksGaps();
};

void DataModelsTest::exactNumbersKeepEveryDigit() {
    QCOMPARE(exactText(0), QStringLiteral("0"));
    QCOMPARE(exactText(1234567), QStringLiteral("1,234,567"));
    QCOMPARE(exactText(-12345), QStringLiteral("−12,345"));
    QCOMPARE(exactText(90'071'992'547'409'931, 10'000, 4), QStringLiteral("9,007,199,254,740.9931"));
    QCOMPARE(exactText(std::numeric_limits<std::int64_t>::min()), QStringLiteral("−9,223,372,036,854,775,808"));
    QCOMPARE(exactText(-50, 1000, 2), QStringLiteral("−0.05"));
    QCOMPARE(decimalsNeeded({10'000, 20'000}, 10'000), 0);
    QCOMPARE(decimalsNeeded({12'500, 20'000}, 10'000), 2);
    QCOMPARE(decimalsNeeded({1, 20'000}, 10'000), 4);
}

void DataModelsTest::theAccountOfTheDemoAddsUp() {
    const auto& import = m_session.plan()->import;
    AccountModel model;
    const QAbstractItemModelTester tester(&model, mode);
    QVERIFY(!model.addsUp());
    model.show(import.account, QStringLiteral("EUR"));
    QVERIFY(model.addsUp());
    QVERIFY(model.sentence().startsWith(QStringLiteral("Adds up: ")));
    QCOMPARE(model.rowCount(), 4 + static_cast<int>(import.account.setAside.size()));
    QVERIFY(model.headerData(3, Qt::Horizontal).toString().contains(QStringLiteral("EUR")));
    for (int column = 1; column < 4; ++column) {
        qint64 parts = 0;
        for (int row = 1; row < model.rowCount(); ++row)
            parts += model.index(row, column).data(SortRole).toLongLong();
        QCOMPARE(parts, model.index(0, column).data(SortRole).toLongLong());
    }
}

void DataModelsTest::anAccountThatDoesNotAddUpSaysSo() {
    auto account = m_session.plan()->import.account;
    account.rejected.money.raw += 1;
    AccountModel model;
    model.show(account, {});
    QVERIFY(!model.addsUp());
    QVERIFY(model.sentence().contains(QStringLiteral("does not add up")));
}

void DataModelsTest::previewShowsTheFilesOwnColumns() {
    PreviewModel model;
    const QAbstractItemModelTester tester(&model, mode);
    model.show(std::make_shared<const service::ImportPreview>(samplePreview()));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.columnCount(), 5);
    QCOMPARE(cell(model, 0, 4), QStringLiteral("two lines"));
    QCOMPARE(cell(model, 1, 4), QString()); // a row that is too short
    QCOMPARE(model.index(0, 4).data(ToneRole).toInt(), static_cast<int>(Tone::Muted));
    QCOMPARE(model.index(0, 0).data(ToneRole).toInt(), static_cast<int>(Tone::Normal));
    QVERIFY(model.headerData(1, Qt::Horizontal, Qt::ToolTipRole).toString().contains(QStringLiteral("Quantity")));
    model.show(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void DataModelsTest::mappingNamesWhatIsMissing() {
    MappingModel model;
    const QAbstractItemModelTester tester(&model, mode);
    auto preview = samplePreview();
    model.show(&preview, false);
    const auto find = [&model](const QString& text) {
        const auto found = model.match(model.index(0, 0), Qt::DisplayRole, text, 1, Qt::MatchExactly);
        return found.isEmpty() ? -1 : found.front().row();
    };
    QCOMPARE(cell(model, find(QStringLiteral("Date")), 1), QStringLiteral("Date"));
    QCOMPARE(cell(model, find(QStringLiteral("Date")), 2), QStringLiteral("2024-01-31"));
    QCOMPARE(cell(model, find(QStringLiteral("Category")), 2), QStringLiteral("Clocks"));
    QCOMPARE(cell(model, find(QStringLiteral("Order of dates")), 1), QStringLiteral("day, month, year"));
    QCOMPARE(cell(model, find(QStringLiteral("Between columns")), 1), QStringLiteral("semicolon"));

    preview.mapping.reset();
    preview.columns = {{"event_time", "Date"}, {"product_id", "Group"}};
    model.show(&preview, false);
    QCOMPARE(cell(model, find(QStringLiteral("Quantity")), 1), QStringLiteral("not found"));
    QCOMPARE(model.index(find(QStringLiteral("Quantity")), 1).data(ToneRole).toInt(), static_cast<int>(Tone::Bad));
    QVERIFY(find(QStringLiteral("Price of a unit, or money of the row")) >= 0);
    QCOMPARE(cell(model, find(QStringLiteral("Category")), 1), QStringLiteral("not found"));
    model.show(&preview, true);
    QCOMPARE(cell(model, find(QStringLiteral("Category")), 1), QStringLiteral("from the category table"));
    model.show(nullptr, false);
    QCOMPARE(model.rowCount(), 0);
}

void DataModelsTest::rejectedRowsAreOneLineEach() {
    RejectedRowsModel model;
    const QAbstractItemModelTester tester(&model, mode);
    model.show({{"events.csv", 1234, "The quantity is -1 too small.", "a,\"b\nc\",\t<b>d"}});
    QCOMPARE(cell(model, 0, 0), QStringLiteral("events.csv"));
    QCOMPARE(cell(model, 0, 1), QStringLiteral("1,234"));
    QVERIFY(cell(model, 0, 2).contains(QStringLiteral("−1")));
    QCOMPARE(cell(model, 0, 3), QStringLiteral("a,\"b c\", <b>d"));
    QCOMPARE(model.index(0, 1).data(SortRole).toLongLong(), 1234);
    QVERIFY(model.index(0, 3).data(Qt::ToolTipRole).toString().contains(QStringLiteral("&lt;b&gt;d")));
}

void DataModelsTest::mergedBlocksAreListed() {
    MergedBlocksModel model;
    const QAbstractItemModelTester tester(&model, mode);
    model.show({{"events.csv", 2, 1001, 1000, "2024-01-01", "2024-01-31"}});
    QCOMPARE(cell(model, 0, 2), QStringLiteral("1,001"));
    QCOMPARE(cell(model, 0, 3), QStringLiteral("1,000"));
    QCOMPARE(cell(model, 0, 5), QStringLiteral("2024-01-31"));
}

void DataModelsTest::rulesSayWhatTheyFound() {
    data::ImportReport import;
    data::RuleReport idle;
    idle.rule = data::Rule::FutureDate;
    idle.action = data::RuleAction::SetAside;
    data::RuleReport cancelled;
    cancelled.rule = data::Rule::Cancellation;
    cancelled.action = data::RuleAction::Flag;
    cancelled.found = {1200, Quantity::fromDouble(-1300.5), Money::fromDouble(-99.25)};
    cancelled.matched = 1100;
    cancelled.examples = {{"a.csv", 1007}, {"b.csv", 8}};
    import.rules = {idle, cancelled};
    TallyModel model;
    const QAbstractItemModelTester tester(&model, mode);
    showRules(model, import, QStringLiteral("EUR"));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.columnCount(), 6);
    QCOMPARE(cell(model, 0, 0), QStringLiteral("Cancellations"));
    QCOMPARE(cell(model, 0, 1), QStringLiteral("counted and kept, 1,100 match a purchase"));
    QCOMPARE(cell(model, 0, 2), QStringLiteral("1,200"));
    QCOMPARE(cell(model, 0, 3), QStringLiteral("−1,300.5"));
    QCOMPARE(cell(model, 0, 4), QStringLiteral("−99.25"));
    QCOMPARE(cell(model, 0, 5), QStringLiteral("a.csv: line 1,007 · b.csv: line 8"));
    QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("own day")));
    QVERIFY(model.headerData(4, Qt::Horizontal).toString().contains(QStringLiteral("EUR")));
    QCOMPARE(cell(model, 1, 0), QStringLiteral("Future dates"));
    QCOMPARE(cell(model, 1, 1), QStringLiteral("set aside"));
    QCOMPARE(model.index(1, 0).data(ToneRole).toInt(), static_cast<int>(Tone::Muted));
}

void DataModelsTest::theFilesOfTheDemoAddUpToItsAccount() {
    const auto& import = m_session.plan()->import;
    TallyModel model;
    const QAbstractItemModelTester tester(&model, mode);
    showFiles(model, import, {});
    QVERIFY(model.rowCount() >= 2);
    QCOMPARE(cell(model, 0, 0), QString::fromStdString(import.files.front()));
    QCOMPARE(cell(model, 1, 0), QString()); // of the same file
    for (int column = 2; column < 5; ++column) {
        qint64 parts = 0;
        for (int row = 1; row < model.rowCount(); ++row)
            parts += model.index(row, column).data(SortRole).toLongLong();
        QCOMPARE(parts, model.index(0, column).data(SortRole).toLongLong());
    }
    QCOMPARE(model.index(0, 2).data(SortRole).toLongLong(), import.account.read.rows);
}

void DataModelsTest::restatedMonths() {
    data::ImportReport import;
    import.restated = {{"Clocks",
                        Month(2024, 5),
                        {10, Quantity::fromDouble(12), {}},
                        { 9,
                          Quantity::fromDouble(11.5),
                          {} }},
                       { "Lamps",
                         Month(2024, 5),
                         {1, Quantity::fromDouble(1), {}},
                         { 2,
                           Quantity::fromDouble(3),
                           {} } }};
    TallyModel restated;
    const QAbstractItemModelTester tester(&restated, mode);
    showRestated(restated, import, {});
    QCOMPARE(cell(restated, 0, 1), QStringLiteral("May 2024"));
    QCOMPARE(cell(restated, 0, 2), QStringLiteral("12.0"));
    QCOMPARE(cell(restated, 0, 3), QStringLiteral("11.5"));
    QCOMPARE(cell(restated, 0, 4), QStringLiteral("−1"));
    QCOMPARE(cell(restated, 0, 5), QStringLiteral("−0.5"));
    QCOMPARE(cell(restated, 1, 5), QStringLiteral("+2.0"));
}

void DataModelsTest::coverageOfTheDemoIsItsHistory() {
    const auto& plan = m_session.plan();
    CoverageModel model;
    const QAbstractItemModelTester tester(&model, mode);
    model.show(plan, data::Measure::Units);
    const auto categories = static_cast<int>(plan->history.categories.size());
    const auto months = static_cast<int>(plan->history.total.months.size());
    QCOMPARE(model.rowCount(), categories + 1);
    QCOMPARE(model.columnCount(),
             CoverageModel::fixedColumns + months + (plan->history.partialLastDay.has_value() ? 1 : 0));
    for (int month = 0; month < months; ++month) {
        double sum = 0;
        for (int row = 1; row <= categories; ++row) {
            const auto index = model.index(row, CoverageModel::fixedColumns + month);
            sum += index.data(SortRole).toDouble();
            const auto heat = index.data(HeatRole);
            QVERIFY(!heat.isValid() || (heat.toDouble() >= 0 && heat.toDouble() <= 1));
        }
        const double total = model.index(0, CoverageModel::fixedColumns + month).data(SortRole).toDouble();
        QVERIFY(std::abs(sum - total) < 1e-6 * std::max(1.0, std::abs(total)));
    }
    QCOMPARE(model.rowOf({}), 0);
    QCOMPARE(model.rowOf(QString::fromStdString(plan->history.categories.front().name)), 1);
    QCOMPARE(model.rowOf(QStringLiteral("no such category")), -1);
    const auto units = cell(model, 0, model.columnCount() - 1);
    model.show(plan, data::Measure::Revenue);
    QVERIFY(cell(model, 0, model.columnCount() - 1) != units);
    model.show(nullptr, data::Measure::Units);
    QCOMPARE(model.rowCount(), 0);
}

void DataModelsTest::coverageMarksGaps() {
    const auto plan = samplePlan();
    CoverageModel model;
    const QAbstractItemModelTester tester(&model, mode);
    model.show(plan, data::Measure::Units);
    constexpr int first = CoverageModel::fixedColumns;
    QCOMPARE(cell(model, 1, 1), QStringLiteral("1"));
    QCOMPARE(cell(model, 1, first + 1), QStringLiteral("0"));
    QVERIFY(model.index(1, first + 1).data(GapRole).toBool());
    QVERIFY(!model.index(2, first).data(GapRole).toBool()); // not sold yet
    QCOMPARE(cell(model, 2, first), QStringLiteral("·"));
    QCOMPARE(cell(model, 2, first + 3), QStringLiteral("−1"));
    QCOMPARE(model.index(1, first + 2).data(HeatRole).toDouble(), 1.0);
    QCOMPARE(model.index(2, first + 3).data(HeatRole).toDouble(), 0.0);
    QCOMPARE(cell(model, 1, first + 4), QStringLiteral("2"));
    QCOMPARE(cell(model, 2, first + 4), QStringLiteral("–"));
    QVERIFY(!model.index(2, first + 4).data(GapRole).toBool());
    const auto sentence = model.sentence();
    QVERIFY2(sentence.contains(QStringLiteral("February 2024: was a file left out?")), qPrintable(sentence));
    QVERIFY2(sentence.contains(QStringLiteral("Clocks (1)")), qPrintable(sentence));
    model.show(plan, data::Measure::Revenue);
    QCOMPARE(cell(model, 1, first + 2), QStringLiteral("60"));
}

QTEST_MAIN(DataModelsTest)
#include "data_models_test.moc"
