#include "core/base/rng.h"
#include "core/forecasting/xgb/month_booster.h"
#include "tests/core/forecasting/month_history.h"
#include "tests/support/verify_result.h"

#include <QtTest>

#include <array>
#include <cmath>

using namespace planwright;
using namespace planwright::forecasting;
using namespace planwright::forecasting::testing;

namespace {

constexpr std::array season{.7, .75, .9, 1.0, 1.05, 1.0, .9, .85, 1.0, 1.1, 1.5, 1.9};

/// Categories of one season and unlike levels, from `months` ago on.
NamedMonths shop(std::size_t categories, std::size_t months) {
    SplitMix64 random(3);
    NamedMonths all;
    for (std::size_t c = 0; c < categories; ++c) {
        all.emplace_back("c" + std::to_string(10 + c), std::vector<double>());
        for (std::size_t t = 0; t < months; ++t)
            all.back().second.push_back(
                std::round(200 * static_cast<double>(c + 1) * season.at(t % 12) * (0.9 + 0.2 * random.uniform())));
    }
    return all;
}

PointForecasts ask(const FittedModel& model, const features::CausalView& view, int horizon) {
    return model.predict(view, horizon, {}).value();
}

} // namespace

class MonthBoosterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsTheSeasonAsFarAsItIsAsked();
    void restoredPredictsTheSameBits();
    void damagedTextIsRefused();
    void saysWhatItCannotDo();
};

void MonthBoosterTest::followsTheSeasonAsFarAsItIsAsked() {
    const auto history = monthHistory(shop(12, 48));
    const auto fitted = makeMonthBooster()->fit(wholeView(history), {});
    VERIFY_RESULT(fitted);
    const auto points = ask(**fitted, wholeView(history), 12);
    double error = 0;
    double total = 0;
    for (std::size_t c = 0; c < points.size(); ++c) {
        QCOMPARE(points[c].mean.size(), std::size_t{12});
        for (std::size_t h = 0; h < 12; ++h) {
            const auto expected = 200 * static_cast<double>(c + 1) * season.at(h);
            error += std::abs(points[c].mean[h] - expected);
            total += expected;
        }
    }
    QVERIFY2(error / total < 0.06, qPrintable(QString::number(error / total)));
}

void MonthBoosterTest::restoredPredictsTheSameBits() {
    const auto history = monthHistory(shop(12, 40));
    const auto fitted = makeMonthBooster()->fit(wholeView(history), {}).value();
    const auto restored = makeMonthBooster()->restore(fitted->serialize()).value();
    QCOMPARE(restored->serialize(), fitted->serialize());
    const auto said = ask(*fitted, wholeView(history), 6);
    const auto again = ask(*restored, wholeView(history), 6);
    for (std::size_t c = 0; c < said.size(); ++c)
        QVERIFY(said[c].mean == again[c].mean);
}

void MonthBoosterTest::damagedTextIsRefused() {
    const auto history = monthHistory(shop(12, 40));
    const auto saved = makeMonthBooster()->fit(wholeView(history), {}).value()->serialize();
    const auto changed = [&](const std::string& from, const std::string& to) {
        auto text = saved;
        return text.replace(text.find(from), from.size(), to);
    };
    for (const auto& text : {std::string(), std::string("{"), std::string("[]"), changed("booster_months", "booster_a"),
                             changed("\"version\": 1", "\"version\": 2"), changed("\"ubj\": \"", "\"ubj\": \"A"),
                             changed("\"sha256\": \"", "\"sha256\": \"0")})
        QVERIFY(makeMonthBooster()->restore(text).error().code() == ErrorCode::InvalidArgument);
}

void MonthBoosterTest::saysWhatItCannotDo() {
    const auto young = monthHistory(shop(12, 29));
    QVERIFY(makeMonthBooster()->fit(wholeView(young), {}).error().code() == ErrorCode::InsufficientData);
    const auto thin = monthHistory(shop(2, 40));
    QVERIFY(makeMonthBooster()->fit(wholeView(thin), {}).error().code() == ErrorCode::InsufficientData);
    auto months = shop(12, 48);
    months.emplace_back("new", std::vector<double>(5, 9));
    months.emplace_back("zero", std::vector<double>(48, 0));
    months.emplace_back("returned", std::vector<double>(48, 7));
    months.back().second[20] = -4;
    const auto history = monthHistory(months);
    const auto fitted = makeMonthBooster()->fit(wholeView(history), {});
    VERIFY_RESULT(fitted);
    const auto points = ask(**fitted, wholeView(history), 2);
    QCOMPARE(points[12].failure, std::string("It needs 13 months since the first sale; there are 5."));
    QVERIFY(points[13].mean == std::vector<double>(2, 0.0));
    QVERIFY(points[14].mean.size() == 2 && !points[14].note.empty());
}

QTEST_APPLESS_MAIN(MonthBoosterTest)
#include "month_booster_test.moc"
