#include "core/base/text.h"
#include "core/forecasting/known/known_effects.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace planwright::forecasting {
namespace {

std::string sourceOf(KnownBasis basis) {
    switch (basis) {
    case KnownBasis::Own:
        return "mostly from its own past";
    case KnownBasis::Pooled:
        return "mostly from the other categories' past";
    default:
        return "mostly assumed, as the past says too little";
    }
}

std::string elasticityNote(const KnownEffect& effect) {
    return fmt::format("elasticity {:.2f} ± {:.2f}, {}", effect.response, effect.responseError, sourceOf(effect.basis));
}

std::string noteOf(const KnownEffect& effect, const UsualMonth& usual, const UnplannedMean& unplanned) {
    switch (effect.input.kind) {
    case KnownKind::Promotion:
        if (effect.input.amount <= usual.discount)
            return fmt::format("no deeper than the usual {:.0f} %, so nothing is added", 100 * usual.discount);
        return elasticityNote(effect);
    case KnownKind::Price:
        if (!usual.price)
            return "it sold nothing for a year, so there is no usual price to compare with, and nothing is added";
        return fmt::format("against the usual {}, {}", withThousands(*usual.price, 2), elasticityNote(effect));
    case KnownKind::SpecialDay: {
        const auto read = unplanned.readers.empty() || !effect.input.category.empty()
                              ? std::string()
                              : fmt::format("{} told; ", unplanned.readers);
        if (effect.basis == KnownBasis::Nothing)
            return read + "no special day of the past to tell an effect from, so nothing else is added";
        return fmt::format("{}such a day sells {:+.0f} % ± {:.0f} %, {}", read,
                           100 * std::expm1(effect.response * effect.input.amount),
                           100 * std::exp(effect.response * effect.input.amount) * effect.responseError *
                               effect.input.amount,
                           sourceOf(effect.basis));
    }
    case KnownKind::Closure:
        return fmt::format("these days usually hold {:.1f} % of the month; nothing is assumed to move to other days",
                           100 * shareOfMonth(usual, effect.input));
    }
    return {};
}

} // namespace

KnownEffect KnownEffects::describeEffect(const KnownInput& input, std::size_t category, const UsualMonth& usual,
                                         const UnplannedMean& unplanned) const {
    KnownEffect effect;
    effect.input = input;
    effect.month = usual.month;
    effect.category = m_days->category(category);
    if (input.kind == KnownKind::Closure) {
        effect.basis = KnownBasis::Days;
    } else {
        const auto& response = responseTo(input.kind, category);
        const bool hasNoPrice = input.kind == KnownKind::Price && !usual.price;
        effect.basis = hasNoPrice ? KnownBasis::Nothing : response.basis;
        effect.response = hasNoPrice ? 0 : response.value;
        effect.responseError = hasNoPrice ? 0 : response.standardError;
        effect.isClipped = response.isClipped;
    }
    effect.note = noteOf(effect, usual, unplanned);
    return effect;
}

std::string knownSentence(const std::vector<KnownEffect>& effects, const UnplannedMean& unplanned) {
    if (effects.empty())
        return {};
    std::string text;
    for (const auto& effect : effects)
        text +=
            fmt::format("{}{} ({}{}: {}{})", text.empty() ? "Known in advance: " : "; ", describe(effect.input),
                        effect.units > 0 ? "+" : "", withThousands(effect.units, std::abs(effect.units) < 10 ? 1 : 0),
                        effect.note, effect.isClipped ? "; limited, as more is not believed" : "");
    const bool isRead = !unplanned.readers.empty() && std::ranges::any_of(effects, [](const KnownEffect& effect) {
        return effect.input.kind == KnownKind::SpecialDay && effect.input.category.empty();
    });
    if (isRead)
        return text + fmt::format(". Of the models only {} can be told of special days, and none of anything else: "
                                  "what they cannot read is put on top of them.",
                                  unplanned.readers);
    return text + ". None of the models can be told of it: it is put on top of their forecast.";
}

std::vector<std::string> knownFlags(const std::vector<KnownEffect>& effects) {
    std::vector<std::string> flags;
    if (!effects.empty())
        flags.emplace_back("KNOWN_IN_ADVANCE");
    if (std::ranges::any_of(effects, [](const auto& effect) { return effect.basis == KnownBasis::Assumed; }))
        flags.emplace_back("KNOWN_EFFECT_ASSUMED");
    if (std::ranges::any_of(effects, [](const auto& effect) { return effect.isClipped; }))
        flags.emplace_back("KNOWN_EFFECT_CLIPPED");
    return flags;
}

} // namespace planwright::forecasting
