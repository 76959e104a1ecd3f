#pragma once

#include "core/base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace planwright::data::engine {

/// One record of a CSV file (RFC 4180, with any one-byte delimiter): several lines where quoted fields hold line ends.
struct CsvRecord {
    std::int64_t line = 0;   ///< where it begins, from 1
    std::int64_t fields = 0; ///< 0: an empty line
    bool bareQuote = false;  ///< a field that is not quoted holds a quote: readers differ on what that means
    std::string_view text;   ///< without its line end; empty unless asked to keep
};

/// Cuts a UTF-8 text into records, in bounded memory, without looking at values.
/// InvalidArgument, with the line, for a quote that is never closed or closes before its field ends, a line longer than
/// 1 MiB, a zero byte, or bytes that are not UTF-8.
class RecordSplitter {
public:
    /// `take` gets each record in order; `keepText` decides, before a record begins, whether its text is kept.
    RecordSplitter(std::string file, char delimiter, std::function<Status(const CsvRecord&)> take);

    bool keepText = true;

    [[nodiscard]] Status feed(std::string_view piece);
    [[nodiscard]] Status end();
    /// Some line ends differ from the others, or one is a lone carriage return.
    [[nodiscard]] bool mixedLineEnds() const { return m_loneReturn || (m_withReturn && m_withoutReturn); }
    [[nodiscard]] std::int64_t line() const { return m_line; }

private:
    enum class State : std::uint8_t { FieldStart, Plain, Quoted, QuoteInQuoted };

    [[nodiscard]] Status special(std::string_view piece, std::size_t at);
    [[nodiscard]] Status afterQuote(char c);
    [[nodiscard]] Status quote();
    [[nodiscard]] Status lineEnd(std::string_view piece, std::size_t at);
    [[nodiscard]] Status finishRecord(std::string_view piece, std::size_t end);
    [[nodiscard]] Status checkLength(std::size_t end) const;
    [[nodiscard]] Status highByte(unsigned char byte);
    [[nodiscard]] Error failure(const std::string& message, std::int64_t line) const;

    std::string m_file;
    char m_delimiter;
    std::function<Status(const CsvRecord&)> m_take;
    std::array<bool, 256> m_isSpecial{};

    State m_state = State::FieldStart;
    std::int64_t m_line = 1;       ///< where the next byte stands
    std::int64_t m_recordLine = 1; ///< where this record began
    std::int64_t m_quoteLine = 0;  ///< where the open quote stands
    std::int64_t m_fields = 1;
    bool m_bareQuote = false;
    std::size_t m_earlier = 0;   ///< bytes of this record in earlier pieces
    std::size_t m_begin = 0;     ///< where this record begins in the piece at hand
    std::string m_text;          ///< what earlier pieces held of this record, if kept
    bool m_skipLineFeed = false; ///< the piece before ended in a carriage return
    bool m_withReturn = false, m_withoutReturn = false, m_loneReturn = false;
    unsigned m_expected = 0; ///< UTF-8 continuation bytes still to come
    unsigned char m_lowest = 0x80, m_highest = 0xBF;
};

} // namespace planwright::data::engine
