#include "ui/charts/forecast_waterfall.h"

#include "ui/models/number_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace planwright::ui {
namespace {

using Kind = ForecastStep::Kind;

/// Small months have small steps.
int decimalsFor(double largestUnits) {
    return largestUnits < 1 ? 2 : largestUnits < 10 ? 1 : 0;
}

QString say(const char* text) {
    return QCoreApplication::translate("ForecastWaterfall", text);
}

BarTint tintOf(const ForecastStep& step) {
    switch (step.kind) {
    case Kind::Start:
    case Kind::End:
        return BarTint::Total;
    case Kind::Typed:
        return BarTint::Typed;
    case Kind::Step:
        break;
    }
    return step.units < 0 ? BarTint::Less : BarTint::More;
}

QString exactText(const ForecastStep& step) {
    const auto units = numberText(step.units, 2);
    if (step.kind == Kind::Start || step.kind == Kind::End)
        return say("%1: %2 units").arg(step.label, units);
    return say("%1: %2%3 units, which makes %4")
        .arg(step.label, step.units > 0 ? QStringLiteral("+") : QString(), units, numberText(step.after, 2));
}

/// What "everything else" stands for, line by line.
QString joinedParts(const std::vector<ForecastStep>& all, const std::vector<ForecastStep>& joined) {
    QString text;
    for (const auto& step : all)
        if (std::ranges::none_of(joined, [&](const auto& other) { return other.label == step.label; }))
            text += QStringLiteral("\n%1: %2%3")
                        .arg(step.label, step.units > 0 ? QStringLiteral("+") : QString(), numberText(step.units, 2));
    return text;
}

} // namespace

BarChartContent waterfallOf(const std::vector<ForecastStep>& all) {
    BarChartContent content;
    content.horizontal = content.isWaterfall = true;
    content.barsName = say("Units:");
    content.goodName = say("more");
    content.badName = say("less");
    const auto steps = joinedSteps(all);
    double largest = 0;
    for (const auto& step : steps)
        largest = std::max(largest, std::abs(step.after));
    const auto amounts = printedSteps(steps, decimalsFor(largest));
    double before = 0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto& step = steps[i];
        Bar bar;
        bar.label = step.label;
        bar.value = step.after;
        bar.tint = tintOf(step);
        bar.amount = amounts[static_cast<qsizetype>(i)];
        bar.toolTip = exactText(step);
        bar.isNamed = bar.tint == BarTint::Total;
        if (!bar.isNamed)
            bar.from = before;
        if (bar.tint == BarTint::Typed)
            content.typedName = say("by you");
        before = step.after;
        content.bars.push_back(std::move(bar));
    }
    if (all.size() != steps.size())
        for (std::size_t i = 0; i < steps.size(); ++i)
            if (std::ranges::none_of(all, [&](const auto& step) { return step.label == steps[i].label; }))
                content.bars[i].toolTip += joinedParts(all, steps);
    content.table = stepsTable(all);
    return content;
}

BarChartContent forecastWaterfall(const forecasting::Explanation& explanation, const ShownForecast& shown) {
    auto content = waterfallOf(forecastSteps(explanation, shown));
    content.sentence = forecastSentence(explanation, shown);
    return content;
}

BarChartContent changeWaterfall(const forecasting::WhatChanged& changed, const QString& month) {
    auto content = waterfallOf(changeSteps(changed, month));
    content.sentence = withRealMinus(changed.sentence);
    return content;
}

} // namespace planwright::ui
