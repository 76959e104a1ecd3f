#include "core/service/features_service.h"
#include "core/service/forecast_service.h"
#include "core/service/import_service.h"
#include "core/service/outlier_service.h"
#include "core/service/own_special_days.h"
#include "core/service/plan.h"
#include "tests/support/verify_result.h"

#include <QTemporaryDir>
#include <QtTest>

#include <nlohmann/json.hpp>

#include <fstream>

using namespace planwright;
using namespace planwright::service;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

const Date firstDay(2023, 1, 1), spike(2024, 4, 17), lull(2024, 5, 2), lastDay(2024, 9, 30);

/// Two categories, every day; Clocks have a day of 400 units and one without any.
std::string sales(Date first, Date last) {
    std::string text = "Date,Order,Qty,Price,Category\n";
    for (auto day = first; day <= last; day = day + 1)
        for (const std::string category : {"Clocks", "Lamps"}) {
            const auto usual = 20 + (day.daysSinceEpoch() * 7 + (category == "Lamps" ? 3 : 0)) % 5;
            const auto units = category == "Lamps" ? usual : day == spike ? 400 : day == lull ? 0 : usual;
            if (units > 0)
                text += day.toString() + ",o" + day.toString() + category + "," + std::to_string(units) + ",1.50," +
                        category + "\n";
        }
    return text;
}

OutlierMark clocks(Date first, Date last, OutlierMeaning meaning, const std::string& note = {}) {
    return {"Clocks", first, last, meaning, note};
}

const OutlierRow* rowAt(const Outliers& outliers, Date day) {
    for (const auto& row : outliers.rows)
        if (row.days.category == "Clocks" && row.days.first <= day && day <= row.days.last)
            return &row;
    return nullptr;
}

} // namespace

/// What stands out in a workspace's data, what its planner says of it, and what models then learn from.
class OutlierServiceTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_root;
    std::unique_ptr<Workspace> m_workspace;
    RunContext m_context;
    TrainingOptions m_training;

    [[nodiscard]] fs::path root() const { return m_root.path().toStdString(); }
    [[nodiscard]] Status import(const std::string& text, bool isAppended);
    [[nodiscard]] Outliers found() { return findOutliers(*m_workspace, std::nullopt, m_context).value(); }

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void findsAndMarks();
    void keepsThemInOrder();
    void refusesWhatTheDataDoNotHold();
    void oneOffsChangeWhatIsLearnt();
    void marksSurviveAnAppend();
    void repeatsAreSpecialDays();
    void documentHasItsKeys();
};

Status OutlierServiceTest::import(const std::string& text, bool isAppended) {
    std::ofstream(root() / "events.csv") << text;
    PLANWRIGHT_ASSIGN(const auto change, WorkspaceChange::begin(*m_workspace, m_context));
    ImportOptions options;
    options.files = {root() / "events.csv"};
    options.append = isAppended;
    PLANWRIGHT_TRY(importFiles(*change, options, m_context));
    return change->commit();
}

void OutlierServiceTest::initTestCase() {
    m_training.origins = 3;
    m_training.models = {"seasonal_naive", "recent_days"};
    m_workspace = *Workspace::openOrCreate(root() / "shop.planwright");
    QCOMPARE(findOutliers(*m_workspace, std::nullopt, m_context).error().code(), ErrorCode::NotFound);
    QCOMPARE(saveOutlierMarks(*m_workspace, {}, m_context).error().code(), ErrorCode::NotFound);
    VERIFY_RESULT(import(sales(firstDay, lastDay), false));
}

void OutlierServiceTest::cleanup() {
    VERIFY_RESULT(saveOutlierMarks(*m_workspace, {}, m_context));
}

void OutlierServiceTest::findsAndMarks() {
    auto outliers = found();
    QCOMPARE(outliers.rows.size(), std::size_t{2});
    QCOMPARE(outliers.openCount(), std::size_t{2});
    const auto* row = rowAt(outliers, spike);
    QVERIFY(row && row->days.isHigh && row->days.units == Quantity::fromRaw(400'000));
    QVERIFY(std::abs(row->days.expectedUnits.toDouble() - 22) < 1.5);
    QVERIFY(!rowAt(outliers, lull)->days.isHigh);
    const auto mark = clocks(spike, spike, OutlierMeaning::Ignore, "A \"hotel\", with commas");
    VERIFY_RESULT(markOutliers(*m_workspace, {mark}, m_context));
    outliers = findOutliers(**Workspace::open(root() / "shop.planwright"), std::nullopt, m_context).value();
    QCOMPARE(outliers.openCount(), std::size_t{1});
    QVERIFY(rowAt(outliers, spike)->mark == mark && rowAt(outliers, spike)->days.strength >= features::outlierBound);
    QVERIFY(outliers.corrections.empty());
    VERIFY_RESULT(unmarkOutliers(*m_workspace, "Clocks", spike, spike, m_context));
    QCOMPARE(found().openCount(), std::size_t{2});
    QCOMPARE(unmarkOutliers(*m_workspace, "Clocks", spike, spike, m_context).error().code(), ErrorCode::NotFound);
}

void OutlierServiceTest::keepsThemInOrder() {
    const OutlierMarks marks{clocks(spike, spike, OutlierMeaning::OneOff, "fair"),
                             clocks(lull, lull + 1, OutlierMeaning::Ignore),
                             {"Lamps", spike, spike, OutlierMeaning::Repeats, {}}};
    VERIFY_RESULT(saveOutlierMarks(*m_workspace, marks, m_context));
    QVERIFY(*outlierMarks(*m_workspace) == marks);
    QCOMPARE(saveOutlierMarks(*m_workspace, {marks[1], marks[0]}, m_context).error().code(),
             ErrorCode::InvalidArgument);
    QVERIFY(*outlierMarks(*m_workspace) == marks);
}

void OutlierServiceTest::refusesWhatTheDataDoNotHold() {
    const auto refused = [&](const OutlierMark& mark) {
        const auto marked = markOutliers(*m_workspace, {clocks(spike, spike, OutlierMeaning::Ignore), mark}, m_context);
        return marked ? std::string() : marked.error().where().field;
    };
    QCOMPARE(refused({"Shoes", spike, spike, OutlierMeaning::Ignore, {}}), std::string("--category"));
    QCOMPARE(refused(clocks(spike, spike - 1, OutlierMeaning::OneOff)), std::string("--to"));
    QCOMPARE(refused(clocks(firstDay - 1, firstDay, OutlierMeaning::OneOff)), std::string("--from"));
    QCOMPARE(refused(clocks(spike, lastDay + 1, OutlierMeaning::OneOff)), std::string("--to"));
    QVERIFY(outlierMarks(*m_workspace)->empty()); // all or nothing
}

void OutlierServiceTest::oneOffsChangeWhatIsLearnt() {
    const auto plain = forecastMonths(*m_workspace, m_training, 3, m_context);
    VERIFY_RESULT(plain);
    const auto plainTraining = currentTraining(*m_workspace, m_training, m_context);
    QVERIFY(plain->oneOffNote.empty() && plain->document.find("one_off") == std::string::npos);
    VERIFY_RESULT(markOutliers(
        *m_workspace,
        {clocks(spike, spike, OutlierMeaning::OneOff), clocks(firstDay + 3, firstDay + 3, OutlierMeaning::OneOff)},
        m_context));
    const auto outliers = found();
    QCOMPARE(outliers.corrections.days.size(), std::size_t{1});
    QVERIFY(std::abs(rowAt(outliers, spike)->learntUnits->toDouble() - 22) < 3);
    QVERIFY(!rowAt(outliers, firstDay + 3)->notLearnt.empty());
    const auto training = currentTraining(*m_workspace, m_training, m_context);
    VERIFY_RESULT(training);
    QVERIFY(training->bundleSha256 != plainTraining->bundleSha256);
    QCOMPARE(training->backtest.oneOffDays, std::size_t{1});
    QVERIFY(training->backtest.oneOffNote.find("Learnt with 1 one-off day corrected: 1 of Clocks. Learnt as it was: "
                                               "Clocks, 4 January 2023.") == 0);
    // What the workspace keeps of it says the same, and the data stay as they are.
    const auto stored = currentTraining(*m_workspace, m_training, m_context);
    QCOMPARE(stored->backtest.oneOffNote, training->backtest.oneOffNote);
    QCOMPARE(stored->backtest.oneOffDays, std::size_t{1});
    QCOMPARE(training->backtest.snapshotSha256, plainTraining->backtest.snapshotSha256);
    QCOMPARE(training->backtest.result.forecasts[0].actual, plainTraining->backtest.result.forecasts[0].actual);
    const auto corrected = forecastMonths(*m_workspace, m_training, 3, m_context);
    QCOMPARE(json::parse(corrected->document).at("one_off_days").get<int>(), 1);
    const auto plan = loadPlan(*m_workspace, m_training, m_context);
    VERIFY_RESULT(plan);
    QVERIFY((*plan)->served->content.corrections == outliers.corrections);
    QCOMPARE((*plan)->oneOffNote, training->backtest.oneOffNote);
    QVERIFY(reportHtml(**plan).find("Learnt with 1 one-off day corrected") != std::string::npos);
    QVERIFY((*plan)->history.categories[0].months[15] > 1'000); // April 2024 as it was sold
    // As it looked before these days, there is nothing to say of them.
    auto earlier = m_training;
    earlier.until = spike - 1;
    const auto then = currentTraining(*m_workspace, earlier, m_context);
    VERIFY_RESULT(then);
    QCOMPARE(then->backtest.oneOffDays, std::size_t{0});
    QVERIFY(then->backtest.oneOffNote.find("17 April") == std::string::npos);
    VERIFY_RESULT(saveOutlierMarks(*m_workspace, {}, m_context));
    QCOMPARE(currentTraining(*m_workspace, m_training, m_context)->bundleSha256, plainTraining->bundleSha256);
    QCOMPARE(forecastMonths(*m_workspace, m_training, 3, m_context)->document, plain->document);
}

void OutlierServiceTest::marksSurviveAnAppend() {
    VERIFY_RESULT(markOutliers(*m_workspace, {clocks(spike, spike, OutlierMeaning::OneOff, "hotel")}, m_context));
    const auto before = found();
    VERIFY_RESULT(import(sales(lastDay + 1, lastDay + 31), true));
    const auto after = found();
    QVERIFY(after.snapshotSha256 != before.snapshotSha256 && after.marks == before.marks);
    QVERIFY(after.corrections == before.corrections); // read from what lies before it
    VERIFY_RESULT(
        import("Date,Order,Qty,Price,Category\n2024-01-01,o,1,1.50,Shoes\n2024-02-29,p,1,1.50,Hats\n", false));
    const auto other = found();
    QCOMPARE(other.rows.size(), std::size_t{1});
    QVERIFY(!other.rows[0].isKnown && other.rows[0].notLearnt.find("category") != std::string::npos);
    const auto row = json::parse(outliersDocument(other, 1)).at("outliers")[0];
    QVERIFY(row.at("units").is_null() && row.contains("units_reason"));
    VERIFY_RESULT(import(sales(firstDay, lastDay), false));
    QVERIFY(found().corrections == before.corrections);
}

void OutlierServiceTest::repeatsAreSpecialDays() {
    FeatureOptions options;
    options.plan.origins = 3;
    options.countries = {{"GB", 1}};
    const auto without = workOutFeatures(*m_workspace, options, m_context);
    VERIFY_RESULT(markOutliers(*m_workspace, {clocks(lull, lull + 1, OutlierMeaning::Repeats)}, m_context));
    const auto days = repeatingDays(*outlierMarks(*m_workspace));
    QCOMPARE(days.size(), std::size_t{82}); // both days in 41 years
    QVERIFY(days[0].date == Date(2000, 5, 2) && days.back().date == Date(2040, 5, 3));
    QCOMPARE(days[0].name, std::string("Clocks, 2 May"));
    const auto with = workOutFeatures(*m_workspace, options, m_context);
    VERIFY_RESULT(with);
    QCOMPARE(with->repeatingDays, days.size());
    QVERIFY(with->matrixSha256 != without->matrixSha256 && with->oneOffDays == 0);
    VERIFY_RESULT(markOutliers(*m_workspace, {clocks(spike, spike, OutlierMeaning::OneOff)}, m_context));
    const auto corrected = workOutFeatures(*m_workspace, options, m_context);
    QCOMPARE(corrected->oneOffDays, std::size_t{1});
    QVERIFY(corrected->matrixSha256 != with->matrixSha256);
}

void OutlierServiceTest::documentHasItsKeys() {
    VERIFY_RESULT(markOutliers(*m_workspace, {clocks(spike, spike, OutlierMeaning::OneOff, "hotel")}, m_context));
    const auto document = json::parse(outliersDocument(found(), 7));
    QCOMPARE(document.at("schema").get<std::string>(), std::string("planwright.outliers/1"));
    QCOMPARE(document.at("open").get<int>(), 1);
    QCOMPARE(document.at("one_off_days").get<int>(), 1);
    const auto& row = document.at("outliers")[0];
    QCOMPARE(row.at("first_day").get<std::string>(), spike.toString());
    QCOMPARE(row.at("mark").get<std::string>(), std::string("one-off"));
    QCOMPARE(row.at("note").get<std::string>(), std::string("hotel"));
    QCOMPARE(row.at("units").get<double>(), 400.0);
    QCOMPARE(row.at("money").get<double>(), 600.0);
    QVERIFY(row.at("learnt_units").get<double>() < 30 && row.at("special_day").is_null());
    QVERIFY(document.at("outliers")[1].at("mark").is_null());
}

QTEST_APPLESS_MAIN(OutlierServiceTest)
#include "outlier_service_test.moc"
