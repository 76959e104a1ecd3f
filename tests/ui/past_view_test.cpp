#include "tests/ui/demo_session.h"
#include "ui/charts/bar_chart.h"
#include "ui/charts/past_targets_chart.h"
#include "ui/models/band_record_model.h"
#include "ui/models/number_text.h"
#include "ui/models/past_targets_model.h"
#include "ui/pages/forecast/past_view.h"
#include "ui/pages/forecast_page.h"
#include "ui/session/qt_convert.h"
#include "ui/widgets/band_gauge.h"
#include "ui/widgets/views.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QTableView>
#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace planwright;
using namespace planwright::ui;

class PastViewTest : public QObject {
    Q_OBJECT

private:
    AppSession m_session;
    std::shared_ptr<const PlanFacts> m_facts;

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(test::openDemo(m_session));
        m_facts = std::make_shared<const PlanFacts>(m_session.plan());
    }

    // Each cell is a forecast of the backtest, and the total the sum of all categories'.
    void targetsAreTheBacktests() {
        const auto& backtest = m_facts->plan().backtest;
        const auto targets = pastTargets(*m_facts, m_facts->find(QStringLiteral("Lighting")));
        std::size_t cells = 0;
        for (const auto& target : targets)
            for (int lead = 1; lead <= mostLead; ++lead)
                if (const auto& said = target.ahead(lead)) {
                    ++cells;
                    QVERIFY(std::ranges::any_of(backtest.forecasts, [&](const auto& f) {
                        return f.category == "Lighting" && f.horizon == lead && f.month == target.month &&
                               f.mean == said->forecast && f.actual == target.actual && f.quantiles == said->quantiles;
                    }));
                }
        QCOMPARE(cells, static_cast<std::size_t>(std::ranges::count_if(
                            backtest.forecasts, [](const auto& f) { return f.category == "Lighting"; })));
        std::vector<double> sums(pastTargets(*m_facts, m_facts->total()).size());
        for (const auto& category : m_facts->categories()) {
            const auto own = pastTargets(*m_facts, category);
            for (std::size_t i = 0; i < own.size() && i < sums.size(); ++i)
                sums[i] += own[i].ahead(1) ? own[i].ahead(1)->forecast : 0;
        }
        const auto total = pastTargets(*m_facts, m_facts->total());
        for (std::size_t i = 0; i < total.size(); ++i)
            if (total[i].ahead(1))
                QVERIFY(std::abs(total[i].ahead(1)->forecast - sums[i]) < 1e-6 && !total[i].ahead(1)->quantiles);
    }

    void errorsByLeadAreTheRecords() {
        const auto& category = m_facts->find(QStringLiteral("Garden"));
        const auto error = leadError(pastTargets(*m_facts, category), 1);
        QCOMPARE(error.months, category.months.front()->error.origins);
        QVERIFY(std::abs(*error.wape - *category.months.front()->error.wape) < 1e-9);
        QVERIFY(std::abs(*error.bias - *category.months.front()->error.bias) < 1e-9);
        QVERIFY(!leadError({}, 2).wape);
    }

    void modelsAreModels() {
        PastTargetsModel months;
        const QAbstractItemModelTester tester(&months, QAbstractItemModelTester::FailureReportingMode::QtTest);
        months.show(pastTargets(*m_facts, m_facts->find(QStringLiteral("Lighting"))), QStringLiteral("units"));
        QCOMPARE(months.columnCount(), 2 + 3 * mostLead);
        QVERIFY(months.rowCount() >= 12 && months.at(0).month > months.at(1).month);
        QCOMPARE(months.index(0, 1).data().toString(), numberText(months.at(0).actual));
        months.show(pastTargets(*m_facts, m_facts->total()), QStringLiteral("units"));
        QCOMPARE(months.columnCount(), 2 + 2 * mostLead); // the total has no past bands
        BandRecordModel bands;
        const QAbstractItemModelTester bandTester(&bands, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int lead = 1; lead <= mostLead; ++lead)
            bands.show(m_facts->plan().bandRecord, lead);
        bands.show(m_facts->plan().bandRecord, 1);
        QCOMPARE(bands.index(0, BandRecordModel::Name).data().toString(), QStringLiteral("All categories"));
        QCOMPARE(bands.index(0, BandRecordModel::Held80).data().toString(),
                 shareText(m_facts->summary("auto")->coverage80));
        QVERIFY(!bands.index(0, 0).data(CategoryRole).isValid());
        QCOMPARE(bands.index(bands.rowCount() - 1, 0).data(CategoryRole).toString(),
                 bands.index(bands.rowCount() - 1, 0).data().toString());
    }

    void gaugesSayTheRecord() {
        ForecastPage page(m_session);
        auto* own = page.findChild<BandGauge*>(QStringLiteral("ownGauge"));
        auto* all = page.findChild<BandGauge*>(QStringLiteral("allGauge"));
        m_session.setCategory(QStringLiteral("Lighting"));
        const auto& error = m_facts->find(QStringLiteral("Lighting")).months.front()->error;
        QVERIFY(own->accessibleName().startsWith(QStringLiteral("Lighting · 80")));
        QVERIFY(own->accessibleName().contains(QStringLiteral("of %1 held").arg(error.banded)));
        QVERIFY(own->toolTip().startsWith(own->accessibleName()));
        const auto pooled = m_facts->plan().bandRecord.pooled.front().band80();
        QVERIFY(all->accessibleName().contains(QStringLiteral("of %1 held").arg(pooled.forecasts)));
        BandGauge empty;
        empty.show(QStringLiteral("New"), {});
        QVERIFY(empty.accessibleName().contains(QStringLiteral("no past forecast to count")));
        empty.resize(300, 20);
        QVERIFY(!empty.grab().isNull());
    }

    void leadsChangeAllOfIt() {
        ForecastPage page(m_session);
        page.resize(1200, 760);
        page.showView(ForecastPage::PastForecastsView);
        auto* view = page.findChild<PastView*>();
        auto* gauge = view->findChild<BandGauge*>(QStringLiteral("pooledGauge"));
        const auto before = gauge->accessibleName();
        auto* chart = view->findChild<BarChart*>();
        const auto bars = chart->content().bars.size();
        view->showLead(3);
        QVERIFY(gauge->accessibleName() != before && chart->content().bars.size() == bars - 2);
        QVERIFY(chart->content().marksName.contains(QLatin1Char('3')));
        QVERIFY(chart->content().table.count(QLatin1Char('\n')) == static_cast<int>(bars) - 2 + 1);
        m_session.setCategory({});
        QVERIFY(chart->content().sentence.startsWith(QStringLiteral("Total")));
        const auto rows = tsvOf(view->months(), false).count(QLatin1Char('\n'));
        QVERIFY(rows >= 12);
        QVERIFY(
            view->findChild<QLabel*>(QStringLiteral("bandSentences"))->text().contains(QStringLiteral("onfidence")));
        QVERIFY(!page.grab().isNull());
    }
};

QTEST_MAIN(PastViewTest)
#include "past_view_test.moc"
