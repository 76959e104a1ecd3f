#include "core/service/export/html_text.h"

#include "core/base/utf8.h"

namespace planwright::service {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// U+FFFE and U+FFFF, which no document may hold.
bool isNonCharacter(std::string_view character) {
    return character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF";
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
        const auto length = utf8CharacterLength(text, at);
        if (length == 0 || isNonCharacter(text.substr(at, length)))
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
