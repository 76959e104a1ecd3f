#include "core/features/feature_groups.h"

namespace planwright::features {

void addUpliftFeatures(FeatureTable& table) {
    const std::string uplift =
        ". Uplift = (u + 10 s)/(E + 10 s) - 1, where u = the value's units of the last 30 days, E = those of its own "
        "180 "
        "days before (as many as there are) scaled to 30 days, s = its units a purchase in both: ten purchases stand "
        "for \"as before\"";
    const std::string missing = "The data do not name the field up to the origin, hold fewer than 60 days, or the "
                                "category sold nothing in either window.";
    struct Column {
        const char* name;
        std::string formula;
        FeatureValue UpliftSummary::*value;
    };
    const std::array<Column, 4> columns{
        {{"uplift_leader", "Uplift of the field's value that sold most in the baseline" + uplift,
          &UpliftSummary::leader},
         {"uplift_best", "The largest uplift of the field's values" + uplift, &UpliftSummary::best},
         {"uplift_worst", "The smallest uplift of the field's values" + uplift, &UpliftSummary::worst},
         {"mix_shift",
          "Half the sum over the field's values of |share of u - share of E|: 0 = sold through the same as before, "
          "1 = through others only",
          &UpliftSummary::mixShift}}};
    for (const auto& column : columns)
        for (std::size_t field = 0; field < data::segmentFields.size(); ++field)
            table.push_back(
                {std::string(data::segmentFields[field]) + '_' + column.name, "fraction", column.formula, missing,
                 [field, value = column.value](const Situation& s) { return s.facts.uplifts[field].*value; }});
}

} // namespace planwright::features
