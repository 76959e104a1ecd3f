#pragma once

#include "core/data/engine/xml_part.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace planwright::data::engine {

constexpr std::size_t mostSharedTextBytes = std::size_t{512} << 20U;

/// xl/_rels/workbook.xml.rels: which part each id stands for, worksheets only, with its path in the archive.
class SheetParts : public XmlHandler {
public:
    std::map<std::string, std::string> partOf;

    void begin(std::string_view element, const XmlAttributes& attributes) override;
    void end(std::string_view) override {}
    void text(std::string_view) override {}
};

/// xl/workbook.xml: the sheets in the order of their tabs, and from which year days are counted.
class SheetList : public XmlHandler {
public:
    struct Entry {
        std::string name, id;
        bool hidden = false;
    };
    std::vector<Entry> entries;
    bool from1904 = false;

    void begin(std::string_view element, const XmlAttributes& attributes) override;
    void end(std::string_view) override {}
    void text(std::string_view) override {}
};

/// xl/styles.xml: which cell styles show a number as a date.
class DateStyles : public XmlHandler {
public:
    std::vector<bool> isDate; ///< by the number that a cell names

    void begin(std::string_view element, const XmlAttributes& attributes) override;
    void end(std::string_view element) override;
    void text(std::string_view) override {}

private:
    std::map<int, bool> m_formats;
    bool m_inCellFormats = false;
};

/// xl/sharedStrings.xml: the texts that cells name by number, one after the other.
class SharedTexts : public XmlHandler {
public:
    explicit SharedTexts(std::string file)
        : m_file(std::move(file)) {}

    [[nodiscard]] std::size_t size() const { return m_ends.size(); }
    [[nodiscard]] std::string_view at(std::size_t number) const;

    void begin(std::string_view element, const XmlAttributes& attributes) override;
    void end(std::string_view element) override;
    void text(std::string_view piece) override;
    Result<bool> goOn() override;

private:
    std::string m_file;
    std::string m_texts;
    std::vector<std::size_t> m_ends;
    std::string m_item;
    bool m_inText = false, m_inPhonetic = false;
};

} // namespace planwright::data::engine
