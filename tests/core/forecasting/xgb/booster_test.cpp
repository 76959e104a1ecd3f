#include "core/base/hash.h"
#include "core/base/rng.h"
#include "core/forecasting/xgb/base64.h"
#include "core/forecasting/xgb/booster.h"
#include "core/forecasting/xgb/pseudo_huber.h"

#include <QTest>

#include <cmath>
#include <filesystem>
#include <iterator>
#include <limits>
#include <rapidcheck.h>
#include <thread>

using namespace planwright;
using namespace planwright::forecasting;

namespace {

constexpr std::size_t columns = 3;
const BoosterParameters parameters{
    {"max_depth", "3"}, {"eta", "0.1"}, {"max_bin", "64"}, {"colsample_bytree", "0.5"}, {"seed", "7"}};

struct Rows {
    std::vector<float> values;
    std::vector<float> targets;
    std::vector<float> weights;
    [[nodiscard]] BoosterData data() const { return {columns, values, targets, weights}; }
};

/// The target is a step in the first column and a slope in the second; the third is noise and sometimes missing.
Rows makeRows(std::size_t count) {
    Rows rows;
    SplitMix64 random(1);
    for (std::size_t i = 0; i < count; ++i) {
        const auto step = random.uniform();
        const auto slope = random.uniform();
        rows.values.push_back(static_cast<float>(step));
        rows.values.push_back(static_cast<float>(slope));
        rows.values.push_back(i % 5 == 0 ? std::numeric_limits<float>::quiet_NaN()
                                         : static_cast<float>(random.uniform()));
        rows.targets.push_back(static_cast<float>((step > .5 ? 1 : -1) + slope));
        rows.weights.push_back(1);
    }
    return rows;
}

Result<Booster> trained(const Rows& rows, const BoosterParameters& with = parameters) {
    return Booster::train(rows.data(), with, 80, PseudoHuber(), {});
}

bool near(double value, double expected, double tolerance) {
    return std::abs(value - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

} // namespace

class BoosterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gradientAndHessianAreTheLossesSlopes();
    void base64();
    void learnsAndRoundTrips();
    void sameBytesWhateverRanBefore();
    void startsNoThread();
    void unknownParameterIsRefused();
    void badInput();
    void cancelled();
};

// Central differences of a smooth function: error of order step^2, so 1e-6.
void BoosterTest::gradientAndHessianAreTheLossesSlopes() {
    QVERIFY(rc::check("derivatives agree with finite differences", [] {
        const auto real = [] { return *rc::gen::inRange(-4000, 4001) / 1000.0; };
        const auto delta = *rc::gen::inRange(50, 2000) / 1000.0;
        const PseudoHuber objective(delta);
        const auto prediction = real();
        const auto target = real();
        constexpr double step = 1e-4;
        const auto slope =
            (objective.loss(prediction + step, target) - objective.loss(prediction - step, target)) / (2 * step);
        const auto bend =
            (objective.gradient(prediction + step, target) - objective.gradient(prediction - step, target)) /
            (2 * step);
        RC_ASSERT(near(objective.gradient(prediction, target), slope, 1e-6));
        RC_ASSERT(near(objective.hessian(prediction, target), bend, 1e-5));
        RC_ASSERT(objective.hessian(prediction, target) > 0);
        RC_ASSERT(std::abs(objective.gradient(prediction, target)) < delta);
    }));
}

void BoosterTest::base64() {
    // RFC 4648, section 10.
    QCOMPARE(toBase64(""), std::string());
    QCOMPARE(toBase64("f"), std::string("Zg=="));
    QCOMPARE(toBase64("fo"), std::string("Zm8="));
    QCOMPARE(toBase64("foobar"), std::string("Zm9vYmFy"));
    for (const auto* bad : {"Zg", "Zg=", "Zh==", "Z===", "Zm 9", "Zm9vYmFy=", "=", "Zm8=Zm8="})
        QVERIFY2(!fromBase64(bad), bad);
    QVERIFY(rc::check("bytes come back",
                      [](const std::string& bytes) { RC_ASSERT(fromBase64(toBase64(bytes)) == bytes); }));
}

void BoosterTest::learnsAndRoundTrips() {
    const auto rows = makeRows(600);
    const auto booster = trained(rows).value();
    const auto predictions = booster.predict(rows.values).value();
    double error = 0;
    for (std::size_t i = 0; i < predictions.size(); ++i)
        error += std::abs(static_cast<double>(predictions[i] - rows.targets[i])) / 600;
    QVERIFY(error < .25); // the target's own mean absolute deviation is 1

    const auto restored = Booster::load(booster.bytes(), sha256Hex(booster.bytes())).value();
    QCOMPARE(restored.columns(), columns);
    QCOMPARE(restored.bytes(), booster.bytes());
    QCOMPARE(restored.predict(rows.values).value(), predictions);
}

// XGBoost draws its column samples from a generator of the thread: neither what this thread trained before nor a fresh
// thread may show.
void BoosterTest::sameBytesWhateverRanBefore() {
    const auto rows = makeRows(400);
    const auto first = trained(rows).value().bytes();
    QVERIFY(trained(makeRows(90)));
    QCOMPARE(trained(rows).value().bytes(), first);
    std::string elsewhere;
    std::thread([&] { elsewhere = trained(rows).value().bytes(); }).join();
    QCOMPARE(elsewhere, first);
    auto other = parameters;
    other["seed"] = "8";
    QVERIFY(trained(rows, other).value().bytes() != first);
}

// OpenMP's workers stay once they were started, and spin: fits run side by side and must not have any.
void BoosterTest::startsNoThread() {
    const auto threads = [] {
        const std::filesystem::directory_iterator tasks("/proc/self/task");
        return std::distance(begin(tasks), end(tasks));
    };
    const auto before = threads();
    const auto rows = makeRows(3000);
    const auto booster = trained(rows).value();
    QVERIFY(booster.predict(rows.values));
    QVERIFY(Booster::load(booster.bytes(), sha256Hex(booster.bytes())));
    QCOMPARE(threads(), before);
}

void BoosterTest::unknownParameterIsRefused() {
    const auto rows = makeRows(50);
    for (const auto* name : {"max_depht", "nthread", "objective", "booster", ""}) {
        auto with = parameters;
        with[name] = "2";
        const auto refused = trained(rows, with);
        QVERIFY2(!refused, name);
        QCOMPARE(refused.error().code(), ErrorCode::InvalidArgument);
    }
    auto with = parameters;
    with["max_depth"] = "deep";
    QVERIFY(!trained(rows, with));
}

void BoosterTest::badInput() {
    auto rows = makeRows(50);
    QVERIFY(!Booster::load("", sha256Hex("")));
    QVERIFY(!Booster::load("{not a model}", sha256Hex("{not a model}")));
    const auto booster = trained(rows).value();
    const auto hash = sha256Hex(booster.bytes());
    QVERIFY(!Booster::load(booster.bytes().substr(0, booster.bytes().size() / 2), hash));
    QVERIFY(!booster.predict(std::vector<float>(4)));
    rows.targets.pop_back();
    QVERIFY(!trained(rows));
    QVERIFY(!trained(Rows()));
}

void BoosterTest::cancelled() {
    std::stop_source source;
    source.request_stop();
    RunContext context;
    context.stop = source.get_token();
    const auto rows = makeRows(50);
    const auto result = Booster::train(rows.data(), parameters, 80, PseudoHuber(), context);
    QVERIFY(!result);
    QCOMPARE(result.error().code(), ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(BoosterTest)
#include "booster_test.moc"
