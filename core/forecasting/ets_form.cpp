#include "core/forecasting/ets_form.h"

#include <array>

namespace planwright::forecasting {
namespace {

using Error = EtsError;
using Trend = EtsTrend;
using Season = EtsSeasonality;

constexpr std::array<EtsForm, 15> forms{{
    {Error::Additive, Trend::None, Season::None},
    {Error::Multiplicative, Trend::None, Season::None},
    {Error::Additive, Trend::Additive, Season::None},
    {Error::Multiplicative, Trend::Additive, Season::None},
    {Error::Additive, Trend::Damped, Season::None},
    {Error::Multiplicative, Trend::Damped, Season::None},
    {Error::Additive, Trend::None, Season::Additive},
    {Error::Multiplicative, Trend::None, Season::Additive},
    {Error::Multiplicative, Trend::None, Season::Multiplicative},
    {Error::Additive, Trend::Additive, Season::Additive},
    {Error::Multiplicative, Trend::Additive, Season::Additive},
    {Error::Multiplicative, Trend::Additive, Season::Multiplicative},
    {Error::Additive, Trend::Damped, Season::Additive},
    {Error::Multiplicative, Trend::Damped, Season::Additive},
    {Error::Multiplicative, Trend::Damped, Season::Multiplicative},
}};

} // namespace

std::size_t EtsForm::parameterCount(std::size_t seasonLength) const {
    const std::size_t trendNumbers = trend == Trend::None ? 0 : trend == Trend::Additive ? 2 : 3;
    return 3 + trendNumbers + (hasSeason() ? seasonLength : 0);
}

std::string EtsForm::name() const {
    std::string name(1, error == Error::Additive ? 'A' : 'M');
    name += trend == Trend::None ? "N" : trend == Trend::Additive ? "A" : "Ad";
    name += season == Season::None ? 'N' : season == Season::Additive ? 'A' : 'M';
    return name;
}

std::optional<EtsForm> EtsForm::parse(std::string_view name) {
    for (const auto& form : forms)
        if (form.name() == name)
            return form;
    return std::nullopt;
}

std::span<const EtsForm> etsForms() {
    return forms;
}

} // namespace planwright::forecasting
