#include "core/service/export/report_words.h"

#include "core/service/export/figures.h"
#include "core/service/export/html_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace planwright::service {
namespace {

struct Words {
    std::string_view code, sentence;
};

constexpr std::array<Words, 28> flags{{
    {"ANALOGUE", "It is forecast like another category, as a planner said: nothing was measured of such forecasts."},
    {"BASE_ZERO",
     "Nothing was sold in the last complete month, so there is no change to speak of; no action is proposed."},
    {"CATEGORY_NOT_TRAINED",
     "The category was not there when the model was trained; its forecast rests on recent days only."},
    {"COSTS_DEFAULT",
     "Costs were not given: the price is the median price paid in the last 90 days (where the events show one), "
     "unit cost 60 % of it, salvage 50 % of the cost, holding 2 % of the cost, no goodwill loss, nothing on hand."},
    {"ELASTICITY_DEFAULT",
     "How demand answers advertising was not given: 0.12 is assumed, so 10 % more spend sells about 1.2 % more."},
    {"ELASTICITY_OBSERVATIONAL",
     "How demand answers advertising was read from past spend: a correlation, not a lift test."},
    {"ELASTICITY_SHRUNK", "How demand answers advertising was read from past spend and drawn towards the usual 0.12."},
    {"HORIZON_UNCALIBRATED", "So far ahead no past errors were measured; the band is the widest measured one."},
    {"INTERVAL_ASSUMED", "There were too few past errors to measure a band; its width is assumed."},
    {"INTERVAL_FROM_NEARER_HORIZON", "The band was measured on forecasts of a nearer month and widened."},
    {"INTERVAL_SMALL_N", "The band rests on few past errors; read it with care."},
    {"KNOWN_EFFECT_ASSUMED", "How demand answers prices or discounts is mostly assumed (an elasticity of -1.5): the "
                             "past says too little of it."},
    {"KNOWN_EFFECT_CLIPPED",
     "What is known in advance would change demand by more than is believed: its effect was limited."},
    {"KNOWN_IN_ADVANCE", "Promotions, prices, special days or closures that are known in advance are in the forecast."},
    {"LAMBDA_BELOW_1",
     "The last unit of advertising money returns less than it costs: the budget is larger than pays off."},
    {"LAST_MONTH_PARTIAL",
     "The last month of the data is part-finished; it was set aside and not used as a full month."},
    {"MARGIN_NEGATIVE",
     "A unit costs more than it brings, so stock is set to nothing and advertising to its lower bound."},
    {"OVERRIDDEN", "A person changed this forecast; the bands were moved with it, the errors stay the model's."},
    {"PROVISIONAL", "Provisional: the model has not been approved."},
    {"RHO_DEFAULT", "How categories move together was not measured: a correlation of 0.3 is assumed."},
    {"S0_DEFAULT",
     "No stock plan was given: last month's demand at the usual safety stock is taken as the present plan."},
    {"SHORT_HISTORY", "It has sold for less than three months: its band is widened."},
    {"SPEND_ZERO", "No advertising is spent now, so the category is left out of the allocation."},
    {"STOCKOUT_CENSORED", "Sales ran into empty shelves: demand was higher than what was sold."},
    {"TOTAL_BAND_ASSUMES_CORRELATION", "The total's band assumes how the categories' errors move together."},
    {"BUDGET_BELOW_FLOOR",
     "The budget is smaller than the lower bounds of all categories together; all stand at their lower bound."},
    {"BUDGET_UNALLOCATED",
     "The budget is larger than the upper bounds of all categories together; the rest is left unallocated."},
    {"RULES_ONLY", "No price is known, so no money can be computed: the rules alone decide."},
}};

// "TEST_PRODUCT" -> "Test product"
std::string spoken(std::string_view code) {
    std::string words;
    for (const char c : code) {
        const bool upper = c >= 'A' && c <= 'Z';
        words += c == '_' || c == '-' ? ' ' : upper && !words.empty() ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return words;
}

} // namespace

std::string flagSentence(std::string_view flag) {
    const auto* const found = std::find_if(flags.begin(), flags.end(), [&](const Words& w) { return w.code == flag; });
    return found == flags.end() ? spoken(flag) + "." : std::string(found->sentence);
}

std::string ruleWords(std::string_view rule) {
    static constexpr std::array<Words, 12> known{{{"Adjustment", "bookkeeping adjustments"},
                                                  {"Fee", "fees and other lines that are no goods"},
                                                  {"Sample", "samples and gifts"},
                                                  {"Test", "test products"},
                                                  {"NotDemand", "views and carts"},
                                                  {"NonPositivePrice", "price of zero or below"},
                                                  {"Cancellation", "cancellations"},
                                                  {"Refund", "refunds"},
                                                  {"MissingCustomer", "without a customer"},
                                                  {"MissingCategory", "without a category"},
                                                  {"FutureDate", "future dates"},
                                                  {"AbsurdQuantity", "absurd quantities"}}};
    for (const auto& words : known) {
        if (words.code == rule)
            return std::string(words.sentence);
    }
    return spoken(rule);
}

std::string modelWords(std::string_view model) {
    static constexpr std::array<Words, 11> known{{{"auto", "automatic choice"},
                                                  {"ets", "exponential smoothing (ETS)"},
                                                  {"xgboost", "gradient boosting (XGBoost)"},
                                                  {"theta", "Theta"},
                                                  {"ets_log", "ETS on logarithms"},
                                                  {"stl_ets", "STL and ETS"},
                                                  {"stl_theta", "STL and Theta"},
                                                  {"theta_standard", "standard Theta"},
                                                  {"tsb", "TSB (intermittent demand)"},
                                                  {"croston_sba", "Croston (intermittent demand)"},
                                                  {"prophet", "Prophet"}}};
    for (const auto& words : known) {
        if (words.code == model)
            return std::string(words.sentence);
    }
    std::string words(model);
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

std::string_view riskWord(decisions::RiskClass risk) {
    static constexpr std::array<std::string_view, 3> words{"Low", "Medium", "High"};
    return words[static_cast<std::size_t>(risk)];
}

std::string riskMark(decisions::RiskClass risk) {
    static constexpr std::array<std::string_view, 3> shapes{"○", "◆", "▲"};
    const auto word = std::string(riskWord(risk));
    return element("span", "risk " + word, std::string(shapes[static_cast<std::size_t>(risk)]) + " " + word);
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return figure(static_cast<double>(count)) + " " + std::string(count == 1 ? one : many);
}

std::string someNames(const std::vector<std::string>& names, std::size_t most) {
    const auto shown = names.size() <= most + 1 ? names.size() : most; // never "and 1 more"
    std::string text;
    for (std::size_t i = 0; i < shown; ++i) {
        const bool last = i + 1 == names.size();
        text += (i == 0 ? "" : last ? " and " : ", ") + names[i];
    }
    if (shown < names.size())
        text += " and " + figure(static_cast<double>(names.size() - shown)) + " more";
    return text;
}

} // namespace planwright::service
