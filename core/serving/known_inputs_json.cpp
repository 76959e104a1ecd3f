#include "core/serving/known_inputs_json.h"

#include "core/serving/json_parts.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string_view>
#include <tuple>

namespace planwright::serving {
namespace {

using forecasting::KnownKind;
using nlohmann::json;

json effectJson(const forecasting::KnownEffect& effect) {
    json result{{"month", effect.month.toString()},
                {"category", effect.category},
                {"units", number(effect.units)},
                {"standard_error", number(effect.standardError)},
                {"basis", forecasting::basisName(effect.basis)},
                {"clipped", effect.isClipped},
                {"note", effect.note}};
    if (effect.input.kind != KnownKind::Closure)
        result[effect.input.kind == KnownKind::SpecialDay ? "log_effect" : "elasticity"] = {
            {"value", number(effect.response)}, {"standard_error", number(effect.responseError)}};
    return result;
}

} // namespace

json knownInputJson(const forecasting::KnownInput& input) {
    json amount;
    if (input.kind == KnownKind::Price)
        amount = input.price.toDouble();
    else if (input.kind != KnownKind::Closure)
        amount = input.amount;
    return {{"kind", forecasting::kindName(input.kind)},
            {"category", input.category.empty() ? json() : json(input.category)},
            {"first_day", input.firstDay.toString()},
            {"last_day", input.lastDay.toString()},
            {"amount", std::move(amount)},
            {"name", input.name}};
}

json knownInAdvanceJson(const std::vector<forecasting::KnownEffect>& effects) {
    std::vector<const forecasting::KnownInput*> inputs;
    for (const auto& effect : effects)
        if (std::ranges::none_of(inputs, [&](const auto* input) { return *input == effect.input; }))
            inputs.push_back(&effect.input);
    std::ranges::stable_sort(inputs, {}, [](const auto* input) {
        return std::tuple(input->firstDay, input->kind, std::string_view(input->category));
    });
    json list = json::array();
    for (const auto* input : inputs) {
        auto& known = list.emplace_back(knownInputJson(*input));
        auto& all = known["effects"] = json::array();
        for (const auto& effect : effects)
            if (effect.input == *input)
                all.push_back(effectJson(effect));
    }
    return list;
}

} // namespace planwright::serving
