#include "core/service/export/figures.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace planwright::service {
namespace {

constexpr const char* minusSign = "−";
constexpr const char* percentSign = "\u202F%"; // narrow space that does not break

std::string withMinus(const std::string& text) {
    return text.starts_with('-') ? minusSign + text.substr(1) : text;
}

} // namespace

std::string figure(double value, int decimals) {
    return std::isfinite(value) ? withMinus(withThousands(value, decimals)) : noFigure;
}

std::string figure(std::optional<double> value, int decimals) {
    return value ? figure(*value, decimals) : noFigure;
}

std::string changePercent(std::optional<double> fraction, bool fine) {
    if (!fraction || !std::isfinite(*fraction))
        return noFigure;
    const double percent = *fraction * 100;
    const auto text = withThousands(percent, fine && std::abs(percent) < 10 ? 1 : 0);
    const bool zero = text.find_first_not_of("-0.") == std::string::npos;
    return (zero || text.starts_with('-') ? "" : "+") + withMinus(text) + percentSign;
}

std::string sharePercent(std::optional<double> fraction, int decimals) {
    return fraction && std::isfinite(*fraction) ? figure(*fraction * 100, decimals) + percentSign : noFigure;
}

std::string range(double low, double high, int decimals) {
    return figure(low, decimals) + "–" + figure(high, decimals);
}

std::string arrow(std::optional<double> fraction) {
    if (!fraction || !std::isfinite(*fraction) || std::abs(*fraction) < .005)
        return {};
    return *fraction > 0 ? "▲" : "▼";
}

std::string typeset(std::string_view sentence) {
    std::string out;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const char next = i + 1 < sentence.size() ? sentence[i + 1] : ' ';
        const bool opens = i == 0 || sentence[i - 1] == ' ' || sentence[i - 1] == '(';
        if (sentence[i] == '-' && opens && next >= '0' && next <= '9')
            out += minusSign;
        else if (sentence[i] == ' ' && next == '%')
            out += "\u202F";
        else
            out += sentence[i];
    }
    return out;
}

std::string axisFigure(double value) {
    const double size = std::abs(value);
    const double unit = size >= 1e6 ? 1e6 : size >= 1e3 ? 1e3 : 1;
    const char* mark = size >= 1e6 ? "M" : size >= 1e3 ? "K" : "";
    const double scaled = value / unit;
    // As few decimals as tell the value: 2.5K, but 12K.
    int decimals = 0;
    const auto isWhole = [](double number) { return std::abs(std::round(number) - number) <= 1e-9; };
    while (decimals < 2 && !isWhole(scaled * (decimals == 0 ? 1 : 10)))
        ++decimals;
    return figure(scaled, decimals) + mark;
}

int moneyDecimals(const std::vector<std::optional<double>>& column) {
    const bool large =
        std::any_of(column.begin(), column.end(), [](const auto& v) { return v && std::abs(*v) >= 1000; });
    return large ? 0 : 2;
}

} // namespace planwright::service
