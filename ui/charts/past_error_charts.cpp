#include "ui/charts/past_error_charts.h"

#include "ui/models/backtest_summary_model.h"
#include "ui/models/number_text.h"
#include "ui/session/qt_convert.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace planwright::ui {
namespace {

constexpr auto automatic = "auto", repeatingLastYear = "seasonal_naive";
constexpr std::size_t mostMonths = 36;
constexpr double wanted = .8;

QString say(const char* text) {
    return QCoreApplication::translate("PastErrors", text);
}

std::optional<double> wapeOf(const forecasting::BacktestResult& backtest, const char* model) {
    const auto found = std::ranges::find(backtest.summary, model, &forecasting::BacktestSummary::model);
    return found == backtest.summary.end() ? std::nullopt : found->wape;
}

QString modelSentence(const forecasting::BacktestResult& backtest) {
    const auto chosen = wapeOf(backtest, automatic), naive = wapeOf(backtest, repeatingLastYear);
    if (!chosen)
        return say("There are too few past months to say how good the models were.");
    auto text = say("In the past the automatic choice missed %1 of demand").arg(shareText(chosen, 1));
    if (!naive || *naive <= 0)
        return text + QLatin1Char('.');
    const double gain = 1 - *chosen / *naive;
    return text + (gain >= 0 ? say("; repeating last year missed %1, so its error is %2 smaller.")
                             : say("; repeating last year missed %1, so its error is %2 larger."))
                      .arg(shareText(naive, 1), shareText(std::abs(gain)));
}

std::vector<MonthError> lastYears(std::vector<MonthError> errors) {
    if (errors.size() > mostMonths)
        errors.erase(errors.begin(), errors.end() - mostMonths);
    return errors;
}

} // namespace

BarChartContent modelErrorChart(const service::Plan& plan) {
    BarChartContent content;
    content.horizontal = true;
    content.share = true;
    content.barsName = say("Error (WAPE), share of demand missed");
    auto summaries = plan.backtest.summary;
    std::erase_if(summaries, [](const auto& summary) { return !summary.wape; });
    std::ranges::stable_sort(summaries, {}, [](const auto& summary) { return *summary.wape; });
    for (const auto& summary : summaries)
        content.bars.push_back({modelName(summary.model), *summary.wape, summary.model == automatic, {}});
    content.reference = wapeOf(plan.backtest, repeatingLastYear);
    content.referenceName = say("repeating last year");
    content.sentence = modelSentence(plan.backtest);
    return content;
}

BarChartContent monthErrorChart(const std::vector<MonthError>& errors) {
    BarChartContent content;
    content.share = true;
    content.barsName = say("Error (WAPE) one month ahead");
    content.marksName = say("repeating last year");
    int better = 0, compared = 0;
    for (const auto& error : lastYears(errors)) {
        if (!error.wape)
            continue;
        content.bars.push_back({shortMonthName(error.month), *error.wape, false, error.lastYear});
        compared += error.lastYear ? 1 : 0;
        better += error.lastYear && *error.wape < *error.lastYear ? 1 : 0;
    }
    if (content.bars.empty())
        content.sentence = say("No past month could be forecast yet.");
    else if (compared == 0)
        content.sentence = say("How much of each month's demand was missed, all categories together. There is no year "
                               "before to compare with.");
    else
        content.sentence =
            say("How much of each month's demand was missed, all categories together. In %1 of %2 months "
                "the forecast was nearer than repeating last year (diamonds).")
                .arg(numberText(better), numberText(compared));
    return content;
}

BarChartContent coverageChart(const std::vector<MonthError>& errors) {
    BarChartContent content;
    content.share = true;
    content.barsName = say("Categories inside their 80 % band");
    content.reference = wanted;
    content.referenceName = say("80 %");
    int bands = 0;
    for (const auto& error : lastYears(errors)) {
        if (error.inside80)
            content.bars.push_back({shortMonthName(error.month), *error.inside80, false, {}});
        bands += error.bands;
    }
    content.sentence = content.bars.empty()
                           ? say("No past forecast had a measured band yet.")
                           : say("%1 of %2 past demands came inside the 80 % band; an honest band holds about four in "
                                 "five.")
                                 .arg(shareText(insideOverall(errors)), numberText(bands));
    return content;
}

} // namespace planwright::ui
