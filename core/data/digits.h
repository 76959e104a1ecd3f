#pragma once

#include <string_view>

/// Taking digits and marks off the front of a text.
namespace planwright::data {

inline bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Takes digits off the front; how many there were, and their number.
struct Digits {
    int count = 0;
    int value = 0;
};
inline Digits takeDigits(std::string_view& text, int most) {
    Digits digits;
    while (digits.count < most && !text.empty() && isDigit(text.front())) {
        digits.value = digits.value * 10 + (text.front() - '0');
        ++digits.count;
        text.remove_prefix(1);
    }
    return digits;
}

inline bool take(std::string_view& text, char c) {
    if (text.empty() || text.front() != c)
        return false;
    text.remove_prefix(1);
    return true;
}

} // namespace planwright::data
