#include "core/data/engine/excel_values.h"

#include "core/base/date.h"
#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace planwright::data::engine {

namespace {

void appendUtf8(std::string& text, unsigned code) {
    const auto put = [&text](unsigned byte) { text += static_cast<char>(byte); };
    if (code < 0x80U) {
        put(code);
    } else if (code < 0x800U) {
        put(0xC0U | (code >> 6U));
        put(0x80U | (code & 0x3FU));
    } else {
        put(0xE0U | (code >> 12U));
        put(0x80U | ((code >> 6U) & 0x3FU));
        put(0x80U | (code & 0x3FU));
    }
}

/// The character that "_x000D_" at the beginning of `text` stands for; halves of a pair of UTF-16 are left as they are.
std::optional<unsigned> escaped(std::string_view text) {
    if (text.size() < 7 || !text.starts_with("_x") || text[6] != '_')
        return std::nullopt;
    unsigned code = 0;
    const auto digits = text.substr(2, 4);
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
    if (failure != std::errc() || end != digits.data() + digits.size() || (code >= 0xD800U && code < 0xE000U))
        return std::nullopt;
    return code;
}

} // namespace

bool isDateFormat(std::string_view format) {
    for (std::size_t i = 0; i < format.size() && format[i] != ';'; ++i) {
        const char c = format[i];
        if (c == '\\' || c == '_' || c == '*') {
            ++i; // the next character stands for itself
        } else if (c == '"') {
            i = std::min(format.find('"', i + 1), format.size());
        } else if (c == '[') {
            const auto end = std::min(format.find(']', i), format.size());
            const auto inside = asciiLower(format.substr(i + 1, end - i - 1));
            if (!inside.empty() && inside.find_first_not_of(inside.front()) == std::string::npos &&
                std::string_view("hms").find(inside.front()) != std::string_view::npos)
                return true; // [h]:mm, hours that go beyond a day
            i = end;
        } else if (std::string_view("yYmMdDhHsS").find(c) != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

bool isDateFormat(int builtIn) {
    static constexpr std::array<std::pair<int, int>, 4> dates{{{14, 22}, {27, 36}, {45, 47}, {50, 58}}};
    return std::ranges::any_of(
        dates, [builtIn](const auto& range) { return builtIn >= range.first && builtIn <= range.second; });
}

std::optional<std::string> dateText(double serial, bool from1904) {
    constexpr std::int64_t msPerDay = 86'400'000;
    constexpr double lastDay = 2'958'466; // 10000-01-01
    if (!(serial >= 0 && serial < lastDay))
        return std::nullopt;
    const auto ms = static_cast<std::int64_t>(std::llround(serial * static_cast<double>(msPerDay)));
    auto day = ms / msPerDay;
    const auto ofDay = ms % msPerDay;
    auto time = fmt::format("{:02}:{:02}:{:02}", ofDay / 3'600'000, ofDay / 60'000 % 60, ofDay / 1000 % 60);
    if (ofDay % 1000 != 0)
        time += fmt::format(".{:03}", ofDay % 1000);
    if (day == 0 && ofDay != 0)
        return time;
    // 1900 has a 29th of February in Excel: day 60.
    if (!from1904 && day < 60)
        ++day;
    constexpr std::int64_t epoch1900 = -25'569, epoch1904 = -24'107; // days from 1970-01-01
    const auto date = Date(static_cast<std::int32_t>(day + (from1904 ? epoch1904 : epoch1900))).toString();
    return ofDay == 0 ? date : date + " " + time;
}

std::string numberText(std::string_view stored) {
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const auto digits = stored.substr(stored.starts_with('-') ? 1 : 0);
    if (!digits.empty() && std::ranges::all_of(digits, isDigit))
        return std::string(stored);
    const auto value = parseDouble(stored);
    if (!value)
        return std::string(stored);
    std::array<char, 64> rounded = {};
    const auto end =
        std::to_chars(rounded.data(), rounded.data() + rounded.size(), *value, std::chars_format::scientific, 14).ptr;
    double shown = 0;
    std::from_chars(rounded.data(), end, shown);
    std::array<char, 512> text = {};
    const auto last = std::to_chars(text.data(), text.data() + text.size(), shown, std::chars_format::fixed).ptr;
    return {text.data(), last};
}

std::string plainText(std::string_view stored) {
    std::string text;
    text.reserve(stored.size());
    for (std::size_t i = 0; i < stored.size(); ++i) {
        char c = stored[i];
        if (c == '_') {
            if (const auto code = escaped(stored.substr(i))) {
                i += 6;
                if (*code >= 0x80U) {
                    appendUtf8(text, *code);
                    continue;
                }
                c = static_cast<char>(*code);
            }
        }
        if (c == '\r' && i + 1 < stored.size() && stored[i + 1] == '\n')
            continue;
        const bool isControl = static_cast<unsigned char>(c) < 0x20U;
        text += isControl ? ' ' : c;
    }
    return text;
}

} // namespace planwright::data::engine
