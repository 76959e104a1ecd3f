#include "core/base/money.h"

#include <fmt/format.h>

namespace planwright {
namespace {

std::string decimalString(std::int64_t raw, std::int64_t scale, int digits) {
    // The magnitude as unsigned, so that the most negative value is no special case.
    const auto magnitude = raw < 0 ? ~static_cast<std::uint64_t>(raw) + 1 : static_cast<std::uint64_t>(raw);
    const auto unit = static_cast<std::uint64_t>(scale);
    std::string text = fmt::format("{}{}", raw < 0 ? "-" : "", magnitude / unit);
    if (const auto fraction = magnitude % unit; fraction != 0) {
        text += fmt::format(".{:0{}}", fraction, digits);
        text.erase(text.find_last_not_of('0') + 1);
    }
    return text;
}

} // namespace

std::string toDecimalString(Money money) {
    return decimalString(money.raw, Money::scale, 4);
}

std::string toDecimalString(Quantity quantity) {
    return decimalString(quantity.raw, Quantity::scale, 3);
}

} // namespace planwright
