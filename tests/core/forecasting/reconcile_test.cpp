#include "core/base/rng.h"
#include "core/forecasting/reconcile/reconcile.h"
#include "tests/core/forecasting/oracle_file.h"
#include "tests/core/forecasting/random_hierarchy.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <rapidcheck.h>

using namespace planwright;
using namespace planwright::forecasting;
using namespace planwright::forecasting::testing;

namespace {

using Names = std::map<std::string, std::string>;

double worstDifference(const std::vector<double>& ours, const std::vector<double>& theirs) {
    double worst = ours.size() == theirs.size() ? 0.0 : 1e300;
    for (std::size_t i = 0; i < std::min(ours.size(), theirs.size()); ++i)
        worst = std::max(worst, std::abs(ours[i] - theirs[i]) / std::max(1.0, std::abs(theirs[i])));
    return worst;
}

constexpr std::array methods{Reconciliation::BottomUp, Reconciliation::Ols, Reconciliation::WlsStruct,
                             Reconciliation::WlsVar, Reconciliation::MintShrink};

NodeResiduals randomResiduals(const Hierarchy& hierarchy) {
    NodeResiduals residuals;
    residuals.rows = *rc::gen::element<std::size_t>(0, 1, 2, 23, 24, 30);
    SplitMix64 random(*rc::gen::arbitrary<std::uint64_t>());
    const auto scale = *rc::gen::element(0.0, 1.0, 1e6);
    for (std::size_t i = 0; i < residuals.rows * hierarchy.nodeCount(); ++i)
        residuals.values.push_back(scale * (random.uniform() - .4));
    return residuals;
}

std::string refusal(std::vector<std::string> categories, const Names& parents) {
    const auto made = Hierarchy::make(std::move(categories), parents);
    return made ? std::string() : made.error().message();
}

} // namespace

class ReconcileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Decision spec, vectors D: T = A + B with the forecasts 30, 62 and 100; nodes are A, B, T.
    void decisionSpecVectors() {
        const auto hierarchy = Hierarchy::make({"A", "B"}, {}).value();
        const std::vector<double> base{30, 62, 100};
        const auto of = [&](Reconciliation method) { return reconcile(hierarchy, method, base).value().values; };
        QVERIFY(worstDifference(of(Reconciliation::Ols), {98.0 / 3, 194.0 / 3, 292.0 / 3}) < 1e-12);
        QVERIFY(worstDifference(of(Reconciliation::WlsStruct), {32, 64, 96}) < 1e-12);
        QVERIFY(worstDifference(of(Reconciliation::BottomUp), {30, 62, 92}) < 1e-12);
        const std::vector<double> variances{4, 9, 25};
        const std::vector<double> expected{30.84210526, 63.89473684, 94.73684211};
        QVERIFY(worstDifference(reconcileByVariance(hierarchy, base, variances), expected) < 1e-8);
    }

    void equalsHierarchicalforecast() {
        for (const auto& theirs : oracle("reconcile_oracle.json")) {
            const auto names = theirs.at("names").get<std::vector<std::string>>();
            const auto parents = theirs.at("parents").get<Names>();
            auto categories = names;
            std::erase_if(categories, [](const std::string& name) { return !name.starts_with('c'); });
            const auto hierarchy = Hierarchy::make(categories, parents).value();
            QCOMPARE(hierarchy.nodeCount(), names.size());
            for (std::size_t node = 0; node < names.size(); ++node)
                QCOMPARE(hierarchy.name(node), names[node]);
            const auto base = theirs.at("base").get<std::vector<double>>();
            const NodeResiduals residuals{theirs.at("rows"), theirs.at("residuals").get<std::vector<double>>()};
            const std::array keys{"ols", "wls_struct", "wls_var", "mint_shrink"};
            for (std::size_t m = 0; m < keys.size(); ++m) {
                const auto ours = reconcile(hierarchy, methods[m + 1], base, residuals).value();
                QVERIFY(ours.used == methods[m + 1]);
                const auto worst = worstDifference(ours.values, theirs.at(keys[m]).get<std::vector<double>>());
                // Theirs solves with a ridge of 2e-8 in the shrinkage.
                QVERIFY2(worst < 1e-7, qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(keys[m])).arg(worst)));
            }
        }
    }

    void everyMethodAddsUp() {
        QVERIFY(rc::check("any tree, any forecasts, any errors", [] {
            const auto hierarchy = randomHierarchy(30);
            std::vector<double> base;
            for (std::size_t node = 0; node < hierarchy.nodeCount(); ++node)
                base.push_back(*rc::gen::element(0.0, -20.0, 0.3, 77.0, 4e5));
            const auto method = *rc::gen::elementOf(methods);
            const auto residuals = randomResiduals(hierarchy);
            auto made = reconcile(hierarchy, method, base, residuals).value();
            RC_ASSERT(made.used <= method);
            RC_ASSERT(addsUp(hierarchy, made.values));
            clipAndSum(hierarchy, made.values);
            RC_ASSERT(*std::min_element(made.values.begin(), made.values.end()) >= 0);
            RC_ASSERT(addsUp(hierarchy, made.values));
            // What adds up already stays as it is.
            const auto again = reconcile(hierarchy, method, made.values, residuals).value();
            RC_ASSERT(worstDifference(again.values, made.values) < 1e-7);
        }));
    }

    // What the tree gives must be the least squares solution: no coherent change of a leaf may lower the weighted sum.
    void weightedSquaresAreLeast() {
        QVERIFY(rc::check("any tree, any variances", [] {
            const auto hierarchy = randomHierarchy(12);
            SplitMix64 random(*rc::gen::arbitrary<std::uint64_t>());
            std::vector<double> base, variances;
            for (std::size_t node = 0; node < hierarchy.nodeCount(); ++node) {
                base.push_back(100 * random.uniform());
                variances.push_back(.1 + 10 * random.uniform());
            }
            const auto best = reconcileByVariance(hierarchy, base, variances);
            for (std::size_t leaf = 0; leaf < hierarchy.leafCount(); ++leaf) {
                double slope = (best[leaf] - base[leaf]) / variances[leaf];
                for (auto node = leaf; node != hierarchy.root();) {
                    node = hierarchy.parent(node);
                    slope += (best[node] - base[node]) / variances[node];
                }
                RC_ASSERT(std::abs(slope) < 1e-8);
            }
        }));
    }

    void tooFewErrorsGiveWay() {
        const auto hierarchy = Hierarchy::make({"A", "B"}, {}).value();
        const std::vector<double> base{30, 62, 100};
        const auto used = [&](Reconciliation method, std::size_t rows) {
            NodeResiduals residuals{rows, {}};
            for (std::size_t i = 0; i < 3 * rows; ++i)
                residuals.values.push_back(static_cast<double>(i * i % 7));
            return reconcile(hierarchy, method, base, residuals).value().used;
        };
        QVERIFY(used(Reconciliation::MintShrink, 24) == Reconciliation::MintShrink);
        QVERIFY(used(Reconciliation::MintShrink, 23) == Reconciliation::WlsVar);
        QVERIFY(used(Reconciliation::MintShrink, 1) == Reconciliation::BottomUp);
        QVERIFY(used(Reconciliation::Ols, 0) == Reconciliation::Ols);
        QVERIFY(!reconcile(hierarchy, Reconciliation::Ols, std::vector<double>{1, 2}));
        QVERIFY(!reconcile(hierarchy, Reconciliation::Ols, std::vector<double>{1, 2, std::nan("")}));
    }

    void refusesWhatIsNoTree() {
        QCOMPARE(refusal({"a", "b"}, {{"a", "x"}, {"b", "x"}}), std::string());
        QVERIFY(refusal({}, {}).find("at least one") != std::string::npos);
        QVERIFY(refusal({"a", "a"}, {}).find("there twice") != std::string::npos);
        QVERIFY(refusal({"a", "b"}, {{"a", "b"}}).find("parent of another") != std::string::npos);
        QVERIFY(refusal({"a"}, {{"a", "x"}, {"x", "y"}, {"y", "x"}}).find("circle") != std::string::npos);
        QVERIFY(refusal({"a"}, {{"a", "a"}}).find("circle") != std::string::npos);
        // Parents that no category needs are no part of the tree.
        QCOMPARE(Hierarchy::make({"a"}, {{"z", "y"}, {"y", "x"}}).value().nodeCount(), std::size_t{2});
    }
};

int main(int argc, char** argv) {
    if (!qgetenv("RC_PARAMS").contains("max_success"))
        qputenv("RC_PARAMS", qgetenv("RC_PARAMS") + " max_success=500");
    ReconcileTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "reconcile_test.moc"
