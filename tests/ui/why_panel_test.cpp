#include "tests/ui/demo_session.h"
#include "ui/charts/bar_canvas.h"
#include "ui/charts/bar_chart.h"
#include "ui/charts/forecast_waterfall.h"
#include "ui/models/number_text.h"
#include "ui/pages/forecast/behind_view.h"
#include "ui/pages/forecast/why_panel.h"
#include "ui/pages/forecast_page.h"
#include "ui/session/plan_explanations.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QScrollBar>
#include <QSettings>
#include <QTableView>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace planwright;
using namespace planwright::ui;
using forecasting::PartKind;

namespace {

double printed(QString text) {
    return text.remove(QLatin1Char(',')).replace(QChar(0x2212), QLatin1Char('-')).toDouble();
}

/// The explanation's sentence with real minus signs.
QString spelt(const forecasting::Explanation& explanation) {
    return toQt(explanation.sentence).replace(QStringLiteral(" -"), QStringLiteral(" \u2212"));
}

/// A way of `parts` steps after a last month of 1,000, the step p of p + 1 units and every third downwards.
forecasting::Explanation wayOf(int parts) {
    forecasting::Explanation explanation;
    explanation.parts.push_back({PartKind::LastMonth, "November", 1000});
    for (int p = 0; p < parts; ++p)
        explanation.parts.push_back(
            {PartKind::Season, "part " + std::to_string(p), (p % 3 == 0 ? -1 : 1) * (p + 1.25)});
    explanation.sentence = "Tea-cups: -3.";
    return explanation;
}

double sumOf(const forecasting::Explanation& explanation) {
    return std::accumulate(explanation.parts.begin(), explanation.parts.end(), 0.0,
                           [](double sum, const auto& part) { return sum + part.units; });
}

} // namespace

/// Why the forecast is what it is, on the forecast page.
class WhyPanelTest : public QObject {
    Q_OBJECT

private:
    AppSession m_session;
    std::unique_ptr<ForecastPage> m_page;

    [[nodiscard]] WhyPanel& panel() { return *m_page->findChild<WhyPanel*>(); }
    [[nodiscard]] const BarChartContent& content() { return panel().chart().content(); }
    [[nodiscard]] BarCanvas& canvas() { return *panel().chart().findChild<BarCanvas*>(); }
    [[nodiscard]] QLabel& state() { return *panel().findChild<QLabel*>(QStringLiteral("whyState")); }
    void addsUp(double shown);

private Q_SLOTS:
    void initTestCase();
    void init();
    void everyCategoryAddsUpToWhatIsShown();
    void theMonthCanBeChosen();
    void anotherPlanIsExplainedAnew();
    void theTableIsCopied();
    void keysReadTheBars();
    void smallPartsAreJoined();
    void theMiddleAndTheOwnChangeAreSteps();
    void printedStepsAddUp();
    void smallStepsAreWideEnough();
    void changesAddUpToTheForecast();
    void similarMonthsAreListedAndCopied();
    void whatIsNotThereIsSaid();
    void withoutAPlanSaysSo();
    void whatCannotBeExplainedIsSaid();
};

void WhyPanelTest::initTestCase() {
    QVERIFY(test::openDemo(m_session));
    QSettings().clear();
}

void WhyPanelTest::init() {
    m_session.setCategory({});
    m_page = std::make_unique<ForecastPage>(m_session);
    m_page->resize(1240, 760);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    QVERIFY(m_page->isBusy());
    QTRY_VERIFY(!m_page->isBusy());
}

/// The bars hang on each other, from the first one to `shown`; what is printed adds up as well.
void WhyPanelTest::addsUp(double shown) {
    const auto& bars = content().bars;
    QVERIFY(bars.size() >= 2);
    double level = 0, sum = 0;
    for (const auto& bar : bars) {
        const bool isTotal = bar.tint == BarTint::Total;
        QCOMPARE(bar.from.has_value(), !isTotal);
        if (bar.from)
            QCOMPARE(*bar.from, level);
        QCOMPARE(bar.tint == BarTint::Less, bar.from && bar.value < *bar.from);
        level = bar.value;
        if (&bar != &bars.back())
            sum += printed(bar.amount);
    }
    QVERIFY(bars.front().tint == BarTint::Total && bars.back().tint == BarTint::Total);
    QVERIFY(std::abs(bars[bars.size() - 2].value - shown) <= 1e-9 * std::max(1.0, shown));
    QCOMPARE(bars.back().value, shown);
    QVERIFY(std::abs(sum - printed(bars.back().amount)) < 1e-6);
}

void WhyPanelTest::everyCategoryAddsUpToWhatIsShown() {
    const auto& plan = *m_session.plan();
    const auto explained = *service::explainForecast(plan, {});
    const auto& month = plan.forecast.months.front();
    const auto& headline = *m_page->findChild<QLabel*>(QStringLiteral("headlineFigure"));
    addsUp(month.total.demand.quantiles[3]);
    QVERIFY(content().sentence.startsWith(spelt(explained.front().total)));
    for (std::size_t c = 0; c < month.categories.size(); ++c) {
        m_session.setCategory(toQt(month.categories[c].category));
        addsUp(month.categories[c].demand.quantiles[3]);
        QCOMPARE(numberText(content().bars.back().value), headline.text());
        QVERIFY(content().sentence.startsWith(spelt(explained.front().categories[c])));
        QVERIFY(content().bars.size() <= 11); // the month, eight parts, what is joined, the forecast
        QCOMPARE(content().bars.front().label, monthName(plan.forecast.lastCompleteMonth));
        QCOMPARE(content().bars.front().value, month.categories[c].lastMonth);
    }
}

void WhyPanelTest::theMonthCanBeChosen() {
    auto& months = *panel().findChild<QComboBox*>();
    const auto& forecast = m_session.plan()->forecast;
    QCOMPARE(months.count(), static_cast<int>(forecast.months.size()));
    for (int i = 0; i < months.count(); ++i) {
        months.setCurrentIndex(i);
        const auto& month = forecast.months[static_cast<std::size_t>(i)];
        addsUp(month.total.demand.quantiles[3]);
        QCOMPARE(content().bars.back().label, monthName(month.month));
    }
    m_session.setCategory(toQt(forecast.months.back().categories.front().category)); // and it stays chosen
    addsUp(forecast.months.back().categories.front().demand.quantiles[3]);
}

void WhyPanelTest::anotherPlanIsExplainedAnew() {
    PlanExplanations explanations;
    explanations.setPlan(m_session.plan());
    explanations.want();
    QTRY_VERIFY(explanations.months() != nullptr);
    const auto first = explanations.months();
    explanations.setPlan(m_session.plan());
    explanations.want();
    QVERIFY(!explanations.isBusy() && explanations.months() == first); // once a plan
    explanations.setPlan(std::make_shared<service::Plan>(*m_session.plan()));
    QVERIFY(explanations.months() == nullptr);
    explanations.want();
    explanations.setPlan(nullptr); // dropped while it runs
    QVERIFY(!explanations.isBusy());
    QTest::qWait(20);
    QVERIFY(explanations.months() == nullptr && explanations.problem().isEmpty());
}

void WhyPanelTest::theTableIsCopied() {
    const auto parts = service::explainForecast(*m_session.plan(), {})->front().total.parts;
    canvas().setFocus();
    QTest::keyClick(&canvas(), Qt::Key_C, Qt::ControlModifier);
    const auto lines = QApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QVERIFY(lines.size() >= static_cast<qsizetype>(parts.size()) + 2); // a heading, all parts, the forecast
    double sum = 0;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const auto cells = lines[i].split(QLatin1Char('\t'));
        QCOMPARE(cells.size(), 3);
        sum += printed(cells[1]) * (i + 1 < lines.size() ? 1 : -1);
    }
    QVERIFY(std::abs(sum) < 1e-6);
}

void WhyPanelTest::keysReadTheBars() {
    QVERIFY(!canvas().accessibleName().isEmpty());
    QCOMPARE(canvas().accessibleDescription(), content().sentence);
    QTest::keyClick(&canvas(), Qt::Key_Home);
    QCOMPARE(canvas().accessibleDescription(), content().bars.front().toolTip);
    QTest::keyClick(&canvas(), Qt::Key_Down);
    QCOMPARE(canvas().accessibleDescription(), content().bars[1].toolTip);
    QTest::keyClick(&canvas(), Qt::Key_End);
    QTest::keyClick(&canvas(), Qt::Key_Down);
    QCOMPARE(canvas().accessibleDescription(), content().bars.back().toolTip);
    QVERIFY(content().bars.back().toolTip.contains(numberText(content().bars.back().value, 2)));
    // Another category begins anew.
    m_session.setCategory(toQt(m_session.plan()->forecast.months.front().categories.front().category));
    QCOMPARE(canvas().accessibleDescription(), content().sentence);
}

void WhyPanelTest::smallPartsAreJoined() {
    for (const int parts : {0, 1, 8, 9, 10, 17}) {
        const auto explanation = wayOf(parts);
        const double mean = sumOf(explanation);
        const ShownForecast shown{QStringLiteral("November"), QStringLiteral("December"), mean, mean + 5};
        const auto all = forecastSteps(explanation, shown);
        const auto steps = joinedSteps(all);
        const auto chart = forecastWaterfall(explanation, shown);
        QCOMPARE(all.size(), static_cast<std::size_t>(parts + 3)); // with both ends and the planner's change
        QCOMPARE(steps.size(), static_cast<std::size_t>(parts <= 9 ? parts + 3 : 8 + 1 + 3));
        QCOMPARE(chart.bars.size(), steps.size());
        double level = 0;
        for (const auto& step : steps) {
            if (step.kind != ForecastStep::Kind::End)
                level += step.units;
            QVERIFY(std::abs(step.after - level) < 1e-9);
        }
        QVERIFY(std::abs(level - shown.shown) < 1e-9);
        for (const auto& part : explanation.parts)
            if (part.kind != PartKind::LastMonth)
                QVERIFY(chart.table.contains(QStringLiteral("P") + toQt(part.label).mid(1) + QLatin1Char('\t')));
        if (parts <= 9)
            continue;
        const auto& rest = chart.bars[chart.bars.size() - 3];
        QCOMPARE(rest.label, QStringLiteral("Everything else"));
        QCOMPARE(rest.toolTip.count(QLatin1Char('\n')), parts - 8);
        QVERIFY(rest.toolTip.contains(QStringLiteral("Part 0: \u22121.25")));
    }
}

void WhyPanelTest::theMiddleAndTheOwnChangeAreSteps() {
    const auto explanation = wayOf(2); // -1.25 + 2.25: 1,001
    const auto chart = forecastWaterfall(explanation, {{}, {}, 990, 1100});
    QCOMPARE(chart.bars.size(), 6);
    QVERIFY(chart.bars[3].tint == BarTint::Less);
    QVERIFY(std::abs(chart.bars[3].value - 990) < 1e-9);
    QCOMPARE(chart.bars[4].label, QStringLiteral("Your change"));
    QVERIFY(chart.bars[4].tint == BarTint::Typed);
    QCOMPARE(chart.bars[4].amount, QStringLiteral("+110"));
    QCOMPARE(chart.bars[5].value, 1100.0);
    QVERIFY(!chart.typedName.isEmpty());
    QCOMPARE(chart.sentence, QStringLiteral("Tea-cups: \u22123. That is the average; the most likely is 990. "
                                            "You changed it to 1,100."));
    const auto plain = forecastWaterfall(explanation, {{}, {}, 1001, 1001});
    QCOMPARE(plain.bars.size(), 4);
    QVERIFY(plain.typedName.isEmpty());
    QCOMPARE(plain.sentence, QStringLiteral("Tea-cups: \u22123."));
}

void WhyPanelTest::printedStepsAddUp() {
    const forecasting::Explanation explanation{{{PartKind::LastMonth, "", 100.4},
                                                {PartKind::Season, "a", .4},
                                                {PartKind::Trend, "b", .4},
                                                {PartKind::Price, "c", -.3}},
                                               ""};
    const auto steps = forecastSteps(explanation, {{}, {}, 100.9, 100.9});
    QCOMPARE(printedSteps(steps, 0), (QStringList{QStringLiteral("100"), QStringLiteral("+1"), QStringLiteral("0"),
                                                  QStringLiteral("0"), QStringLiteral("101")}));
}

void WhyPanelTest::smallStepsAreWideEnough() {
    // Steps of some units on a thousand are to be seen: the bars of the steps, in the picture, are wider than a
    // hairline.
    BarChart chart(QStringLiteral("chart"));
    const auto explanation = wayOf(8); // some units on a thousand
    chart.resize(320, 600);
    chart.show(forecastWaterfall(explanation, {{}, {}, sumOf(explanation), sumOf(explanation)}));
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    const auto picture = chart.grab().toImage();
    const auto area = [&](const QColor& colour) {
        int count = 0;
        for (int i = 40 * picture.width(); i < picture.height() * picture.width(); ++i) // below the legend
            count += picture.pixelColor(i % picture.width(), i / picture.width()) == colour ? 1 : 0;
        return count;
    };
    QVERIFY(area(tokensOf(chart.palette()).riskHigh) > 3 * 10 * 8); // three steps down, 8 px wide on average
}

void WhyPanelTest::changesAddUpToTheForecast() {
    const auto& plan = *m_session.plan();
    const auto known = *service::forecastBackground(plan, {});
    const auto check = [&](const forecasting::Background& behind, double mean) {
        const auto& shown = panel().behind().changes().content();
        QVERIFY(panel().behind().changes().isVisibleTo(&panel()));
        QCOMPARE(shown.bars.size(), behind.changed.steps.size() + 2);
        QCOMPARE(shown.bars.front().value, behind.changed.before->units);
        QCOMPARE(shown.bars.back().value, mean);
        QVERIFY(std::abs(shown.bars[shown.bars.size() - 2].value - mean) <= 1e-9 * std::max(1.0, mean));
        double sum = 0;
        for (const auto& bar : shown.bars)
            sum += printed(bar.amount) * (&bar == &shown.bars.back() ? -1 : 1);
        QVERIFY(std::abs(sum) < 1e-6);
        QCOMPARE(shown.sentence, toQt(behind.changed.sentence));
        QCOMPARE(shown.table.count(QLatin1Char('\n')), static_cast<qsizetype>(shown.bars.size()) + 1);
        QVERIFY(shown.bars.front().label.startsWith(QStringLiteral("It would have been, after")));
    };
    check(known.front().total, plan.forecast.months.front().total.demand.mean);
    for (std::size_t c = 0; c < known.front().categories.size(); ++c) {
        const auto& forecast = plan.forecast.months.front().categories[c];
        m_session.setCategory(toQt(forecast.category));
        check(known.front().categories[c], forecast.demand.mean);
    }
}

void WhyPanelTest::similarMonthsAreListedAndCopied() {
    auto& table = panel().behind().months();
    QVERIFY(!table.isVisibleTo(&panel())); // the total has none
    const auto& forecast = m_session.plan()->forecast.months.front().categories[1];
    m_session.setCategory(toQt(forecast.category));
    const auto similar = service::forecastBackground(*m_session.plan(), {})->front().categories[1].similar;
    QVERIFY(table.isVisibleTo(&panel()));
    QCOMPARE(table.model()->rowCount(), static_cast<int>(similar.months.size()));
    QCOMPARE(panel().findChild<QLabel*>(QStringLiteral("similarSentence"))->text(), toQt(similar.sentence));
    QCOMPARE(table.model()->index(0, 1).data().toString(), toQt(similar.months.front().category));
    QVERIFY(!table.accessibleName().isEmpty());
    QVERIFY(table.width() <= panel().width() && table.horizontalScrollBar()->maximum() == 0); // nothing is cut off
    table.setFocus();
    table.selectAll();
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts).size(),
             static_cast<qsizetype>(similar.months.size()) + 1);
}

void WhyPanelTest::whatIsNotThereIsSaid() {
    BehindView view;
    forecasting::Background none;
    none.changed.reason = "No month before.";
    none.similar.reason = "Too few months.";
    view.show(none, QStringLiteral("December 2025"));
    QCOMPARE(view.findChild<QLabel*>(QStringLiteral("noChanges"))->text(), QStringLiteral("No month before."));
    QCOMPARE(view.findChild<QLabel*>(QStringLiteral("similarSentence"))->text(), QStringLiteral("Too few months."));
    QVERIFY(!view.changes().isVisibleTo(&view) && !view.months().isVisibleTo(&view));
}

void WhyPanelTest::withoutAPlanSaysSo() {
    panel().setFacts(nullptr, {});
    QVERIFY(state().isVisible());
    QVERIFY(state().text().startsWith(QStringLiteral("Once there is a forecast")) && !panel().chart().isVisible());
}

void WhyPanelTest::whatCannotBeExplainedIsSaid() {
    auto plan = std::make_shared<service::Plan>(*m_session.plan());
    plan->forecast.lastCompleteMonth = plan->forecast.lastCompleteMonth - 1; // not the data's
    panel().setFacts(std::make_shared<const PlanFacts>(plan), {});
    QVERIFY(!panel().chart().isVisible()); // not another plan's picture meanwhile
    QTRY_VERIFY(!panel().isBusy());
    QVERIFY2(state().isVisible() && state().text().contains(QStringLiteral("not of this history")),
             qPrintable(state().text()));
    QVERIFY(!panel().chart().isVisible());
}

QTEST_MAIN(WhyPanelTest)
#include "why_panel_test.moc"
