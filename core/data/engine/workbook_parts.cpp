#include "core/data/engine/workbook_parts.h"

#include "core/data/engine/excel_values.h"

#include <charconv>

namespace planwright::data::engine {

namespace {

int toNumber(std::string_view text) {
    int number = -1;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

} // namespace

void SheetParts::begin(std::string_view element, const XmlAttributes& attributes) {
    if (element != "Relationship" || !attributes.get("Type").ends_with("/worksheet"))
        return;
    const auto target = attributes.get("Target");
    partOf[std::string(attributes.get("Id"))] =
        target.starts_with('/') ? std::string(target.substr(1)) : "xl/" + std::string(target);
}

void SheetList::begin(std::string_view element, const XmlAttributes& attributes) {
    if (element == "sheet") {
        const auto state = attributes.get("state");
        entries.push_back({std::string(attributes.get("name")), std::string(attributes.get("id")),
                           state == "hidden" || state == "veryHidden"});
    } else if (element == "workbookPr") {
        const auto value = attributes.get("date1904");
        from1904 = value == "1" || value == "true";
    }
}

void DateStyles::begin(std::string_view element, const XmlAttributes& attributes) {
    if (element == "numFmt") {
        m_formats[toNumber(attributes.get("numFmtId"))] = isDateFormat(attributes.get("formatCode"));
    } else if (element == "cellXfs") {
        m_inCellFormats = true;
    } else if (element == "xf" && m_inCellFormats) {
        const int format = toNumber(attributes.get("numFmtId"));
        const auto named = m_formats.find(format);
        isDate.push_back(named == m_formats.end() ? isDateFormat(format) : named->second);
    }
}

void DateStyles::end(std::string_view element) {
    if (element == "cellXfs")
        m_inCellFormats = false;
}

std::string_view SharedTexts::at(std::size_t number) const {
    const auto begin = number == 0 ? 0 : m_ends[number - 1];
    return std::string_view(m_texts).substr(begin, m_ends[number] - begin);
}

void SharedTexts::begin(std::string_view element, const XmlAttributes&) {
    if (element == "si")
        m_item.clear();
    else if (element == "rPh")
        m_inPhonetic = true; // how to pronounce the text: no part of it
    else if (element == "t")
        m_inText = !m_inPhonetic;
}

void SharedTexts::end(std::string_view element) {
    if (element == "t") {
        m_inText = false;
    } else if (element == "rPh") {
        m_inPhonetic = false;
    } else if (element == "si") {
        m_texts += plainText(m_item);
        m_ends.push_back(m_texts.size());
    }
}

void SharedTexts::text(std::string_view piece) {
    if (m_inText)
        m_item += piece;
}

Result<bool> SharedTexts::goOn() {
    if (m_texts.size() + m_item.size() + m_ends.size() * sizeof(std::size_t) > mostSharedTextBytes)
        return Error(ErrorCode::InvalidArgument,
                     "The texts of this workbook take more than 512 MiB of memory: save the sheet as CSV (UTF-8) and "
                     "import that.",
                     {m_file, 0, {}});
    return true;
}

} // namespace planwright::data::engine
