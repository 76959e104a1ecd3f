#include "core/features/time_split.h"

#include <fmt/format.h>

namespace planwright::features {
namespace {

constexpr int mostOrigins = 120;
constexpr int mostHorizon = 12;

Status checkPlan(const SplitPlan& plan) {
    if (plan.horizonMonths < 1 || plan.horizonMonths > mostHorizon)
        return Error(ErrorCode::InvalidArgument, "A split looks 1 to 12 months ahead.", {"", 0, "horizon"});
    if (plan.validationOrigins < 0 || plan.validationOrigins > mostOrigins)
        return Error(ErrorCode::InvalidArgument, "A split validates on 0 to 120 origins.", {"", 0, "validation"});
    if (plan.testOrigins < 0 || plan.testOrigins > mostOrigins)
        return Error(ErrorCode::InvalidArgument, "A split tests on 0 to 120 origins.", {"", 0, "test"});
    return {};
}

OriginRange endingWith(Month last, int count) {
    return {last - (count - 1), last};
}

} // namespace

Result<TimeSplit> timeSplit(Month firstOrigin, Month lastMonth, const SplitPlan& plan) {
    PLANWRIGHT_TRY(checkPlan(plan));
    TimeSplit split;
    split.test = endingWith(lastKnownExample(lastMonth, plan.horizonMonths), plan.testOrigins);
    // What comes before a part ends an embargo before its first origin; before an empty part there is none.
    const auto before = [&plan](const OriginRange& part) {
        return part.count() > 0 ? lastKnownExample(part.first, plan.horizonMonths) : part.last;
    };
    split.validation = endingWith(before(split.test), plan.validationOrigins);
    split.train = {firstOrigin, before(split.validation)};
    if (split.train.count() == 0)
        return Error(ErrorCode::InsufficientData,
                     fmt::format("The data up to {} are too short to train on: {} validation and {} test origins, {} "
                                 "months ahead, leave none before {}. Ask for fewer, or import more months.",
                                 lastMonth.toWords(), plan.validationOrigins, plan.testOrigins, plan.horizonMonths,
                                 firstOrigin.toWords()));
    return split;
}

SplitPart splitPart(const TimeSplit& split, Month origin) {
    if (split.train.contains(origin))
        return SplitPart::Train;
    if (split.validation.contains(origin))
        return SplitPart::Validation;
    return split.test.contains(origin) ? SplitPart::Test : SplitPart::None;
}

} // namespace planwright::features
