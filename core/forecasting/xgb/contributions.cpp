#include "core/forecasting/xgb/contributions.h"

#include <array>

namespace planwright::forecasting {
namespace {

struct Rule {
    std::string_view word;
    PartKind kind;
};

// The first word that a column's name holds decides.
constexpr std::array rules{Rule{"portfolio", PartKind::Portfolio},       Rule{"Easter", PartKind::Calendar},
                           Rule{"in target", PartKind::Calendar},        Rule{"discount", PartKind::Promotions},
                           Rule{"campaign", PartKind::Promotions},       Rule{"of target", PartKind::Calendar},
                           Rule{"step a year ago", PartKind::LastYear},  Rule{"/ a year ago", PartKind::Growth},
                           Rule{"grown last year", PartKind::LastYear},  Rule{"last year", PartKind::LastYear},
                           Rule{"borrowed season", PartKind::Portfolio}, Rule{"trend", PartKind::Growth},
                           Rule{"variation", PartKind::Evenness},        Rule{"idle", PartKind::Evenness},
                           Rule{"orders", PartKind::Customers},          Rule{"customers", PartKind::Customers},
                           Rule{"demand a", PartKind::Customers},        Rule{"price", PartKind::Price},
                           Rule{"revenue a unit", PartKind::Price},      Rule{"30 days", PartKind::RecentSales},
                           Rule{"recent days", PartKind::RecentSales}};

} // namespace

PartKind kindOfDayFeature(std::string_view name) {
    for (const auto& rule : rules)
        if (name.find(rule.word) != std::string_view::npos)
            return rule.kind;
    return PartKind::Fitted;
}

Parts byKind(std::span<const double> contributions, std::span<const PartKind> kinds) {
    Parts parts;
    for (std::size_t i = 0; i < kinds.size(); ++i)
        parts[kinds[i]] += contributions[i];
    parts[PartKind::UsualStep] += contributions[kinds.size()];
    return parts;
}

} // namespace planwright::forecasting
