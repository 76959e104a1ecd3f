#include "core/forecasting/xgb/base64.h"

#include <cstdint>

namespace planwright::forecasting {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

} // namespace

std::string toBase64(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto group = bytes.substr(i, 3);
        std::uint32_t bits = 0;
        for (std::size_t k = 0; k < 3; ++k)
            bits = bits << 8U | (k < group.size() ? static_cast<std::uint8_t>(group[k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            text.push_back(k <= group.size() ? alphabet[bits >> (18 - 6 * k) & 63U] : '=');
    }
    return text;
}

std::optional<std::string> fromBase64(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    std::uint32_t bits = 0;
    unsigned held = 0;
    for (const auto character : text.substr(0, text.find('='))) {
        const auto value = alphabet.find(character);
        if (value == std::string_view::npos)
            return {};
        bits = (bits << 6U | static_cast<std::uint32_t>(value)) & 0xFFFFFFU;
        held += 6;
        if (held >= 8) {
            held -= 8;
            bytes.push_back(static_cast<char>(static_cast<std::uint8_t>(bits >> held & 0xFFU)));
        }
    }
    if (toBase64(bytes) != text)
        return {};
    return bytes;
}

} // namespace planwright::forecasting
