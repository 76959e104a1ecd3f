#include "core/data/engine/transcoder.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <iconv.h>

namespace planwright::data::engine {

namespace {

struct Encoding {
    std::string_view name;
    const char* iconvName;
    std::size_t unitBytes;
};

constexpr std::array<Encoding, 4> encodings = {
    {{"latin-1", "ISO-8859-1", 1}, {"cp1252", "CP1252", 1}, {"utf-16le", "UTF-16LE", 2}, {"utf-16be", "UTF-16BE", 2}}};

} // namespace

void Transcoder::Close::operator()(void* converter) const {
    iconv_close(converter);
}

Result<Transcoder> Transcoder::from(const std::string& encoding) {
    const auto* const found = std::ranges::find(encodings, encoding, &Encoding::name);
    if (found == encodings.end())
        return Error(ErrorCode::InvalidArgument,
                     "The encoding \"" + encoding + "\" is not known: give utf-8, latin-1 or cp1252.",
                     {{}, 0, "encoding"});
    auto* const converter = iconv_open("UTF-8", found->iconvName);
    // iconv_open reports a failure by the pointer value -1.
    if (reinterpret_cast<std::intptr_t>(converter) == -1)
        return Error(ErrorCode::Internal, "This system cannot convert from " + encoding + ".");
    return Transcoder(converter, found->unitBytes);
}

Result<std::string_view> Transcoder::convert(std::string_view bytes) {
    m_rest.insert(m_rest.end(), bytes.begin(), bytes.end());
    m_converted.resize(m_rest.size() * 3); // no byte becomes more than three, not even a bad one
    char* from = m_rest.data();
    char* to = m_converted.data();
    std::size_t fromLeft = m_rest.size();
    std::size_t toLeft = m_converted.size();
    while (fromLeft > 0 && iconv(m_converter.get(), &from, &fromLeft, &to, &toLeft) == static_cast<std::size_t>(-1)) {
        if (errno == EINVAL)
            break; // the next piece brings the rest of this character
        if (errno != EILSEQ)
            return Error(ErrorCode::Internal, "The text could not be converted to UTF-8.");
        static constexpr std::string_view replacement = "\xEF\xBF\xBD";
        to = std::copy(replacement.begin(), replacement.end(), to);
        toLeft -= replacement.size();
        const auto skipped = std::min(m_unitBytes, fromLeft);
        from += skipped;
        fromLeft -= skipped;
    }
    m_rest.erase(m_rest.begin(), m_rest.end() - static_cast<std::ptrdiff_t>(fromLeft));
    return std::string_view(m_converted.data(), static_cast<std::size_t>(to - m_converted.data()));
}

} // namespace planwright::data::engine
