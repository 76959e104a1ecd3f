#include "core/decisions/trace.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace planwright::decisions {

void addTrace(std::vector<TraceEntry>& trace, std::string_view rule, std::map<std::string, double> inputs,
              std::optional<double> threshold, std::string effect) {
    trace.push_back({std::string(rule), std::move(inputs), threshold, std::move(effect)});
}

void addFlag(std::vector<std::string>& flags, std::string_view flag) {
    if (!hasFlag(flags, flag))
        flags.emplace_back(flag);
}

bool hasFlag(const std::vector<std::string>& flags, std::string_view flag) {
    return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

std::string_view riskName(RiskClass risk) {
    switch (risk) {
    case RiskClass::Low:
        return "Low";
    case RiskClass::Medium:
        return "Medium";
    case RiskClass::High:
        return "High";
    }
    return "";
}

std::string plain(double value) {
    return withThousands(value, 2);
}

std::string besides(double value, double limit) {
    constexpr int mostDecimals = 9;
    int decimals = 2;
    while (decimals < mostDecimals && value != limit &&
           withThousands(value, decimals) == withThousands(limit, decimals))
        ++decimals;
    return withThousands(value, decimals);
}

std::string amount(double value) {
    return withThousands(value, std::abs(value) < 100 ? 2 : 0);
}

std::string signedPercent(double fraction) {
    const std::string text = withThousands(fraction * 100, 1);
    const bool zero = text.find_first_not_of("-0.") == std::string::npos;
    return (zero || text.front() == '-' ? "" : "+") + text + " %";
}

} // namespace planwright::decisions
