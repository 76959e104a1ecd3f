#include "core/forecasting/conformal.h"
#include "core/forecasting/error_scale.h"
#include "tests/core/forecasting/oracle_file.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <rapidcheck.h>
#include <vector>

using namespace planwright::forecasting;

class ConformalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Decision spec, vector B.
    void specVectors() {
        std::vector<double> scores{4, 1, 7, 3, 9, 2, 6, 5, 8};
        std::sort(scores.begin(), scores.end());
        QCOMPARE(conformalQuantile(scores, 0.8).value(), 8.0);
        QVERIFY(!conformalQuantile(scores, 0.95).has_value());
        const std::vector<double> widening{-10, -5, 2, 3, 5};
        QCOMPARE(conformalQuantile(widening, 0.8).value(), 5.0);
    }

    void fewestScores() {
        const std::vector<double> nineteen(19, 1.0);
        const std::span<const double> all(nineteen);
        QVERIFY(conformalQuantile(all, 0.95).has_value() && !conformalQuantile(all.first(18), 0.95).has_value());
        QVERIFY(conformalQuantile(all.first(9), 0.9).has_value() && !conformalQuantile(all.first(8), 0.9).has_value());
        QVERIFY(conformalQuantile(all.first(3), 0.25).has_value() &&
                !conformalQuantile(all.first(2), 0.25).has_value());
        QVERIFY(!conformalQuantile({}, 0.5).has_value());
    }

    void sidesMirrorEachOther() {
        QVERIFY(rc::check("the lower side is the upper side of the negated scores", [] {
            auto scores = *rc::gen::nonEmpty(rc::gen::container<std::vector<double>>(
                rc::gen::map(rc::gen::inRange(-1000, 1000), [](int value) { return value / 8.0; })));
            std::sort(scores.begin(), scores.end());
            std::vector<double> negated(scores.rbegin(), scores.rend());
            for (auto& score : negated)
                score = -score;
            const auto level = *rc::gen::element(0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95);
            const auto here = conformalQuantile(scores, level);
            const auto there = conformalQuantile(negated, 1 - level);
            RC_ASSERT(here.has_value() == there.has_value());
            if (here)
                RC_ASSERT(*here == -*there);
        }));
    }

    void powerOfErrorsEqualsScipy() {
        const auto recorded = testing::oracle("error_scale_oracle.json");
        for (const auto& one : recorded.at("cases")) {
            std::vector<SizedError> errors;
            for (std::size_t i = 0; i < one.at("points").size(); ++i)
                errors.push_back({one.at("points")[i].get<double>(), one.at("errors")[i].get<double>()});
            const auto expected = one.at("power").get<double>();
            QVERIFY2(std::abs(fittedErrorPower(errors) - expected) < 1e-5,
                     qPrintable(QStringLiteral("%1, not %2").arg(fittedErrorPower(errors)).arg(expected)));
        }
    }

    void powerOfErrorsIsUsualWhereNothingIsKnown() {
        QCOMPARE(fittedErrorPower({}), .5);
        const std::vector<SizedError> exact(5, {200, 0});
        QCOMPARE(fittedErrorPower(exact), .5);
        const std::vector<SizedError> alike(300, {200, -17}); // one size says nothing of how errors grow with it
        QVERIFY(std::abs(fittedErrorPower(alike) - .5) < 1e-5);
    }

    void powerOfErrorsKnowsNoUnit() {
        QVERIFY(rc::check("the same power in units, dozens or cents", [] {
            std::vector<SizedError> units;
            std::vector<SizedError> cents;
            for (const auto size : *rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 100000))) {
                units.push_back({static_cast<double>(size), static_cast<double>(*rc::gen::inRange(-size, size))});
                cents.push_back({100 * units.back().point, 100 * units.back().error});
            }
            RC_ASSERT(std::abs(fittedErrorPower(units) - fittedErrorPower(cents)) < 1e-5);
        }));
    }
};

QTEST_APPLESS_MAIN(ConformalTest)
#include "conformal_test.moc"
