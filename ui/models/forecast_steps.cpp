#include "ui/models/forecast_steps.h"

#include "ui/models/number_text.h"
#include "ui/session/qt_convert.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace planwright::ui {
namespace {

constexpr int exactDecimals = 2;

using Kind = ForecastStep::Kind;

QString say(const char* text) {
    return QCoreApplication::translate("ForecastSteps", text);
}

QString capital(QString text) {
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

bool isNone(double units, double largest) {
    return std::abs(units) <= 1e-9 * std::max(1.0, largest);
}

} // namespace

std::vector<ForecastStep> forecastSteps(const forecasting::Explanation& explanation, const ShownForecast& shown) {
    std::vector<ForecastStep> steps;
    double level = 0;
    double largest = std::max(std::abs(shown.shown), std::abs(shown.statistical));
    const auto add = [&](Kind kind, const QString& label, double units) {
        level += units;
        largest = std::max(largest, std::abs(level));
        steps.push_back({kind, label, units, level});
    };
    for (const auto& part : explanation.parts) {
        if (part.kind == forecasting::PartKind::LastMonth)
            add(Kind::Start, shown.lastMonth, part.units);
        else
            add(part.kind == forecasting::PartKind::Analogue ? Kind::Typed : Kind::Step, capital(toQt(part.label)),
                part.units);
    }
    if (const double middle = shown.statistical - level; !isNone(middle, largest))
        add(Kind::Step, say("The most likely instead of the average"), middle);
    if (const double change = shown.shown - shown.statistical; !isNone(change, largest))
        add(Kind::Typed, say("Your change"), change);
    steps.push_back({Kind::End, shown.month, shown.shown, shown.shown});
    return steps;
}

std::vector<ForecastStep> changeSteps(const forecasting::WhatChanged& changed, const QString& month) {
    const auto& before = *changed.before;
    const auto known = monthName(before.lastCompleteMonth);
    std::vector<ForecastStep> steps;
    double level = 0;
    const auto add = [&](Kind kind, const QString& label, double units) {
        level += units;
        steps.push_back({kind, label, units, level});
    };
    add(Kind::Start,
        before.source == forecasting::EarlierSource::Training ? say("Forecast after %1").arg(known)
                                                              : say("It would have been, after %1").arg(known),
        before.units);
    for (const auto& step : changed.steps)
        add(step.kind == forecasting::ChangeKind::Judgement ? Kind::Typed : Kind::Step, capital(toQt(step.label)),
            step.units);
    steps.push_back({Kind::End, say("%1 now, on average").arg(month), changed.after, changed.after});
    return steps;
}

std::vector<ForecastStep> joinedSteps(const std::vector<ForecastStep>& steps, std::size_t most) {
    std::vector<double> sizes;
    for (const auto& step : steps)
        if (step.kind == Kind::Step)
            sizes.push_back(std::abs(step.units));
    std::ranges::sort(sizes, std::greater{});
    // One part alone is not joined: it would lose its name and save nothing.
    if (sizes.size() <= most + 1)
        return steps;
    const double least = sizes[most - 1];
    std::vector<ForecastStep> joined;
    double level = 0, rest = 0;
    std::size_t kept = 0;
    const auto add = [&](ForecastStep step) {
        level = step.kind == Kind::End ? step.units : level + step.units;
        step.after = level;
        joined.push_back(std::move(step));
    };
    const auto lastStep =
        std::ranges::find_if(steps.rbegin(), steps.rend(), [](const auto& step) { return step.kind == Kind::Step; })
            .base() -
        1;
    for (auto step = steps.begin(); step != steps.end(); ++step) {
        if (step->kind != Kind::Step || (std::abs(step->units) >= least && kept < most)) {
            if (step->kind == Kind::Step)
                ++kept;
            add(*step);
        } else {
            rest += step->units;
        }
        if (step == lastStep)
            add({Kind::Step, say("Everything else"), rest, 0});
    }
    return joined;
}

QStringList printedSteps(const std::vector<ForecastStep>& steps, int decimals) {
    const double scale = std::pow(10.0, decimals);
    QStringList texts;
    double before = 0; // what has been printed so far, in last decimals
    for (const auto& step : steps) {
        const double after = std::round(step.after * scale);
        const bool isTotal = step.kind == Kind::Start || step.kind == Kind::End;
        const double printed = (isTotal ? after : after - before) / scale;
        const auto sign = !isTotal && printed > 0 ? QStringLiteral("+") : QString();
        texts << sign + numberText(printed, decimals);
        before = after;
    }
    return texts;
}

QString withRealMinus(const std::string& sentence) {
    static const QRegularExpression minus(QStringLiteral("(?<=\\s)-(?=\\d)"));
    return toQt(sentence).replace(minus, QStringLiteral("\u2212"));
}

QString forecastSentence(const forecasting::Explanation& explanation, const ShownForecast& shown) {
    auto sentence = withRealMinus(explanation.sentence);
    double mean = 0;
    for (const auto& part : explanation.parts)
        mean += part.units;
    if (numberText(mean) != numberText(shown.statistical))
        sentence +=
            QLatin1Char(' ') + say("That is the average; the most likely is %1.").arg(numberText(shown.statistical));
    if (numberText(shown.shown) != numberText(shown.statistical))
        sentence += QLatin1Char(' ') + say("You changed it to %1.").arg(numberText(shown.shown));
    return sentence;
}

QString stepsTable(const std::vector<ForecastStep>& steps) {
    auto table =
        say("Step") + QLatin1Char('\t') + say("Units") + QLatin1Char('\t') + say("Units after it") + QLatin1Char('\n');
    const auto printed = printedSteps(steps, exactDecimals);
    for (std::size_t i = 0; i < steps.size(); ++i)
        table += steps[i].label + QLatin1Char('\t') + printed[static_cast<qsizetype>(i)] + QLatin1Char('\t') +
                 numberText(steps[i].after, exactDecimals) + QLatin1Char('\n');
    return table;
}

} // namespace planwright::ui
