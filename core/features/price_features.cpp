#include "core/base/money.h"
#include "core/features/feature_groups.h"

namespace planwright::features {
namespace {

double ofWindow(const Situation& s, const ExactSums& sums, std::ptrdiff_t days) {
    return static_cast<double>(sums.window(s.category, s.day, days));
}

FeatureValue price(const Situation& s, std::ptrdiff_t days) {
    if (!s.covers(days))
        return none(Missing::ShortHistory);
    return ratio(ofWindow(s, s.inputs.paid, days) / static_cast<double>(Money::scale),
                 ofWindow(s, s.inputs.bought, days) / static_cast<double>(Quantity::scale));
}

FeatureValue discount(const Situation& s, std::ptrdiff_t days) {
    const auto& all = s.inputs;
    if (all.listed.window(all.portfolio(), s.day, s.day + 1) == all.paid.window(all.portfolio(), s.day, s.day + 1))
        return none(Missing::NotRecorded);
    if (!s.covers(days))
        return none(Missing::ShortHistory);
    return ratio(ofWindow(s, all.listed, days) - ofWindow(s, all.paid, days), ofWindow(s, all.listed, days));
}

FeatureValue returned(const Situation& s) {
    if (!s.covers(90))
        return none(Missing::ShortHistory);
    return ratio(ofWindow(s, s.inputs.bought, 90) - ofWindow(s, s.inputs.units, 90), ofWindow(s, s.inputs.bought, 90));
}

template <typename Combine>
FeatureValue both(FeatureValue a, FeatureValue b, Combine combine) {
    return !a.known() ? a : !b.known() ? b : combine(a.value, b.value);
}

} // namespace

void addPriceFeatures(FeatureTable& table) {
    const std::string noSale = "The window reaches back before the first day of the data, or nothing was bought in it.";
    const std::string noDiscount = noSale + " Also where no discount is recorded up to the origin.";
    table.push_back({"price_30", "money/unit", "Money paid / units bought, of purchases of the last 30, 90 days",
                     noSale, [](const Situation& s) { return price(s, 30); }});
    table.push_back({"price_90", "money/unit", "Money paid / units bought, of purchases of the last 30, 90 days",
                     noSale, [](const Situation& s) { return price(s, 90); }});
    table.push_back({"price_change", "fraction", "price_30 / price_90 - 1", noSale, [](const Situation& s) {
                         return both(price(s, 30), price(s, 90), [](double recent, double longer) {
                             return longer > 0 ? number(recent / longer - 1) : none(Missing::NoSales);
                         });
                     }});
    const std::string level = "(Money before discount - money paid) / money before discount, of purchases of the last "
                              "30, 90 days; money before discount = money paid / (1 - discount), row by row";
    table.push_back({"discount_30", "fraction", level, noDiscount, [](const Situation& s) { return discount(s, 30); }});
    table.push_back({"discount_90", "fraction", level, noDiscount, [](const Situation& s) { return discount(s, 90); }});
    table.push_back({"discount_change", "fraction", "discount_30 - discount_90", noDiscount, [](const Situation& s) {
                         return both(discount(s, 30), discount(s, 90),
                                     [](double recent, double longer) { return number(recent - longer); });
                     }});
    table.push_back({"returns_90", "fraction", "(Units bought - net units) / units bought, over the last 90 days",
                     noSale, returned});
}

} // namespace planwright::features
