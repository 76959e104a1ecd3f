#pragma once

#include "core/base/result.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace planwright::data::engine {

/// Turns text of another encoding into UTF-8, piece by piece; a piece may end in the middle of a character. What the
/// encoding leaves undefined becomes U+FFFD, as every browser shows it.
class Transcoder {
public:
    /// `encoding`: latin-1, cp1252, utf-16le or utf-16be. InvalidArgument for another one.
    [[nodiscard]] static Result<Transcoder> from(const std::string& encoding);

    /// Valid until the next call.
    [[nodiscard]] Result<std::string_view> convert(std::string_view bytes);
    /// Whether the last piece ended between two characters.
    [[nodiscard]] bool isComplete() const { return m_rest.empty(); }

private:
    struct Close {
        void operator()(void* converter) const;
    };
    Transcoder(void* converter, std::size_t unitBytes)
        : m_converter(converter)
        , m_unitBytes(unitBytes) {}

    std::unique_ptr<void, Close> m_converter; ///< an iconv_t
    std::size_t m_unitBytes;                  ///< how much of a bad character is skipped
    std::vector<char> m_rest;                 ///< the begun character of the piece before
    std::vector<char> m_converted;
};

} // namespace planwright::data::engine
