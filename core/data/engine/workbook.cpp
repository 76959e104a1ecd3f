#include "core/data/engine/workbook.h"

#include "core/base/text.h"
#include "core/data/engine/excel_values.h"
#include "core/data/engine/workbook_parts.h"

#include <charconv>
#include <utility>

namespace planwright::data::engine {

namespace {

constexpr std::int64_t mostRows = 1'048'576; // of a sheet
constexpr std::size_t mostColumns = 16'384;
constexpr std::size_t longestCell = std::size_t{1} << 20U; // Excel's own are 32,767 characters

/// Reads a sheet's cells and hands each row over.
class RowReader : public XmlHandler {
public:
    using Take = std::function<Result<bool>(std::int64_t, const std::vector<std::string>&)>;

    RowReader(std::string file, const SharedTexts& texts, const DateStyles& styles, bool from1904, const Take& take)
        : m_file(std::move(file))
        , m_texts(texts)
        , m_styles(styles)
        , m_from1904(from1904)
        , m_take(take) {}

    void begin(std::string_view element, const XmlAttributes& attributes) override;
    void end(std::string_view element) override;
    void text(std::string_view piece) override;
    Result<bool> goOn() override { return m_outcome; }

private:
    void beginRow(std::string_view number);
    void beginCell(const XmlAttributes& attributes);
    void endRow();
    [[nodiscard]] std::string cellText();
    void refuse(const std::string& what);

    std::string m_file;
    const SharedTexts& m_texts;
    const DateStyles& m_styles;
    bool m_from1904;
    const Take& m_take;

    Result<bool> m_outcome = true;
    std::int64_t m_row = 0;
    std::size_t m_column = 0; ///< of the cell at hand, from 1
    std::vector<std::string> m_cells;
    std::string m_type, m_value;
    std::size_t m_style = 0;
    bool m_inValue = false, m_inPhonetic = false;
};

void RowReader::refuse(const std::string& what) {
    if (m_outcome)
        m_outcome = Error(ErrorCode::InvalidArgument, "The Excel file is damaged: " + what + ". Save or copy it again.",
                          {m_file, m_row, {}});
}

template <typename Number>
bool parseWhole(std::string_view text, Number& number) {
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc() && end == text.data() + text.size();
}

void RowReader::beginRow(std::string_view number) {
    std::int64_t row = m_row + 1;
    if (!number.empty() && !parseWhole(number, row))
        refuse("a row has no number");
    if (row <= m_row || row > mostRows)
        refuse("its rows are not in order");
    m_row = row;
    m_column = 0;
    m_cells.clear();
}

void RowReader::beginCell(const XmlAttributes& attributes) {
    std::size_t column = 0;
    for (const char c : attributes.get("r")) { // "AB12"
        if (c < 'A' || c > 'Z' || column > mostColumns)
            break;
        column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
    }
    if (column == 0)
        column = m_column + 1;
    if (column <= m_column || column > mostColumns)
        refuse("its cells are not in order");
    m_column = column;
    m_type = attributes.get("t");
    m_style = 0;
    static_cast<void>(parseWhole(attributes.get("s"), m_style));
    m_value.clear();
}

std::string RowReader::cellText() {
    if (m_type == "s") {
        std::size_t number = 0;
        if (!parseWhole(std::string_view(m_value), number) || number >= m_texts.size()) {
            refuse("a cell names a text that is not there");
            return {};
        }
        return std::string(m_texts.at(number));
    }
    if (m_type == "b")
        return m_value == "1" ? "true" : "false";
    if (!m_type.empty() && m_type != "n")
        return plainText(m_value);
    if (m_style < m_styles.isDate.size() && m_styles.isDate[m_style])
        if (const auto serial = parseDouble(m_value))
            if (auto date = dateText(*serial, m_from1904))
                return std::move(*date);
    return numberText(m_value);
}

void RowReader::begin(std::string_view element, const XmlAttributes& attributes) {
    if (!m_outcome || !*m_outcome)
        return;
    if (element == "row")
        beginRow(attributes.get("r"));
    else if (element == "c")
        beginCell(attributes);
    else if (element == "rPh")
        m_inPhonetic = true;
    else if (element == "v" || element == "t")
        m_inValue = !m_inPhonetic;
}

void RowReader::end(std::string_view element) {
    if (!m_outcome || !*m_outcome)
        return;
    if (element == "v" || element == "t") {
        m_inValue = false;
    } else if (element == "rPh") {
        m_inPhonetic = false;
    } else if (element == "c" && !m_value.empty() && m_column > 0) {
        m_cells.resize(m_column);
        m_cells.back() = cellText();
    } else if (element == "row") {
        endRow();
    }
}

void RowReader::endRow() {
    while (!m_cells.empty() && trimmed(m_cells.back()).empty())
        m_cells.pop_back();
    if (m_outcome && !m_cells.empty())
        m_outcome = m_take(m_row, m_cells);
}

void RowReader::text(std::string_view piece) {
    if (!m_inValue || !m_outcome)
        return;
    m_value += piece;
    if (m_value.size() > longestCell)
        refuse("a cell holds more than 1 MiB");
}

} // namespace

struct Workbook::Impl {
    explicit Impl(ZipArchive opened, const std::string& file)
        : archive(std::move(opened))
        , name(file)
        , texts(file) {}

    ZipArchive archive;
    std::string name;
    std::vector<Sheet> sheets;
    std::vector<std::string> parts; ///< of the sheets
    bool from1904 = false;
    SharedTexts texts;
    DateStyles styles;

    [[nodiscard]] Error refuse(const std::string& sentence) const {
        return {ErrorCode::InvalidArgument, sentence, {name, 0, {}}};
    }
    Status read(const RunContext& context);
};

Status Workbook::Impl::read(const RunContext& context) {
    if (archive.sizeOf("xl/workbook.bin"))
        return refuse("This is a binary Excel workbook (.xlsb): save it as .xlsx or CSV (UTF-8).");
    if (archive.sizeOf("content.xml"))
        return refuse("This is an OpenDocument file: save it as .xlsx or CSV (UTF-8).");
    if (!archive.sizeOf("xl/workbook.xml"))
        return refuse("The file is a zip archive, but no Excel workbook: unpack it, and import the files in it.");
    SheetList list;
    PLANWRIGHT_TRY(readXml(archive, "xl/workbook.xml", name, list, context));
    SheetParts found;
    PLANWRIGHT_TRY(readXml(archive, "xl/_rels/workbook.xml.rels", name, found, context));
    from1904 = list.from1904;
    for (const auto& entry : list.entries) {
        const auto part = found.partOf.find(entry.id);
        if (part == found.partOf.end())
            continue; // a chart has a tab of its own
        sheets.push_back({entry.name, entry.hidden});
        parts.push_back(part->second);
    }
    if (sheets.empty())
        return refuse("The Excel file holds no sheet with cells.");
    if (archive.sizeOf("xl/styles.xml"))
        PLANWRIGHT_TRY(readXml(archive, "xl/styles.xml", name, styles, context));
    if (archive.sizeOf("xl/sharedStrings.xml"))
        PLANWRIGHT_TRY(readXml(archive, "xl/sharedStrings.xml", name, texts, context, "Opening " + name));
    return {};
}

Workbook::Workbook(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl)) {}
Workbook::Workbook(Workbook&&) noexcept = default;
Workbook::~Workbook() = default;

Result<Workbook> Workbook::open(const std::filesystem::path& path, const RunContext& context) {
    PLANWRIGHT_ASSIGN(auto archive, ZipArchive::open(path));
    auto impl = std::make_unique<Impl>(std::move(archive), path.filename().string());
    PLANWRIGHT_TRY(impl->read(context));
    return Workbook(std::move(impl));
}

const std::vector<Workbook::Sheet>& Workbook::sheets() const {
    return m_impl->sheets;
}

Status Workbook::forEachRow(std::size_t sheet, const RunContext& context, std::string_view stage,
                            const RowReader::Take& take) const {
    RowReader rows(m_impl->name, m_impl->texts, m_impl->styles, m_impl->from1904, take);
    PLANWRIGHT_TRY(readXml(m_impl->archive, m_impl->parts[sheet], m_impl->name, rows, context, stage));
    PLANWRIGHT_ASSIGN([[maybe_unused]] const bool more, rows.goOn());
    return {};
}

} // namespace planwright::data::engine
