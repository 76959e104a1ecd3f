#include "core/service/import_service.h"
#include "core/service/own_analogues.h"
#include "core/service/plan.h"
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
    for (int day = 0; day < 500; ++day)
        for (const char* category : {"Clocks", "Lamps", "\"Signs, large\""})
            text += (Date(2023, 1, 1) + day).toString() + ",o" + std::to_string(day) + category[1] + "," +
                    std::to_string(1 + day % 5) + ",1.50," + category + "\n";
    return text;
}

} // namespace

/// The analogues that a workspace keeps.
class OwnAnaloguesTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_root;
    std::unique_ptr<Workspace> m_workspace;

    [[nodiscard]] fs::path root() const { return m_root.path().toStdString(); }

private Q_SLOTS:
    void initTestCase();
    void keepsThem();
    void needsBothCategories();
    void theBundleIsTheSameFromEitherSide();
    void damageIsNamed();
};

void OwnAnaloguesTest::initTestCase() {
    m_workspace = *Workspace::openOrCreate(root() / "shop.planwright");
    QCOMPARE(saveAnalogues(*m_workspace, {{"a", "b", 1}}, RunContext()).error().code(), ErrorCode::NotFound);
    std::ofstream(root() / "events.csv") << sales();
    const auto change = *WorkspaceChange::begin(*m_workspace, RunContext());
    ImportOptions options;
    options.files = {root() / "events.csv"};
    VERIFY_RESULT(importFiles(*change, options, RunContext()));
    QVERIFY(change->commit());
}

void OwnAnaloguesTest::keepsThem() {
    QVERIFY(ownAnalogues(*m_workspace)->empty());
    const Analogues wanted{{"Lamps", "Clocks", 1.0 / 3}, {"Signs, large", "Clocks", 2}};
    VERIFY_RESULT(saveAnalogues(*m_workspace, {wanted[1], wanted[0]}, RunContext()));
    const auto again = *Workspace::open(root() / "shop.planwright");
    QCOMPARE(*ownAnalogues(*again), wanted); // in order, and to the last digit
    VERIFY_RESULT(removeAnalogue(*m_workspace, "Signs, large", RunContext()));
    QCOMPARE(*ownAnalogues(*again), Analogues{wanted[0]});
    QCOMPARE(removeAnalogue(*m_workspace, "Signs, large", RunContext()).error().code(), ErrorCode::NotFound);
    VERIFY_RESULT(saveAnalogues(*m_workspace, {}, RunContext()));
    QVERIFY(ownAnalogues(*again)->empty());
}

void OwnAnaloguesTest::needsBothCategories() {
    QCOMPARE(setAnalogue(*m_workspace, {"Kites", "Lamps", 1}, RunContext()).error().where().field,
             std::string("category"));
    QCOMPARE(setAnalogue(*m_workspace, {"Lamps", "Kites", 1}, RunContext()).error().where().field, std::string("like"));
    QCOMPARE(setAnalogue(*m_workspace, {"Lamps", "Clocks", -1}, RunContext()).error().code(),
             ErrorCode::InvalidArgument);
    QVERIFY(ownAnalogues(*m_workspace)->empty());
}

// With a training there already, and with none.
void OwnAnaloguesTest::theBundleIsTheSameFromEitherSide() {
    VERIFY_RESULT(setAnalogue(*m_workspace, {"Lamps", "Clocks", .5}, RunContext()));
    const auto first = currentTraining(*m_workspace, {}, RunContext());
    VERIFY_RESULT(first);
    const auto plan = loadPlan(*m_workspace, {}, RunContext());
    VERIFY_RESULT(plan);
    QCOMPARE((*plan)->analogues, (Analogues{{"Lamps", "Clocks", .5}}));
    QCOMPARE((*plan)->forecast.months.front().categories[1].model, std::string("analogue"));
    QVERIFY(!(*plan)->backtest.comparison.models.empty());
    // The training without it is there already; another factor, and back.
    VERIFY_RESULT(setAnalogue(*m_workspace, {"Lamps", "Clocks", .7}, RunContext()));
    const auto other = currentTraining(*m_workspace, {}, RunContext());
    VERIFY_RESULT(other);
    QVERIFY(other->bundleSha256 != first->bundleSha256);
    VERIFY_RESULT(setAnalogue(*m_workspace, {"Lamps", "Clocks", .5}, RunContext()));
    QCOMPARE(currentTraining(*m_workspace, {}, RunContext())->bundleSha256, first->bundleSha256);
    VERIFY_RESULT(removeAnalogue(*m_workspace, "Lamps", RunContext()));
    const auto without = loadPlan(*m_workspace, {}, RunContext());
    VERIFY_RESULT(without);
    QVERIFY((*without)->analogues.empty());
    QVERIFY((*without)->forecast.months.front().categories[1].model != "analogue");
}

void OwnAnaloguesTest::damageIsNamed() {
    for (const char* csv : {"category,like,factor\nLamps,Clocks,much\n", "category,like,factor\nLamps,Lamps,1\n",
                            "category,like\nLamps,Clocks\n"}) {
        const auto change = *WorkspaceChange::begin(*m_workspace, RunContext());
        VERIFY_RESULT(change->recordAnalogues(csv));
        QCOMPARE(ownAnalogues(*m_workspace).error().code(), ErrorCode::Conflict);
    }
    QVERIFY(ownAnalogues(*m_workspace)->empty()); // nothing was committed
}

QTEST_APPLESS_MAIN(OwnAnaloguesTest)
#include "own_analogues_test.moc"
