#include "core/service/features_service.h"
#include "core/service/import_service.h"
#include "core/service/outlier_marks.h"
#include "core/service/own_special_days.h"
#include "core/service/special_days_file.h"
#include "tests/support/verify_result.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

using namespace planwright;
using namespace planwright::service;
namespace fs = std::filesystem;

namespace {

std::string sales() {
    std::string text = "Date,Order,Qty,Price,Category\n";
    for (int day = 0; day < 365 + 181; ++day)
        for (const char* category : {"Clocks", "Lamps"})
            text += (Date(2023, 1, 1) + day).toString() + ",o" + std::to_string(day) + *category + "," +
                    std::to_string(1 + day % 5) + ",1.50," + category + "\n";
    return text;
}

const std::vector<SpecialDay> days{{Date(2024, 3, 12), "Summer sale", "", 2, false, 0},
                                   {Date(2024, 3, 13), "Summer sale, 2nd \"day\"", "GB", 1.5, false, 0},
                                   {Date(2024, 2, 14), "Valentine's Day", "GB", 1, true, 0}};

bool sameDays(std::vector<SpecialDay> a, const std::vector<SpecialDay>& b) {
    for (auto& day : a)
        day.line = 0;
    return a == b;
}

} // namespace

/// The special days that a workspace keeps.
class OwnSpecialDaysTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_root;
    std::unique_ptr<Workspace> m_workspace;

    [[nodiscard]] fs::path root() const { return m_root.path().toStdString(); }

private Q_SLOTS:
    void initTestCase();
    void keepsThem();
    void namesRowAndField();
    void featuresReadThem();
    void modelsKnowThemInAdvance();
};

void OwnSpecialDaysTest::initTestCase() {
    m_workspace = *Workspace::openOrCreate(root() / "shop.planwright");
    QCOMPARE(saveSpecialDays(*m_workspace, days, RunContext()).error().code(), ErrorCode::NotFound);
    std::ofstream(root() / "events.csv") << sales();
    const auto change = *WorkspaceChange::begin(*m_workspace, RunContext());
    ImportOptions options;
    options.files = {root() / "events.csv"};
    VERIFY_RESULT(importFiles(*change, options, RunContext()));
    QVERIFY(change->commit());
}

void OwnSpecialDaysTest::keepsThem() {
    QVERIFY(ownSpecialDays(*m_workspace)->empty());
    VERIFY_RESULT(saveSpecialDays(*m_workspace, days, RunContext()));
    const auto again = Workspace::open(root() / "shop.planwright");
    VERIFY_RESULT(again);
    const auto kept = ownSpecialDays(**again);
    VERIFY_RESULT(kept);
    QVERIFY(sameDays(*kept, days));
    VERIFY_RESULT(saveSpecialDays(*m_workspace, {}, RunContext()));
    QVERIFY(ownSpecialDays(*m_workspace)->empty());
}

void OwnSpecialDaysTest::namesRowAndField() {
    auto wrong = days;
    wrong[1].country = "gb";
    wrong.push_back(wrong[0]);
    wrong.push_back({Date(1999, 1, 1), "Early", "", 1, false, 0});
    const auto faults = faultsOf(wrong);
    QCOMPARE(faults.size(), wrong.size());
    QVERIFY(faults[0].sentence.empty() && faults[2].sentence.empty());
    QCOMPARE(faults[1].field, std::string("country"));
    QCOMPARE(faults[3].field, std::string("name"));
    QVERIFY(faults[3].sentence.find("row 1") != std::string::npos);
    QCOMPARE(faults[4].field, std::string("date"));
    const auto refused = saveSpecialDays(*m_workspace, wrong, RunContext());
    QCOMPARE(refused.error().code(), ErrorCode::InvalidArgument);
    QCOMPARE(refused.error().where().line, std::int64_t{2});
    QVERIFY(ownSpecialDays(*m_workspace)->empty());
}

void OwnSpecialDaysTest::featuresReadThem() {
    FeatureOptions options;
    options.plan.origins = 3;
    options.countries = {{"GB", 1}};
    const auto without = workOutFeatures(*m_workspace, options, RunContext());
    VERIFY_RESULT(without);
    QCOMPARE(without->ownDays, std::size_t{0});
    VERIFY_RESULT(saveSpecialDays(*m_workspace, days, RunContext()));
    const auto with = workOutFeatures(*m_workspace, options, RunContext());
    VERIFY_RESULT(with);
    QCOMPARE(with->ownDays, days.size());
    QVERIFY(with->matrixSha256 != without->matrixSha256);
    // As a file of them does.
    auto fromFile = options;
    fromFile.calendar = root() / "days.csv";
    VERIFY_RESULT(writeSpecialDays(fromFile.calendar, days));
    VERIFY_RESULT(saveSpecialDays(*m_workspace, {}, RunContext()));
    QCOMPARE(workOutFeatures(*m_workspace, fromFile, RunContext())->matrixSha256, with->matrixSha256);
}

void OwnSpecialDaysTest::modelsKnowThemInAdvance() {
    QVERIFY(plannedDays(*m_workspace)->empty());
    const std::vector<SpecialDay> mine{{Date(2024, 7, 5), "Fair", "GB", 3, false, 0},
                                       {Date(2024, 3, 2), "Sale", "", 1, false, 0},
                                       {Date(2024, 12, 25), "Christmas Day", "", 1, true, 0}};
    VERIFY_RESULT(saveSpecialDays(*m_workspace, mine, RunContext()));
    const std::vector<data::PlannedDay> expected{{Date(2024, 3, 2), 1}, {Date(2024, 7, 5), 3}};
    QVERIFY(*plannedDays(*m_workspace) == expected);
    // Days on which an outlier comes again count as well.
    VERIFY_RESULT(saveOutlierMarks(
        *m_workspace, {{"Toys", Date(2023, 5, 3), Date(2023, 5, 4), OutlierMeaning::Repeats, "Market"}}, RunContext()));
    const auto all = *plannedDays(*m_workspace);
    QVERIFY(all.size() > 60);
    QVERIFY(std::ranges::is_sorted(all, {}, &data::PlannedDay::date));
}

QTEST_APPLESS_MAIN(OwnSpecialDaysTest)
#include "own_special_days_test.moc"
