#include "core/decisions/risk_class.h"

#include "core/decisions/trace.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace planwright::decisions {
namespace {

// sigma = (P90 - P10) / (2 * 1.2816): the 80 % band of a normal distribution
constexpr double bandToSigma = 2 * 1.2815515655446004;

struct Score {
    const char* rule;
    const char* input;
    const char* words;
    double value;
    CutOffs cut;
    bool lowIsBad;
};

// 0, 1 or 2: no point, a Medium point, a High point.
int judge(const Score& score, std::map<std::string, double> inputs, std::vector<TraceEntry>& trace) {
    const auto reaches = [&](double limit) { return score.lowIsBad ? score.value < limit : score.value >= limit; };
    const int points = reaches(score.cut.high) ? 2 : reaches(score.cut.medium) ? 1 : 0;
    const double limit = points == 2 ? score.cut.high : score.cut.medium;
    const bool below = score.value < limit;
    static constexpr std::array effects{"no risk point", "a Medium risk point", "a High risk point"};
    inputs[score.input] = score.value;
    addTrace(trace, score.rule, std::move(inputs), limit,
             std::string(score.words) + " " + besides(score.value, limit) + (below ? " is under " : " is not under ") +
                 plain(limit) + ": " + effects.at(static_cast<std::size_t>(points)) + ".");
    return points;
}

struct Points {
    int medium = 0;
    int high = 0;
    bool critical = false;

    void add(int level, bool isCritical) {
        medium += level == 1 ? 1 : 0;
        high += level == 2 ? 1 : 0;
        critical = critical || (isCritical && level == 2);
    }
};

Points scorePoints(const RuleInputs& in, const Config& config, std::vector<TraceEntry>& trace) {
    std::map<std::string, double> record{{"drift", static_cast<double>(in.drift)}};
    if (in.wape)
        record["wape"] = *in.wape;
    Points points;
    points.add(judge({"R1", "volatility", "Volatility", in.volatility, config.volatility, false}, {}, trace), false);
    points.add(judge({"R2", "confidence", "Confidence", in.confidence, config.confidence, true}, record, trace), false);
    if (in.profitSpread)
        points.add(judge({"R3", "profit_spread", "The profit at risk in bad months, as a share of the margin,",
                          *in.profitSpread, config.profitSpread, false},
                         {}, trace),
                   true);
    if (in.lossProbability)
        points.add(judge({"R4", "loss_probability", "The probability of a loss", *in.lossProbability,
                          config.lossProbability, false},
                         {}, trace),
                   true);
    return points;
}

RiskClass classify(const Points& points, bool baseZero, std::vector<TraceEntry>& trace) {
    RiskClass risk = RiskClass::Low;
    std::string why = "fewer than two Medium points";
    if (points.critical || points.high >= 2) {
        risk = RiskClass::High;
        why = points.critical ? "a High point of profit or loss decides alone" : "two High points or more";
    } else if (points.high == 1 || points.medium >= 2) {
        risk = RiskClass::Medium;
        why = points.high == 1 ? "one High point" : "two Medium points or more";
    } else if (baseZero) {
        risk = RiskClass::Medium;
        why = "nothing was sold last month, so it cannot be Low";
    }
    addTrace(trace, "CLASS",
             {{"high_points", static_cast<double>(points.high)}, {"medium_points", static_cast<double>(points.medium)}},
             std::nullopt, "Risk class " + std::string(riskName(risk)) + ": " + why + ".");
    return risk;
}

// What every sentence about the change rests on; the year-on-year change and the length of the months put it in
// proportion.
std::map<std::string, double> changeInputs(const RuleInputs& in, const RuleOutcome& out) {
    std::map<std::string, double> inputs{
        {"last_month", in.lastMonth}, {"p50", in.p50}, {"signal_to_noise", out.signalToNoise}};
    if (!out.baseZero)
        inputs["delta"] = out.delta;
    if (in.daysRatio)
        inputs["days_ratio"] = *in.daysRatio;
    if (in.deltaYoy)
        inputs["delta_yoy"] = *in.deltaYoy;
    return inputs;
}

bool decideHold(const RuleInputs& in, const RuleOutcome& out, const Config& config, std::vector<TraceEntry>& trace) {
    auto inputs = changeInputs(in, out);
    if (out.baseZero) {
        addTrace(trace, "R5", inputs, 0.0, "Nothing was sold last month, so there is no change to act on: hold.");
        return true;
    }
    const std::string hold = ": hold, spend and stock may fall but not rise.";
    if (std::abs(out.delta) < config.deadBand) {
        addTrace(trace, "R5", inputs, config.deadBand,
                 "A change of " + signedPercent(out.delta) + " is within " + plain(config.deadBand * 100) + " %" +
                     hold);
        return true;
    }
    if (out.signalToNoise < config.signalToNoise) {
        addTrace(trace, "R5", inputs, config.signalToNoise,
                 "A change of " + signedPercent(out.delta) + " is only " +
                     besides(out.signalToNoise, config.signalToNoise) + " of the forecast's own spread, under " +
                     plain(config.signalToNoise) + hold);
        return true;
    }
    return false;
}

// R7: an increase beyond cap * factor is cut to it.
double capIncrease(double action, double cap, double factor, const char* what, std::vector<TraceEntry>& trace) {
    const double limit = cap * factor;
    if (action <= limit)
        return action;
    addTrace(trace, "R7", {{what, action}}, limit,
             std::string("The ") + (what[0] == 'b' ? "budget" : "stock") + " rule's " + signedPercent(action) +
                 " is cut to the class's limit of " + signedPercent(limit) + ".");
    return limit;
}

void sizeActions(const RuleInputs& in, RuleOutcome& out, const Config& config, std::vector<TraceEntry>& trace) {
    const double factor = config.increaseCap[riskIndex(out.riskClass)];
    const double size = out.delta * out.phi;
    out.budgetAction = std::clamp(config.budgetGain * size, -config.budgetCap, config.budgetCap);
    out.stockAction = std::clamp(config.stockGain * size, -config.stockCap, config.stockCap);
    auto inputs = changeInputs(in, out);
    inputs["phi"] = out.phi;
    inputs["budget_action"] = out.budgetAction;
    inputs["stock_action"] = out.stockAction;
    addTrace(trace, "R6", std::move(inputs), std::nullopt,
             "A change of " + signedPercent(out.delta) + ", trusted to " + plain(out.phi) +
                 ": as a rule of thumb budget " + signedPercent(out.budgetAction) + ", stock " +
                 signedPercent(out.stockAction) + ".");
    out.budgetAction = capIncrease(out.budgetAction, config.budgetCap, factor, "budget_action", trace);
    out.stockAction = capIncrease(out.stockAction, config.stockCap, factor, "stock_action", trace);
    if (out.riskClass == RiskClass::High && out.budgetAction > 0) {
        addTrace(trace, "R8", {{"budget_action", out.budgetAction}}, 0.0,
                 "At High risk the budget is not raised: " + signedPercent(out.budgetAction) + " becomes 0.0 %.");
        out.budgetAction = 0;
    }
}

RuleOutcome measureChange(const RuleInputs& inputs) {
    RuleOutcome out;
    out.baseZero = inputs.lastMonth <= 0;
    out.delta = out.baseZero ? 0 : (inputs.p50 - inputs.lastMonth) / std::max(inputs.lastMonth, 1.0);
    const double sigma = (inputs.p90 - inputs.p10) / bandToSigma;
    out.signalToNoise = std::abs(inputs.p50 - inputs.lastMonth) / std::max(sigma, 1e-9);
    out.phi = inputs.confidence * (1 - inputs.volatility);
    return out;
}

} // namespace

RuleOutcome applyRules(const RuleInputs& inputs, const Config& config, std::vector<TraceEntry>& trace) {
    RuleOutcome out = measureChange(inputs);
    out.riskClass = classify(scorePoints(inputs, config, trace), out.baseZero, trace);
    out.hold = decideHold(inputs, out, config, trace);
    if (!out.hold)
        sizeActions(inputs, out, config, trace);
    return out;
}

RuleOutcome refuseMargin(const RuleInputs& inputs, double underage, std::vector<TraceEntry>& trace) {
    RuleOutcome out = measureChange(inputs);
    out.riskClass = RiskClass::High;
    out.hold = true;
    addTrace(trace, "MARGIN", {{"underage", underage}}, 0.0,
             "A unit sold earns " + amount(underage) +
                 ", so selling does not pay: order nothing, spend at its lower bound, risk class High.");
    return out;
}

double budgetRise(const RuleOutcome& rules, const Config& config) {
    if (rules.hold || rules.riskClass == RiskClass::High)
        return 0;
    return config.budgetCap * config.increaseCap[riskIndex(rules.riskClass)];
}

double stockRise(const RuleOutcome& rules, const Config& config) {
    return rules.hold ? 0 : config.stockCap * config.increaseCap[riskIndex(rules.riskClass)];
}

} // namespace planwright::decisions
