#include "core/base/hash.h"
#include "core/data/demo/demo_generator.h"
#include "core/data/demo/demo_plan.h"
#include "core/data/demo/demo_random.h"
#include "core/data/demo/demo_rows.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <rapidcheck.h>

using namespace planwright;
using namespace planwright::data;

namespace {

QString hashOf(const std::filesystem::path& path) {
    const auto hash = sha256HexOfFile(path);
    return hash ? QString::fromStdString(*hash) : QStringLiteral("none");
}

DemoOptions small() {
    DemoOptions options;
    options.events = 30'000;
    return options;
}

} // namespace

class DemoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameSeedSameBytes();
    void bytesAreTheRecordedOnes();
    void truthAgreesWithTheFile_data();
    void truthAgreesWithTheFile();
    void aboutAsManyRowsAsAsked();
    void fileFollowsItsExpectation();
    void promotionsAndReturnsAddUp();
    void wrongOptionsAreRefused();
    void cancelLeavesNothing();
    void unwritableFolderIsAnIoError();
    void exponentialIsExact();
    void poissonHasItsMeanAndVariance();

private:
    [[nodiscard]] std::filesystem::path at(const char* name) const {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    QTemporaryDir m_folder;
};

void DemoTest::sameSeedSameBytes() {
    RunContext context;
    QVERIFY(writeDemo(small(), at("a.csv"), context).has_value());
    const auto truth = hashOf(at("a.truth.json"));
    const auto events = hashOf(at("a.csv"));
    context.threads = 4;
    QVERIFY(writeDemo(small(), at("a.csv"), context).has_value());
    QCOMPARE(hashOf(at("a.csv")), events);
    QCOMPARE(hashOf(at("a.truth.json")), truth);
    context.seed = 43;
    QVERIFY(writeDemo(small(), at("a.csv"), context).has_value());
    QVERIFY(hashOf(at("a.csv")) != events);
}

// The README, the bench and people's notes quote figures of this file: a change of its bytes must be meant.
void DemoTest::bytesAreTheRecordedOnes() {
    QVERIFY(writeDemo(small(), at("events.csv"), RunContext()).has_value());
    QCOMPARE(hashOf(at("events.csv")),
             QStringLiteral("a3f88ed663166ede0cbfc6e93a89559db547e2bf1c6269413c43ae47825a054f"));
    QCOMPARE(hashOf(at("events.truth.json")),
             QStringLiteral("a07f1b9c9206d7b1b7d080d676ed710f5243af5cde63f22e26c9a72f99ec7b30"));
}

void DemoTest::truthAgreesWithTheFile_data() {
    QTest::addColumn<int>("categories");
    QTest::addColumn<int>("months");
    QTest::addColumn<int>("events");
    QTest::addColumn<int>("partialDays");
    QTest::newRow("as shipped, fewer rows") << 12 << 36 << 30'000 << 9;
    QTest::newRow("more categories than names") << 30 << 24 << 25'000 << 0;
    QTest::newRow("one category") << 1 << 13 << 2'000 << 30;
    QTest::newRow("one month") << 3 << 1 << 1'000 << 5;
    QTest::newRow("twenty years") << 3 << 240 << 20'000 << 9;
}

void DemoTest::truthAgreesWithTheFile() {
    QFETCH(const int, categories);
    QFETCH(const int, months);
    QFETCH(const int, events);
    QFETCH(const int, partialDays);
    const auto csv = at("truth.csv");
    RunContext context;
    context.seed = 7;
    QVERIFY(writeDemo({categories, months, events, partialDays}, csv, context).has_value());
    QProcess python;
    python.setProcessChannelMode(QProcess::MergedChannels);
    python.start(QStringLiteral("python3"),
                 {QStringLiteral(PLANWRIGHT_SOURCE_DIR "/tests/core/data/demo/check_truth.py"),
                  QString::fromStdString(csv.string()), QString::fromStdString(demoTruthPath(csv).string())});
    QVERIFY(python.waitForFinished(60'000));
    const auto said = python.readAll();
    QVERIFY2(python.exitStatus() == QProcess::NormalExit && python.exitCode() == 0, said.constData());
}

void DemoTest::aboutAsManyRowsAsAsked() {
    QVERIFY(writeDemo(small(), at("rows.csv"), RunContext()).has_value());
    QFile file(QString::fromStdString(at("rows.csv").string()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto rows = file.readAll().count('\n') - 1;
    QVERIFY2(std::abs(static_cast<double>(rows) / 30'000 - 1) < .03, QByteArray::number(rows).constData());
}

// Purchase lines of the whole file against the sum of their expectation: the day's luck has a standard deviation of a
// third, so with 12 x 1,105 category-days the sum's is about .5 %; four of those are allowed.
void DemoTest::fileFollowsItsExpectation() {
    const auto options = small();
    QVERIFY(writeDemo(options, at("follow.csv"), RunContext()).has_value());
    QFile file(QString::fromStdString(at("follow.csv").string()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const double lines = static_cast<double>(file.readAll().count(",purchase,"));
    const auto plan = makeDemoPlan(options, 42);
    double expected = 0;
    for (const auto& category : plan.categories) {
        for (Date day = plan.firstDay(); day <= plan.lastDay; day = day + 1)
            expected += expectedLines(plan, category, day);
    }
    QVERIFY2(std::abs(lines / expected - 1) < .02, QByteArray::number(lines / expected).constData());
}

void DemoTest::promotionsAndReturnsAddUp() {
    DemoOptions options = small();
    const auto plan = makeDemoPlan(options, 42);
    const auto& clothing = plan.categories[2];
    QCOMPARE(demoFactors(plan, clothing, Date(2024, 7, 10)).promotion, 1.9);
    QCOMPARE(demoFactors(plan, clothing, Date(2024, 7, 25)).promotion, 1.9);
    QCOMPARE(demoFactors(plan, clothing, Date(2024, 7, 26)).promotion, 1.0);
    QCOMPARE(expectedLines(plan, clothing, Date(2024, 12, 25)), 0.0);
    QVERIFY(demoFactors(plan, clothing, Date(2024, 11, 22)).special > 1.5);
    QCOMPARE(demoFactors(plan, clothing, Date(2024, 11, 21)).special, 1.0);
    const auto& late = plan.categories[11];
    QVERIFY(late.starts > plan.firstDay());
    QCOMPARE(expectedLines(plan, late, late.starts - 1), 0.0);
    QVERIFY(expectedLines(plan, late, late.starts) > 0);
    // All that is bought up to 24 days before the end comes back within the file, at the category's rate.
    double bought = 0;
    double back = 0;
    for (Date day = plan.firstDay(); day <= plan.lastDay; day = day + 1) {
        if (day + DemoRates::lastReturnDay <= plan.lastDay)
            bought += expectedLines(plan, clothing, day);
        back += expectedReturnLines(plan, clothing, day);
    }
    QVERIFY(back >= bought * clothing.profile.returnRate);
    QVERIFY(back < bought * clothing.profile.returnRate * 1.03);
}

void DemoTest::wrongOptionsAreRefused() {
    const std::array<DemoOptions, 5> wrong{
        {{0, 36, 250'000, 9}, {101, 36, 250'000, 9}, {12, 0, 250'000, 9}, {12, 36, 999, 9}, {12, 36, 250'000, 31}}};
    for (const auto& options : wrong) {
        const auto status = writeDemo(options, at("wrong.csv"), RunContext());
        QVERIFY(!status);
        QCOMPARE(status.error().code(), ErrorCode::InvalidArgument);
        QVERIFY(!status.error().where().field.empty());
    }
    QVERIFY(!std::filesystem::exists(at("wrong.csv")));
}

void DemoTest::cancelLeavesNothing() {
    std::stop_source source;
    RunContext context;
    context.stop = source.get_token();
    context.progress = [&](std::string_view, double fraction) {
        if (fraction > .5)
            source.request_stop();
    };
    const auto status = writeDemo(small(), at("cancel.csv"), context);
    QVERIFY(!status);
    QCOMPARE(status.error().code(), ErrorCode::Cancelled);
    for (const auto& entry : std::filesystem::directory_iterator(at(".")))
        QVERIFY(entry.path().filename().string().rfind("cancel", 0) != 0);
}

void DemoTest::unwritableFolderIsAnIoError() {
    const auto status = writeDemo(small(), at("no/such/folder/demo.csv"), RunContext());
    QVERIFY(!status);
    QCOMPARE(status.error().code(), ErrorCode::Io);
}

void DemoTest::exponentialIsExact() {
    QVERIFY(rc::check("e^-x without a mathematical library", [] {
        const double x = *rc::gen::inRange(0, 16'000'000) / 1e6;
        RC_ASSERT(std::abs(portableExpMinus(x) / std::exp(-x) - 1) < 1e-13);
    }));
}

void DemoTest::poissonHasItsMeanAndVariance() {
    for (const double mean : {.3, 4.0, 11.9, 40.0}) {
        SplitMix64 random(1);
        double sum = 0;
        double squares = 0;
        const int n = 40'000;
        for (int i = 0; i < n; ++i) {
            const auto k = static_cast<double>(drawPoisson(random, mean));
            sum += k;
            squares += k * k;
        }
        const double average = sum / n;
        // Five standard errors of a mean and of a Poisson variance.
        QVERIFY(std::abs(average - mean) < 5 * std::sqrt(mean / n));
        QVERIFY(std::abs(squares / n - average * average - mean) < 5 * std::sqrt((mean + 2 * mean * mean) / n));
    }
}

QTEST_APPLESS_MAIN(DemoTest)
#include "demo_test.moc"
