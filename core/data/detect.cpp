#include "core/data/detect.h"

#include "core/base/text.h"
#include "core/data/engine/csv_file.h"
#include "core/data/evidence.h"
#include "core/data/fields.h"
#include "core/data/heading.h"
#include "core/data/values.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <set>
#include <utility>

namespace planwright::data {

namespace {

Error missing(const std::string& what, const std::string& field, const std::vector<std::string>& heading,
              const std::string& file) {
    std::string names;
    for (const auto& name : heading)
        names += (names.empty() ? "" : ", ") + std::string(trimmed(name));
    return {ErrorCode::InvalidArgument,
            "No column is named like " + what + " (there are: " + names.substr(0, 400) +
                "): name the column that way, or give a mapping.",
            {file, 1, field}};
}

Error fiscal(const std::string& what, const std::string& file, std::int64_t line, const std::string& column) {
    return {ErrorCode::InvalidArgument,
            what + " belongs to a fiscal calendar (such as 4-4-5), whose periods are no calendar months: export the "
                   "day of each event; forecasts are for calendar months only.",
            {file, line, column}};
}

Status refuseMissing(const Mapping& mapping, bool needsMoney, const std::string& file) {
    const auto has = [&mapping](const char* field) { return mapping.columns.contains(field); };
    if (!has("event_time")) {
        for (const auto& name : mapping.heading)
            if (namesFiscalCalendar(name))
                return fiscal("The column \"" + name + "\"", file, 1, name);
        return missing("event_time", "event_time", mapping.heading, file);
    }
    if (!has("quantity"))
        return missing("quantity", "quantity", mapping.heading, file);
    if (needsMoney && !has("unit_price") && !has("line_total"))
        return missing("unit_price or line_total", "unit_price", mapping.heading, file);
    if (!has("category") && !has("product_id"))
        return missing("category or product_id", "category", mapping.heading, file);
    return {};
}

/// What the first rows say of how the file is written, and of how well each column's texts fit its field.
class Content {
public:
    Content(const std::map<std::string, std::size_t>& columns, std::size_t width)
        : m_width(width) {
        for (const auto& field : canonicalFields())
            if (const auto column = columns.find(std::string(field.name)); column != columns.end())
                m_fields.push_back({&field, column->second});
    }

    /// Whether more rows would tell more.
    bool see(std::int64_t line, const std::vector<std::string>& texts) {
        if (texts.size() != m_width)
            return true;
        ++m_rows;
        if (m_rows <= enough)
            seeSum(texts);
        for (auto& [field, column, filled, fitting] : m_fields) {
            const auto text = trimmed(texts[column]);
            if (text.empty())
                continue;
            ++filled;
            fitting += fits(*field, text, line) ? 1 : 0;
        }
        return m_rows < enough || !m_dates.isClear() || !m_numbers.isClear();
    }
    [[nodiscard]] std::int64_t rows() const { return m_rows; }

    /// "month" or "day" where the rows look like sums of categories: no id of anything, and no time stands twice for a
    /// category; sums of days are called units, too. Empty: events.
    [[nodiscard]] std::string aggregation(const Mapping& mapping) const {
        for (const char* field : {"order_id", "product_id", "customer_id", "unit_price", "event_type", "line_id"})
            if (mapping.columns.contains(field))
                return {};
        if (!mapping.columns.contains("category") || m_rows == 0 || m_repeats)
            return {};
        if (m_months == m_times)
            return "month";
        // Days may stand once for each category by chance: then the name decides.
        return asciiLower(mapping.columns.at("quantity")).starts_with("units") ? "day" : "";
    }

    Status decide(const std::string& file, const MappingOverrides& overrides, Mapping& mapping) const {
        const auto& column = mapping.columns.at("event_time");
        if (m_fiscalLine > 0)
            return fiscal("\"" + m_fiscal + "\"", file, m_fiscalLine, column);
        if (!overrides.dateOrder && mapping.aggregated != "month") {
            PLANWRIGHT_ASSIGN(mapping.dateOrder, m_dates.decide(file, column));
        }
        PLANWRIGHT_ASSIGN(const auto format, m_numbers.decide(file, overrides.decimalMark));
        mapping.decimalMark = format.decimalMark;
        mapping.thousandsMark = format.thousandsMark;
        mapping.currencySign = format.currencySign;
        mapping.currency = currencyOfSign(format.currencySign);
        return {};
    }

    [[nodiscard]] std::vector<MappedField> fields(const Mapping& mapping) const {
        std::vector<MappedField> list;
        for (const auto& [field, column, filled, fitting] : m_fields) {
            const auto& heading = mapping.heading[column];
            const double share = filled == 0 ? 0.5 : static_cast<double>(fitting) / static_cast<double>(filled);
            const double confidence = std::round(nameConfidence(heading) * share * 100) / 100;
            list.push_back(
                {std::string(field->name), heading, confidence,
                 fmt::format("\"{}\" is a name of it; {} of the first {} texts fit", heading, fitting, filled)});
        }
        return list;
    }

private:
    static constexpr std::int64_t enough = 10'000; ///< rows, but for what is ambiguous still

    struct Seen {
        const Field* field;
        std::size_t column;
        std::int64_t filled = 0, fitting = 0;
    };

    void seeSum(const std::vector<std::string>& texts) {
        if (m_repeats)
            return;
        std::string key;
        for (const auto& [field, column, filled, fitting] : m_fields)
            if (field->name == "event_time" || field->name == "category")
                key += texts[column] + '\n';
        m_repeats = !m_sums.insert(std::move(key)).second;
    }

    /// Whether the text can be one of the field; dates and numbers also tell how they are written.
    bool fits(const Field& field, std::string_view text, std::int64_t line) {
        switch (field.kind) {
        case FieldKind::Time:
            if (m_fiscalLine == 0 && isFiscalPeriod(text)) {
                m_fiscal = std::string(text);
                m_fiscalLine = line;
            }
            ++m_times;
            if (isMonth(text)) {
                ++m_months;
                return true;
            }
            return m_dates.see(text, line);
        case FieldKind::Quantity:
        case FieldKind::Money:
            m_numbers.see(text, line, field.kind == FieldKind::Money);
            return amountParts(text).has_value();
        case FieldKind::Fraction:
            return amountParts(text).has_value();
        case FieldKind::EventType:
            return readEventType(text).has_value();
        case FieldKind::Text:
            break;
        }
        return true;
    }

    std::size_t m_width;
    std::vector<Seen> m_fields;
    std::int64_t m_rows = 0;
    DateEvidence m_dates;
    NumberEvidence m_numbers;
    std::string m_fiscal;
    std::int64_t m_fiscalLine = 0;
    std::set<std::string> m_sums; ///< time and category of each of the first rows
    bool m_repeats = false;
    std::int64_t m_times = 0, m_months = 0;
};

Result<Content> readContent(const std::filesystem::path& path, const engine::CsvDialect& dialect,
                            const std::map<std::string, std::size_t>& columns, std::size_t width,
                            const RunContext& context) {
    Content content(columns, width);
    bool heading = true;
    const auto take = [&](std::int64_t line, const std::vector<std::string>& texts) {
        return std::exchange(heading, false) || content.see(line, texts);
    };
    PLANWRIGHT_TRY(engine::forEachRecord(path, dialect, context, take));
    return content;
}

std::string describe(const Mapping& mapping) {
    std::string columns;
    for (const auto& [field, heading] : mapping.columns)
        columns += (columns.empty() ? "" : ", ") + field + (field == heading ? "" : " from \"" + heading + "\"");
    static constexpr std::array orders = {"year-month-day", "month/day/year", "day/month/year"};
    return "No mapping was given or recognised; the columns were taken by their names: " + columns +
           ". Dates were read as " + orders.at(static_cast<std::size_t>(mapping.dateOrder)) +
           ", numbers with a decimal " + (mapping.decimalMark == '.' ? "point" : "comma") +
           (mapping.thousandsMark == '\0' ? "" : " and thousands marks") +
           (mapping.currencySign.empty() ? "" : ", amounts with \"" + mapping.currencySign + "\"") + ".";
}

} // namespace

char delimiterOf(const std::string& heading) {
    char best = ',';
    std::pair<std::size_t, std::size_t> most{0, 0};
    for (const char delimiter : {',', ';', '\t', '|'}) {
        const auto columns = engine::fieldsOf(heading, delimiter);
        const std::pair found{fieldsOfHeading(columns).size(), columns.size()};
        if (found > most) {
            most = found;
            best = delimiter;
        }
    }
    return best;
}

Result<DetectedMapping> detectMapping(const std::filesystem::path& path, const std::string& heading,
                                      const MappingOverrides& overrides, const RunContext& context) {
    DetectedMapping detected;
    auto& mapping = detected.mapping;
    mapping.name = "Columns by their names";
    mapping.delimiter = overrides.delimiter.value_or(delimiterOf(heading));
    for (const auto& name : engine::fieldsOf(heading, mapping.delimiter))
        mapping.heading.emplace_back(trimmed(name));
    auto columns = fieldsOfHeading(mapping.heading);
    if (columns.contains("unit_price") && columns.contains("line_total")) {
        detected.notes.push_back("The column \"" + mapping.heading[columns.at("line_total")] +
                                 "\" was passed over: a row's money is quantity times unit price.");
        columns.erase("line_total");
    }
    for (const auto& [field, column] : columns)
        mapping.columns[field] = mapping.heading[column];
    const std::string file = path.filename().string();
    // Money may be missing where rows turn out to be sums.
    PLANWRIGHT_TRY(refuseMissing(mapping, false, file));
    const std::string encoding = overrides.encoding.empty() ? "utf-8" : overrides.encoding;
    auto content = readContent(path, {mapping.delimiter, encoding}, columns, mapping.heading.size(), context);
    if (!content && overrides.encoding.empty() && content.error().where().field == "encoding")
        content = readContent(path, {mapping.delimiter, "cp1252"}, columns, mapping.heading.size(), context);
    if (!content)
        return content.error();
    mapping.aggregated = content->aggregation(mapping);
    PLANWRIGHT_TRY(refuseMissing(mapping, mapping.aggregated.empty(), file));
    if (!mapping.aggregated.empty())
        detected.notes.push_back("Each row is taken as a sum of a category over one " + mapping.aggregated +
                                 ": orders, customers and products are not known, so what needs events (customers, "
                                 "drill-down to orders, paid prices) is absent.");
    // A file without rows: reading it says what is wrong.
    if (content->rows() > 0)
        PLANWRIGHT_TRY(content->decide(file, overrides, mapping));
    overrides.applyTo(mapping);
    detected.fields = content->fields(mapping);
    detected.notes.push_back(describe(mapping));
    return detected;
}

} // namespace planwright::data
