#include "ui/charts/category_difference_chart.h"

#include "ui/models/backtest_summary_model.h"
#include "ui/models/number_text.h"
#include "ui/session/qt_convert.h"

#include <QCoreApplication>

#include <algorithm>

namespace planwright::ui {
namespace {

QString say(const char* text) {
    return QCoreApplication::translate("CategoryDifference", text);
}

} // namespace

BarChartContent categoryDifferenceChart(const service::Plan& plan, const std::string& model, const QString& selected) {
    BarChartContent content;
    content.horizontal = content.share = content.isChange = true;
    content.barsName = say("Share of demand missed:");
    content.goodName = say("less");
    content.badName = say("more");
    const auto& comparison = plan.backtest.comparison;
    const auto* row = comparison.find(model);
    if (row == nullptr)
        return content;
    int better = 0;
    for (std::size_t c = 0; c < comparison.categories.size(); ++c) {
        const auto& difference = row->categories[c].difference;
        if (!difference)
            continue;
        better += *difference < 0 ? 1 : 0;
        content.bars.push_back({toQt(comparison.categories[c]), *difference, false, {}, *difference <= 0});
    }
    std::ranges::stable_sort(content.bars, {}, &Bar::value);
    for (auto& bar : content.bars)
        bar.isNamed = bar.label == selected;
    const auto name = modelName(model);
    content.sentence =
        content.bars.empty()
            ? say("No category sold anything in the months that %1 forecast.").arg(name)
            : say("Bars to the left: %1 missed less of the category's demand than the automatic choice did. So it was "
                  "in %2 of %3 categories, over %4 months.")
                  .arg(name)
                  .arg(better)
                  .arg(content.bars.size())
                  .arg(row->months);
    return content;
}

} // namespace planwright::ui
