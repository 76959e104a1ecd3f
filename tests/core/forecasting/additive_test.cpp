#include "core/forecasting/prophet/additive.h"
#include "tests/core/forecasting/oracle_file.h"
#include "tests/support/verify_result.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <rapidcheck.h>

using namespace planwright;
using namespace planwright::forecasting;
using nlohmann::json;

namespace {

additive::Settings settingsOf(const json& c) {
    additive::Settings settings;
    const std::string growth = c.at("growth");
    settings.growth = growth == "linear"     ? additive::Growth::Linear
                      : growth == "logistic" ? additive::Growth::Logistic
                                             : additive::Growth::Flat;
    settings.changepoints = c.value("changepoints", settings.changepoints);
    settings.changepointScale = c.value("changepoint_scale", settings.changepointScale);
    for (const auto& season : c.at("seasonalities"))
        settings.seasonalities.push_back(
            {season.at("period_days"), season.at("order"), 10, season.at("multiplicative")});
    for (const auto& regressor : c.at("regressors"))
        settings.regressors.push_back({regressor.at("scale"), regressor.at("multiplicative")});
    return settings;
}

additive::Moments momentsOf(const json& c, const char* days, const char* part) {
    additive::Moments moments;
    moments.days = c.at(days).get<std::vector<double>>();
    if (c.contains("cap"))
        moments.caps.assign(moments.days.size(), c.at("cap").get<double>());
    for (const auto& regressor : c.at("regressors"))
        moments.regressors.push_back(regressor.at(part));
    return moments;
}

} // namespace

/// Against the package prophet on the series of make_additive_oracle.py.
class AdditiveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithThePackage_data();
    void agreesWithThePackage();
    void bandsAreAsWide_data() { agreesWithThePackage_data(); }
    void bandsAreAsWide();
    void keepsTheRules();
    void refusesWhatItCannotFit();
};

void AdditiveTest::agreesWithThePackage_data() {
    QTest::addColumn<int>("number");
    const auto cases = testing::oracle("additive_oracle.json");
    for (std::size_t i = 0; i < cases.size(); ++i)
        QTest::newRow(cases[i].at("name").get<std::string>().c_str()) << static_cast<int>(i);
}

void AdditiveTest::agreesWithThePackage() {
    QFETCH(const int, number);
    const auto c = testing::oracle("additive_oracle.json").at(static_cast<std::size_t>(number));
    const auto settings = settingsOf(c);
    const auto values = c.at("values").get<std::vector<double>>();
    const auto fit = additive::fit(settings, momentsOf(c, "days", "history"), values);
    VERIFY_RESULT(fit);
    const auto future = momentsOf(c, "future_days", "future");
    const auto mean = additive::components(settings, *fit, future).mean();
    const auto expected = c.at("yhat").get<std::vector<double>>();
    double apart = 0;
    for (std::size_t i = 0; i < mean.size(); ++i)
        apart = std::max(apart, std::abs(mean[i] - expected[i]) / fit->valueScale);
    const auto reproduced = c.at("reproduced").get<double>();
    const auto objective = c.at("objective").get<double>();
    const auto said = QStringLiteral("apart %1, the package from itself %2; objective %3, the package's %4")
                          .arg(apart)
                          .arg(reproduced)
                          .arg(fit->objective, 0, 'f', 6)
                          .arg(objective, 0, 'f', 6);
    QVERIFY2(fit->objective <= objective + 1e-6, qPrintable(said));
    QVERIFY2(apart <= std::max(1e-3, reproduced), qPrintable(said));
}

/// 20,000 draws on both sides: their quantiles are known to about 1 % of the width.
void AdditiveTest::bandsAreAsWide() {
    QFETCH(const int, number);
    const auto c = testing::oracle("additive_oracle.json").at(static_cast<std::size_t>(number));
    const auto settings = settingsOf(c);
    const auto fit =
        additive::fit(settings, momentsOf(c, "days", "history"), c.at("values").get<std::vector<double>>());
    VERIFY_RESULT(fit);
    const auto future = momentsOf(c, "future_days", "future");
    constexpr std::size_t count = 20000;
    const auto draws = additive::draws(settings, *fit, future, count, 1);
    const auto expected = c.at("width80").get<std::vector<double>>();
    for (std::size_t i = 0; i < expected.size(); ++i) {
        std::vector<double> at(count);
        for (std::size_t draw = 0; draw < count; ++draw)
            at[draw] = draws[draw * expected.size() + i];
        std::ranges::sort(at);
        const double width = at[count * 9 / 10] - at[count / 10];
        QVERIFY2(std::abs(width / expected[i] - 1) < 0.05,
                 qPrintable(QStringLiteral("moment %1: %2, the package %3").arg(i).arg(width).arg(expected[i])));
    }
}

void AdditiveTest::keepsTheRules() {
    QVERIFY(rc::check("any short series: finite, the same again, and in proportion", [] {
        const auto n = *rc::gen::inRange<std::size_t>(2, 60);
        const auto values = *rc::gen::container<std::vector<double>>(
            n, rc::gen::map(rc::gen::inRange(-2000, 20000), [](int v) { return v / 10.0; }));
        additive::Moments at;
        for (std::size_t i = 0; i < n + 6; ++i)
            at.days.push_back(18000 + 30.4 * static_cast<double>(i));
        auto history = at;
        history.days.resize(n);
        additive::Settings settings;
        settings.growth = *rc::gen::element(additive::Growth::Linear, additive::Growth::Flat);
        if (*rc::gen::arbitrary<bool>())
            settings.seasonalities.push_back({365.25, 10, 10, *rc::gen::arbitrary<bool>()});
        const auto fit = additive::fit(settings, history, values);
        RC_ASSERT(fit.has_value());
        RC_ASSERT((additive::fit(settings, history, values).value() == *fit));
        const auto mean = additive::components(settings, *fit, at).mean();
        for (const double value : mean)
            RC_ASSERT(std::isfinite(value));
        const double scale = *rc::gen::element(0x1p-30, 0x1p40); // exact in floating point
        auto scaled = values;
        for (auto& value : scaled)
            value *= scale;
        const auto other = additive::fit(settings, history, scaled);
        RC_ASSERT(other.has_value());
        const auto scaledMean = additive::components(settings, *other, at).mean();
        for (std::size_t i = 0; i < mean.size(); ++i)
            RC_ASSERT(std::abs(scaledMean[i] / scale - mean[i]) <= 1e-9 * fit->valueScale);
    }));
}

void AdditiveTest::refusesWhatItCannotFit() {
    const additive::Moments two{{1, 2}, {}, {}};
    QVERIFY(additive::fit({}, additive::Moments{{1}, {}, {}}, std::vector<double>{1}).error().code() ==
            ErrorCode::InsufficientData);
    QVERIFY(additive::fit({}, additive::Moments{{1, 1}, {}, {}}, std::vector<double>{1, 2}).error().code() ==
            ErrorCode::InsufficientData);
    for (const auto& [moments, values] :
         {std::pair{two, std::vector<double>{1, NAN}}, std::pair{two, std::vector<double>{1, 2, 3}},
          std::pair{additive::Moments{{2, 1}, {}, {}}, std::vector<double>{1, 2}}})
        QVERIFY(additive::fit({}, moments, values).error().code() == ErrorCode::InvalidArgument);
    additive::Settings logistic;
    logistic.growth = additive::Growth::Logistic;
    QVERIFY(additive::fit(logistic, two, std::vector<double>{1, 2}).error().code() == ErrorCode::InvalidArgument);
    additive::Settings regressed;
    regressed.regressors.resize(1);
    QVERIFY(additive::fit(regressed, two, std::vector<double>{1, 2}).error().code() == ErrorCode::InvalidArgument);
    const auto constant = additive::fit({}, two, std::vector<double>{3, 3});
    VERIFY_RESULT(constant);
    QCOMPARE(additive::components({}, *constant, {{9}, {}, {}}).mean().at(0), 3.0);
}

QTEST_APPLESS_MAIN(AdditiveTest)
#include "additive_test.moc"
