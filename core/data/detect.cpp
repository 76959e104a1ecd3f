#include "core/data/detect.h"

#include "core/base/text.h"
#include "core/data/engine/csv_file.h"
#include "core/data/evidence.h"
#include "core/data/heading.h"

#include <algorithm>
#include <array>

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

Status refuseMissing(const Mapping& mapping, const std::string& file) {
    const auto has = [&mapping](const char* field) { return mapping.columns.contains(field); };
    if (!has("event_time"))
        return missing("event_time", "event_time", mapping.heading, file);
    if (!has("quantity"))
        return missing("quantity", "quantity", mapping.heading, file);
    if (!has("unit_price") && !has("line_total"))
        return missing("unit_price or line_total", "unit_price", mapping.heading, file);
    if (!has("category") && !has("product_id"))
        return missing("category or product_id", "category", mapping.heading, file);
    return {};
}

/// Reads rows until dates and numbers are clear, at least the first thousand.
Status readContent(const std::filesystem::path& path, Mapping& mapping,
                   const std::map<std::string, std::size_t>& columns, const RunContext& context) {
    constexpr std::int64_t enough = 1000;
    DateEvidence dates;
    DecimalEvidence decimals;
    std::int64_t rows = -1; // the heading
    const auto take = [&](std::int64_t line, const std::vector<std::string>& fields) {
        if (++rows == 0 || fields.size() != mapping.heading.size())
            return true;
        dates.see(fields[columns.at("event_time")], line);
        for (const char* number : {"quantity", "unit_price", "line_total"}) {
            const auto column = columns.find(number);
            if (column != columns.end())
                decimals.see(fields[column->second], line);
        }
        return rows < enough || !dates.isClear() || !decimals.isClear();
    };
    // Bytes above 127 are no part of a date or a number: any one-byte encoding reads the rest as it stands.
    const engine::CsvDialect dialect{mapping.delimiter, "latin-1"};
    PLANWRIGHT_TRY(engine::forEachRecord(path, dialect, context, take));
    if (rows <= 0)
        return {}; // nothing to learn from; reading the file says what is wrong
    const std::string file = path.filename().string();
    PLANWRIGHT_ASSIGN(mapping.dateOrder, dates.decide(file, mapping.columns.at("event_time")));
    PLANWRIGHT_ASSIGN(mapping.decimalMark, decimals.decide(file));
    return {};
}

std::string describe(const Mapping& mapping) {
    std::string columns;
    for (const auto& [field, heading] : mapping.columns)
        columns += (columns.empty() ? "" : ", ") + field + (field == heading ? "" : " from \"" + heading + "\"");
    static constexpr std::array orders = {"year-month-day", "month/day/year", "day/month/year"};
    return "No mapping was given or recognised; the columns were taken by their names: " + columns +
           ". Dates were read as " + orders.at(static_cast<std::size_t>(mapping.dateOrder)) +
           ", numbers with a decimal " + (mapping.decimalMark == '.' ? "point." : "comma.");
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
                                      const RunContext& context) {
    DetectedMapping detected;
    auto& mapping = detected.mapping;
    mapping.name = "Columns by their names";
    mapping.delimiter = delimiterOf(heading);
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
    PLANWRIGHT_TRY(refuseMissing(mapping, path.filename().string()));
    PLANWRIGHT_TRY(readContent(path, mapping, columns, context));
    detected.notes.push_back(describe(mapping));
    return detected;
}

} // namespace planwright::data
