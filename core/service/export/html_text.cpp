#include "core/service/export/html_text.h"

#include <cstddef>

namespace planwright::service {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

bool isContinuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// Length of the well-formed UTF-8 character at `at`, or 0.
std::size_t characterLength(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80)
        return 1;
    const std::size_t length = first >= 0xC2 && first < 0xE0   ? 2
                               : first >= 0xE0 && first < 0xF0 ? 3
                               : first < 0xF5                  ? 4
                                                               : 0;
    if (first < 0xC2 || length == 0 || at + length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if (!isContinuation(text[at + i]))
            return 0;
    }
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    const bool surrogateOrBeyond = (first == 0xED && second > 0x9F) || (first == 0xF4 && second > 0x8F);
    const bool nonCharacter = first == 0xEF && second == 0xBF && static_cast<unsigned char>(text[at + 2]) >= 0xBE;
    return overlong || surrogateOrBeyond || nonCharacter ? 0 : length;
}

std::string_view escapedAscii(char c) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        break;
    }
    const bool forbidden = (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
    return forbidden ? replacement : std::string_view();
}

} // namespace

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size() + 16);
    for (std::size_t at = 0; at < text.size();) {
        const auto length = characterLength(text, at);
        if (length == 0)
            out += replacement;
        else if (const auto other = length == 1 ? escapedAscii(text[at]) : std::string_view(); !other.empty())
            out += other;
        else
            out += text.substr(at, length);
        at += length == 0 ? 1 : length;
    }
    return out;
}

std::string element(std::string_view tag, std::string_view cssClass, std::string_view body) {
    std::string out;
    out.append("<").append(tag);
    if (!cssClass.empty())
        out.append(" class=\"").append(cssClass).append("\"");
    out.append(">").append(body).append("</").append(tag).append(">");
    return out;
}

} // namespace planwright::service
