#include "core/base/utf8.h"

namespace planwright {
namespace {

bool isContinuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

} // namespace

std::size_t utf8CharacterLength(std::string_view text, std::size_t at) {
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
    return overlong || surrogateOrBeyond ? 0 : length;
}

bool isUtf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto length = utf8CharacterLength(text, at);
        if (length == 0)
            return false;
        at += length;
    }
    return true;
}

Status checkPathIsUtf8(const std::filesystem::path& path) {
    if (isUtf8(path.string()))
        return {};
    return Error(ErrorCode::InvalidArgument,
                 "The name of this file or folder is not UTF-8 text: rename it (convmv does it for a whole folder).",
                 {path.string(), 0, {}});
}

} // namespace planwright
