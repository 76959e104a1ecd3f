#include "ui/models/decision_sentences.h"

#include "core/service/export/figures.h"
#include "core/service/export/report_words.h"
#include "ui/models/number_text.h"
#include "ui/session/qt_convert.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace planwright::ui {
namespace {

using decisions::CategoryDecision;

QString say(const char* text) {
    return QCoreApplication::translate("Decision", text);
}

enum class Kind { Number, Share, Change, Hidden };

struct InputWords {
    const char* name;
    const char* words;
    Kind kind = Kind::Number;
};

// In the order in which they are told.
constexpr std::array<InputWords, 39> inputWords{{
    {"volatility", QT_TRANSLATE_NOOP("Decision", "volatility")},
    {"confidence", QT_TRANSLATE_NOOP("Decision", "confidence")},
    {"wape", QT_TRANSLATE_NOOP("Decision", "past error"), Kind::Share},
    {"drift", QT_TRANSLATE_NOOP("Decision", "drift"), Kind::Hidden},
    {"profit_spread", QT_TRANSLATE_NOOP("Decision", "share of the margin at risk"), Kind::Share},
    {"loss_probability", QT_TRANSLATE_NOOP("Decision", "chance of a loss"), Kind::Share},
    {"high_points", QT_TRANSLATE_NOOP("Decision", "High points")},
    {"medium_points", QT_TRANSLATE_NOOP("Decision", "Medium points")},
    {"last_month", QT_TRANSLATE_NOOP("Decision", "last month")},
    {"p50", QT_TRANSLATE_NOOP("Decision", "most likely")},
    {"delta", QT_TRANSLATE_NOOP("Decision", "change"), Kind::Change},
    {"delta_yoy", QT_TRANSLATE_NOOP("Decision", "on last year"), Kind::Change},
    {"days_ratio", QT_TRANSLATE_NOOP("Decision", "days against last month")},
    {"signal_to_noise", QT_TRANSLATE_NOOP("Decision", "change against its spread")},
    {"phi", QT_TRANSLATE_NOOP("Decision", "trust")},
    {"budget_action", QT_TRANSLATE_NOOP("Decision", "budget"), Kind::Change},
    {"stock_action", QT_TRANSLATE_NOOP("Decision", "stock"), Kind::Change},
    {"underage", QT_TRANSLATE_NOOP("Decision", "a unit sold earns")},
    {"price", QT_TRANSLATE_NOOP("Decision", "price")},
    {"unit_cost", QT_TRANSLATE_NOOP("Decision", "unit cost")},
    {"salvage", QT_TRANSLATE_NOOP("Decision", "salvage")},
    {"goodwill", QT_TRANSLATE_NOOP("Decision", "goodwill")},
    {"holding", QT_TRANSLATE_NOOP("Decision", "holding")},
    {"on_hand", QT_TRANSLATE_NOOP("Decision", "on hand")},
    {"inbound", QT_TRANSLATE_NOOP("Decision", "on the way")},
    {"present_spend", QT_TRANSLATE_NOOP("Decision", "spend now")},
    {"baseline_stock", QT_TRANSLATE_NOOP("Decision", "present plan")},
    {"low", QT_TRANSLATE_NOOP("Decision", "lowest allowed")},
    {"high", QT_TRANSLATE_NOOP("Decision", "highest allowed")},
    {"best_unbounded", QT_TRANSLATE_NOOP("Decision", "best without bounds")},
    {"value", QT_TRANSLATE_NOOP("Decision", "worth of the demand")},
    {"elasticity", QT_TRANSLATE_NOOP("Decision", "elasticity")},
    {"marginal_return", QT_TRANSLATE_NOOP("Decision", "one more unit returns")},
    {"risk_weight", QT_TRANSLATE_NOOP("Decision", "weight of risk")},
    {"gain", QT_TRANSLATE_NOOP("Decision", "gain")},
    {"present", QT_TRANSLATE_NOOP("Decision", "the present plan earns")},
    {"acting", QT_TRANSLATE_NOOP("Decision", "acting")},
    {"staying", QT_TRANSLATE_NOOP("Decision", "staying")},
    {"target_stock", QT_TRANSLATE_NOOP("Decision", "stock to aim at")},
}};

QString plainNumber(double value) {
    const bool whole = std::abs(value - std::round(value)) < 1e-9;
    return numberText(value, whole || std::abs(value) >= 100 ? 0 : 2);
}

QString inputText(const InputWords& words, double value) {
    const auto name = say(words.words) + QLatin1Char(' ');
    switch (words.kind) {
    case Kind::Share:
        return name + shareText(value, 1);
    case Kind::Change:
        return name + toQt(service::changePercent(value, true));
    default:
        return name + plainNumber(value);
    }
}

QString detailsOf(const decisions::TraceEntry& entry) {
    QStringList parts;
    for (const auto& words : inputWords) {
        const auto found = entry.inputs.find(words.name);
        if (found != entry.inputs.end() && words.kind != Kind::Hidden)
            parts << inputText(words, found->second);
    }
    if (entry.threshold)
        parts << say("limit %1").arg(plainNumber(*entry.threshold));
    return parts.join(QStringLiteral(" · "));
}

QString typeset(const std::string& sentence) {
    return toQt(service::typeset(sentence));
}

QString riskSentence(const decisions::DecisionResult& decision) {
    std::array<int, 3> counts{};
    int holds = 0;
    for (const auto& category : decision.categories) {
        ++counts.at(static_cast<std::size_t>(category.riskClass));
        holds += category.hold ? 1 : 0;
    }
    auto risks = say("%1 of the categories are ○ Low, %2 ◆ Medium and %3 ▲ High risk.")
                     .arg(numberText(counts[0]), numberText(counts[1]), numberText(counts[2]));
    if (holds == 0)
        return risks;
    return risks + QLatin1Char(' ') +
           say("%1 hold, because the change is too small or too unsure to act on.").arg(numberText(holds));
}

QString advertisingSentence(const decisions::PortfolioDecision& p, const QString& money) {
    if (p.allocated <= 0)
        return say("No advertising spend is known, so none is moved.");
    auto text = p.unallocated > 0 ? say("Of an advertising budget of %1 a sum of %2 is placed and %3 left over.")
                                        .arg(numberText(p.budget) + money, numberText(p.allocated) + money,
                                             numberText(p.unallocated) + money)
                                  : say("%1 of advertising is placed, all of it.").arg(numberText(p.allocated) + money);
    if (p.shadowPrice)
        text += QLatin1Char(' ') + say("One more unit of money would return %1.").arg(numberText(p.shadowPrice, 2));
    return text;
}

} // namespace

QString riskText(decisions::RiskClass risk) {
    static constexpr std::array names{QT_TRANSLATE_NOOP("Risk", "○ Low"), QT_TRANSLATE_NOOP("Risk", "◆ Medium"),
                                      QT_TRANSLATE_NOOP("Risk", "▲ High")};
    return QCoreApplication::translate("Risk", names.at(static_cast<std::size_t>(risk)));
}

QString currencyAfter(const service::Plan& plan) {
    return plan.currency.empty() ? QString() : QLatin1Char(' ') + toQt(plan.currency);
}

QString actionText(const CategoryDecision& decision) {
    QStringList parts;
    if (decision.stockScale)
        parts << say("stock %1").arg(changeText(decision.stockScale));
    if (decision.spendChange)
        parts << say("advertising %1").arg(changeText(decision.spendChange));
    if (decision.hold)
        parts << say("hold");
    return parts.join(QStringLiteral(", "));
}

std::vector<Reason> reasonsOf(const CategoryDecision& decision) {
    std::vector<Reason> reasons;
    for (const auto& entry : decision.trace) {
        const bool isRule = entry.rule.size() == 2 && entry.rule.front() == 'R';
        auto rule = toQt(entry.rule);
        reasons.push_back({isRule ? rule : rule.toLower().replace(QLatin1Char('_'), QLatin1Char(' ')),
                           typeset(entry.effect).replace(QLatin1Char('_'), QLatin1Char(' ')), detailsOf(entry)});
    }
    return reasons;
}

QStringList outlookOf(const CategoryDecision& d, const service::Plan& plan) {
    QStringList sentences;
    const auto money = currencyAfter(plan);
    if (d.orderQuantity && d.targetStock)
        sentences << say("Order %1 units, so that %2 are there for the month.")
                         .arg(numberText(d.orderQuantity), numberText(d.targetStock));
    if (d.serviceLevel)
        sentences << say("The stock lasts for all demand in %1 of cases.").arg(shareText(d.serviceLevel));
    if (d.expectedProfit)
        sentences << say("Expected profit %1 before advertising; in one month of twenty it is %2 less, or worse; the "
                         "chance of a loss is %3.")
                         .arg(numberText(d.expectedProfit) + money, numberText(d.par95) + money,
                              shareText(d.lossProbability));
    return sentences;
}

QStringList portfolioSentences(const decisions::DecisionResult& decision, const service::Plan& plan) {
    const auto& p = decision.portfolio;
    const auto money = currencyAfter(plan);
    QStringList sentences;
    if (!p.expectedProfit) {
        sentences << say("No prices are known, so the decisions follow the rules alone and no profit can be said.");
    } else {
        const auto profit = [&](const decisions::ScenarioOutcome& outcome) { return numberText(outcome.profit); };
        const bool separately = p.scenarioBasis == "separately";
        sentences << say("If demand comes low, this earns %1; as expected, %2; high, %3 before advertising.")
                         .arg(profit(p.scenarios.low), profit(p.scenarios.expected), profit(p.scenarios.high) + money);
        sentences << (separately ? say("Low and high are each category's own, added up.")
                                 : say("Low and high are of all categories together, as they move with one another."));
        sentences << say("All categories at their low end at once, the stress case: %1.").arg(profit(p.stress) + money);
        sentences << say("In one month of twenty the profit is %1 less than expected, or worse; the chance of a loss "
                         "is %2.")
                         .arg(numberText(p.par95) + money, shareText(p.lossProbability));
    }
    return sentences << advertisingSentence(p, money) << riskSentence(decision);
}

QStringList assumptionsOf(const CategoryDecision& decision) {
    QStringList sentences;
    for (const auto& flag : decision.flags)
        sentences << typeset(service::flagSentence(flag));
    return sentences;
}

QStringList assumptionsOf(const decisions::DecisionResult& decision) {
    constexpr std::size_t mostNames = 4;
    std::map<std::string, std::vector<std::string>> named;
    for (const auto& flag : decision.portfolio.flags)
        named[flag];
    for (const auto& category : decision.categories)
        for (const auto& flag : category.flags)
            named[flag].push_back(category.category);
    QStringList sentences;
    for (const auto& [flag, names] : named) {
        const auto where = names.empty() ? QString()
                           : names.size() == decision.categories.size()
                               ? say("All categories.")
                               : toQt(service::someNames(names, mostNames)) + QLatin1Char('.');
        sentences << (typeset(service::flagSentence(flag)) + QLatin1Char(' ') + where).trimmed();
    }
    return sentences;
}

} // namespace planwright::ui
