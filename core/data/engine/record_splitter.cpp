#include "core/data/engine/record_splitter.h"

#include <utility>

namespace planwright::data::engine {

namespace {

constexpr std::size_t longestLine = std::size_t{1} << 20U;

} // namespace

RecordSplitter::RecordSplitter(std::string file, char delimiter, std::function<Status(const CsvRecord&)> take)
    : m_file(std::move(file))
    , m_delimiter(delimiter)
    , m_take(std::move(take)) {
    for (const char c : {delimiter, '"', '\n', '\r', '\0'})
        m_isSpecial[static_cast<unsigned char>(c)] = true;
    for (std::size_t b = 0x80; b < m_isSpecial.size(); ++b)
        m_isSpecial[b] = true;
}

Status RecordSplitter::feed(std::string_view piece) {
    m_begin = 0;
    std::size_t at = 0;
    if (m_skipLineFeed && !piece.empty()) {
        m_skipLineFeed = false;
        if (piece.front() == '\n') {
            m_withReturn = true;
            m_begin = at = 1;
        } else {
            m_loneReturn = true;
        }
    }
    while (at < piece.size()) {
        if (!m_isSpecial[static_cast<unsigned char>(piece[at])]) {
            if (m_expected > 0 || m_state == State::QuoteInQuoted)
                PLANWRIGHT_TRY(afterQuote(piece[at]));
            if (m_state == State::FieldStart)
                m_state = State::Plain;
            do {
                ++at;
            } while (at < piece.size() && !m_isSpecial[static_cast<unsigned char>(piece[at])]);
            continue;
        }
        PLANWRIGHT_TRY(special(piece, at));
        // A carriage return and its line feed are one line end.
        at = std::max(at + 1, m_begin);
    }
    if (m_begin < piece.size()) {
        PLANWRIGHT_TRY(checkLength(piece.size()));
        m_earlier += piece.size() - m_begin;
        if (keepText)
            m_text.append(piece.substr(m_begin));
    }
    return {};
}

Status RecordSplitter::special(std::string_view piece, std::size_t at) {
    const char c = piece[at];
    if (static_cast<unsigned char>(c) >= 0x80) {
        if (m_state == State::QuoteInQuoted)
            return afterQuote(c);
        if (m_state == State::FieldStart)
            m_state = State::Plain;
        return highByte(static_cast<unsigned char>(c));
    }
    if (m_expected > 0)
        return afterQuote(c);
    if (c == '\0')
        return failure("The file is binary, not a CSV: it holds zero bytes.", m_line);
    if (c == '"')
        return quote();
    if (m_state == State::Quoted) {
        if (c == '\n')
            ++m_line;
        return {};
    }
    if (c != m_delimiter)
        return lineEnd(piece, at);
    ++m_fields;
    m_state = State::FieldStart;
    return {};
}

Status RecordSplitter::quote() {
    switch (m_state) {
    case State::FieldStart:
        m_quoteLine = m_line;
        m_state = State::Quoted;
        break;
    case State::Quoted:
        m_state = State::QuoteInQuoted;
        break;
    case State::QuoteInQuoted:
        m_state = State::Quoted;
        break;
    case State::Plain: // an inch mark within a bare text stands for itself
        m_bareQuote = true;
        break;
    }
    return {};
}

/// What may not follow here: a byte after a closing quote, or within an unfinished UTF-8 character.
Status RecordSplitter::afterQuote(char c) {
    if (m_expected > 0)
        return highByte(static_cast<unsigned char>(c));
    return failure(
        "A quoted text that opens on line " + std::to_string(m_quoteLine) +
            " closes before its field ends, so a quote is missing or stands too much: close it, or double the "
            "quotes inside it.",
        m_quoteLine);
}

Status RecordSplitter::lineEnd(std::string_view piece, std::size_t at) {
    PLANWRIGHT_TRY(finishRecord(piece, at));
    m_begin = at + 1;
    if (piece[at] == '\n') {
        m_withoutReturn = true;
    } else if (at + 1 == piece.size()) {
        m_skipLineFeed = true;
    } else if (piece[at + 1] == '\n') {
        m_withReturn = true;
        m_begin = at + 2;
    } else {
        m_loneReturn = true;
    }
    return {};
}

Status RecordSplitter::finishRecord(std::string_view piece, std::size_t end) {
    PLANWRIGHT_TRY(checkLength(end));
    CsvRecord record;
    record.line = m_recordLine;
    record.fields = m_earlier + end == m_begin ? 0 : m_fields;
    if (keepText) {
        if (!m_text.empty())
            m_text.append(piece.substr(m_begin, end - m_begin));
        record.text = m_text.empty() ? piece.substr(m_begin, end - m_begin) : std::string_view(m_text);
    }
    record.bareQuote = m_bareQuote;
    PLANWRIGHT_TRY(m_take(record));
    m_bareQuote = false;
    m_text.clear();
    m_earlier = 0;
    m_fields = 1;
    m_state = State::FieldStart;
    m_recordLine = ++m_line;
    return {};
}

Status RecordSplitter::checkLength(std::size_t end) const {
    if (m_earlier + end - m_begin <= longestLine)
        return {};
    if (m_state == State::Quoted)
        return failure("A quote that opens on this line is not closed within 1 MiB: close it, or remove it.",
                       m_quoteLine);
    return failure("The line is longer than 1 MiB, so this is not a CSV file of events.", m_recordLine);
}

Status RecordSplitter::highByte(unsigned char byte) {
    // Well-formed sequences of the Unicode standard, table 3-7: no overlong form, no surrogate, nothing past U+10FFFF.
    if (m_expected > 0 && byte >= m_lowest && byte <= m_highest) {
        --m_expected;
        m_lowest = 0x80;
        m_highest = 0xBF;
        return {};
    }
    if (m_expected == 0 && byte >= 0xC2 && byte <= 0xF4) {
        m_expected = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
        m_lowest = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80;
        m_highest = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF;
        return {};
    }
    return Error(ErrorCode::InvalidArgument,
                 "The text is not UTF-8 from this line on: give the mapping's \"encoding\" as cp1252 or latin-1.",
                 {m_file, m_line, "encoding"});
}

Status RecordSplitter::end() {
    if (m_skipLineFeed)
        m_loneReturn = true;
    if (m_expected > 0)
        return failure("The file ends within a character: it is cut off, or not UTF-8.", m_line);
    if (m_state == State::Quoted)
        return failure("A quote that opens on this line is never closed: close it, or remove it.", m_quoteLine);
    if (m_earlier == 0)
        return {};
    m_begin = 0;
    return finishRecord({}, 0);
}

Error RecordSplitter::failure(const std::string& message, std::int64_t line) const {
    return {ErrorCode::InvalidArgument, message, {m_file, line, {}}};
}

} // namespace planwright::data::engine
