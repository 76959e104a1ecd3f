#include "app/cli/number_text.h"

#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace planwright::cli {

std::string unitsText(double units) {
    const bool needsDecimal = std::abs(units) < 10 && std::round(units) != units;
    return withThousands(units, needsDecimal ? 1 : 0);
}

std::string moneyText(double money) {
    return withThousands(money, std::abs(money) < 10'000 ? 2 : 0);
}

std::string moneyText(const std::optional<double>& money) {
    return money ? moneyText(*money) : noValue;
}

std::string changeText(const std::optional<double>& fraction) {
    if (!fraction)
        return noValue;
    const double percent = std::round(1000 * *fraction) / 10;
    return percent == 0 ? "0.0 %" : fmt::format("{:+.1f} %", percent);
}

std::string shareText(const std::optional<double>& fraction) {
    return fraction ? fmt::format("{:.1f} %", 100 * *fraction) : noValue;
}

std::string grouped(const std::string& decimal) {
    const auto start = decimal.find_first_not_of('-');
    auto text = decimal;
    auto place = std::min(text.find('.'), text.size());
    while (place > start + 3) {
        place -= 3;
        text.insert(place, ",");
    }
    return text;
}

std::string grouped(std::int64_t whole) {
    return grouped(fmt::format("{}", whole));
}

} // namespace planwright::cli
