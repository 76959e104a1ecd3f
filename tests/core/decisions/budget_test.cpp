#include "core/decisions/budget_allocation.h"
#include "tests/core/decisions/request.h"

#include <QTest>

#include <numeric>
#include <rapidcheck.h>

using namespace planwright::decisions;
using namespace planwright::decisions::testing;

namespace {

// Decision spec, vector F1.
std::vector<SpendBox> vectorF1(double low, double high) {
    std::vector<SpendBox> boxes(3);
    const std::array spend{8000.0, 5000.0, 2000.0};
    const std::array value{20.0 * 1000, 35.0 * 420, 4.0 * 1900};
    const std::array elasticity{.12, .20, .08};
    for (std::size_t i = 0; i < 3; ++i)
        boxes[i] = {spend[i], low * spend[i], high * spend[i], value[i], elasticity[i], 0};
    return boxes;
}

double gain(const std::vector<SpendBox>& boxes, const std::vector<double>& spend) {
    double sum = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i)
        sum += boxes[i].value * (std::pow(spend[i] / boxes[i].spend, boxes[i].elasticity) - 1);
    return sum;
}

double total(const std::vector<double>& spend) {
    return std::accumulate(spend.begin(), spend.end(), 0.0);
}

std::vector<SpendBox> anyBoxes() {
    const auto part = [](int low, int high) { return (*rc::gen::inRange(low, high)) / 100.0; };
    std::vector<SpendBox> boxes(*rc::gen::inRange<std::size_t>(1, 12));
    for (auto& box : boxes) {
        box.spend = part(1, 1'000'000);
        box.low = .7 * box.spend;
        box.high = box.spend * *rc::gen::element(.7, 1.0, 1.09, 1.18, 1.3);
        box.value = *rc::gen::element(0.0, 1.0) * part(0, 10'000'000);
        box.elasticity = part(0, 60);
        box.action = part(-30, 31);
    }
    return boxes;
}

std::vector<double> highs(const std::vector<SpendBox>& boxes) {
    std::vector<double> high;
    for (const auto& box : boxes)
        high.push_back(box.high);
    return high;
}

} // namespace

class BudgetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void vectorF1Narrow() {
        const auto boxes = vectorF1(.7, 1.3);
        const auto allocation = allocateByMarginals(boxes, 15000);
        QVERIFY(near(allocation.spend[0], 6770.360611) && near(allocation.spend[1], 6500) &&
                near(allocation.spend[2], 1729.639389));
        QVERIFY(near(allocation.shadowPrice, .3474577941));
        QVERIFY(near(gain(boxes, allocation.spend), 307.6103748));
    }

    void vectorF1Wide() {
        const auto boxes = vectorF1(.5, 2);
        const auto allocation = allocateByMarginals(boxes, 15000);
        QVERIFY(near(allocation.spend[0], 5644.891998) && near(allocation.spend[1], 7901.550292) &&
                near(allocation.spend[2], 1453.557711));
        QVERIFY(near(allocation.shadowPrice, .407740154));
        QVERIFY(near(gain(boxes, allocation.spend), 397.7291639));
    }

    void atTheEnds() {
        const auto boxes = vectorF1(.7, 1.3);
        const auto poor = allocateByMarginals(boxes, 9000);
        QVERIFY(poor.fit == BudgetFit::BelowFloors && !poor.shadowPrice);
        QVERIFY(near(total(poor.spend), 10500));
        const auto rich = allocateByMarginals(boxes, 30000);
        QVERIFY(rich.fit == BudgetFit::AboveCeilings && near(total(rich.spend), 19500));
        QCOMPARE(rich.shadowPrice.value_or(-1), 0.0);
        QVERIFY(allocateByMarginals(boxes, 10500).fit == BudgetFit::Exact);
        QVERIFY(near(allocateByMarginals(boxes, 10500).shadowPrice, .588 * std::pow(.7, -.8)));
        QVERIFY(allocateByMarginals(boxes, 19500).fit == BudgetFit::Exact);
        QVERIFY(allocateByMarginals({}, 0).spend.empty());
    }

    void worthlessSpendTakesTheRest() {
        auto boxes = vectorF1(.7, 1.3);
        for (auto& box : boxes)
            box.value = 0;
        const auto allocation = allocateByMarginals(boxes, 15000);
        QVERIFY(near(total(allocation.spend), 15000));
        QCOMPARE(allocation.shadowPrice.value_or(-1), 0.0);
    }

    void sumIsTheBudgetAndMarginalsAreEqual() {
        QVERIFY(rc::check("inside the boxes, exact sum, KKT", [] {
            const auto boxes = anyBoxes();
            double low = 0;
            double high = 0;
            for (const auto& box : boxes) {
                low += box.low;
                high += box.high;
            }
            const double budget = low + (high - low) * (*rc::gen::inRange(0, 101)) / 100.0;
            const auto allocation = allocateByMarginals(boxes, budget);
            RC_ASSERT(near(total(allocation.spend), budget, 1e-9));
            for (std::size_t i = 0; i < boxes.size(); ++i) {
                const auto& box = boxes[i];
                const double s = allocation.spend[i];
                RC_ASSERT(s >= box.low * (1 - 1e-12) && s <= box.high * (1 + 1e-12));
                if (*allocation.shadowPrice <= 0 || s <= box.low * (1 + 1e-9) || s >= box.high * (1 - 1e-9))
                    continue;
                const double next =
                    box.value * box.elasticity / box.spend * std::pow(s / box.spend, box.elasticity - 1);
                RC_ASSERT(std::abs(next / *allocation.shadowPrice - 1) < 1e-6);
            }
        }));
    }

    void rulesMeetTheBudget() {
        QVERIFY(rc::check("rules only: inside the boxes, exact sum, larger wishes never get a smaller change", [] {
            auto boxes = anyBoxes();
            double low = 0;
            double high = 0;
            for (auto& box : boxes) {
                box.high = std::max(box.high, box.spend);
                low += box.low;
                high += box.high;
            }
            const double budget = low + (high - low) * (*rc::gen::inRange(0, 101)) / 100.0;
            const auto allocation = allocateByRules(boxes, budget);
            RC_ASSERT(near(total(allocation.spend), budget, 1e-9));
            RC_ASSERT(!allocation.shadowPrice);
            for (std::size_t i = 0; i < boxes.size(); ++i)
                RC_ASSERT(allocation.spend[i] >= boxes[i].low * (1 - 1e-12) &&
                          allocation.spend[i] <= boxes[i].high * (1 + 1e-12));
        }));
    }

    void roundingKeepsTheSum() {
        QVERIFY(rc::check("four decimals, exact sum, never above the ceiling's last decimal", [] {
            const auto boxes = anyBoxes();
            double low = 0;
            double high = 0;
            for (const auto& box : boxes) {
                low += box.low;
                high += box.high;
            }
            const double share = (*rc::gen::inRange(1, 100)) / 100.0;
            const double budget = std::round((low + (high - low) * share) * 100) / 100;
            RC_PRE(budget > low + 1 && budget < high - 1);
            const auto spend = roundToMoney(allocateByMarginals(boxes, budget).spend, highs(boxes), budget);
            std::int64_t sum = 0;
            for (std::size_t i = 0; i < spend.size(); ++i) {
                const double raw = spend[i] * 10'000;
                RC_ASSERT(std::abs(raw - std::round(raw)) < 1e-3);
                RC_ASSERT(spend[i] <= boxes[i].high + 1e-9);
                sum += std::llround(raw);
            }
            RC_ASSERT(sum == std::llround(budget * 10'000));
        }));
        const std::vector<double> thirds{1.0 / 3, 1.0 / 3, 1.0 / 3};
        const std::vector<double> one{1, 1, 1};
        QCOMPARE(roundToMoney(thirds, one, 1), (std::vector{.3334, .3333, .3333}));
    }
};

QTEST_APPLESS_MAIN(BudgetTest)
#include "budget_test.moc"
