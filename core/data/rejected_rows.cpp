#include "core/data/rejected_rows.h"

#include "core/base/file_writer.h"
#include "core/base/text.h"
#include "core/data/csv_text.h"
#include "core/data/event_sql.h"
#include "core/data/event_time.h"
#include "core/data/fields.h"
#include "core/data/values.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace planwright::data {

namespace {

constexpr std::size_t mostRows = 1000;

std::string quoted(std::string_view text) {
    constexpr std::size_t longest = 60;
    return "\"" + std::string(text.substr(0, longest)) + (text.size() > longest ? "...\"" : "\"");
}

/// How a file's texts are read.
struct Readers {
    const Mapping& mapping;
    EventTimeReader time;
    NumberFormat numbers;
    const RateTable* rates;
};

/// Empty if the field's text can be read.
std::string whyNot(const Field& field, std::string_view text, const Readers& readers) {
    const std::string name(field.name);
    if (field.kind == FieldKind::Text)
        return {};
    if (text.empty())
        return name + " is empty";
    switch (field.kind) {
    case FieldKind::Time:
        switch (readers.time.read(text).outcome) {
        case TimeReading::Outcome::OutOfRange:
            return name + ": " + quoted(text) + " is not in the years 1900 to 2199";
        case TimeReading::Outcome::Unreadable:
        case TimeReading::Outcome::OtherOrder:
            return name + ": " + quoted(text) + " is not a date";
        case TimeReading::Outcome::Read:
            return {};
        }
        return {};
    case FieldKind::EventType:
        return readEventType(text) ? "" : name + ": " + quoted(text) + " is not purchase, refund, view or cart";
    case FieldKind::Quantity:
    case FieldKind::Money:
    case FieldKind::Fraction:
        if (readNumber(text, readers.numbers, decimalsOf(field.kind)))
            return {};
        return name + ": " + quoted(text) + " is not a plain number of at most " +
               std::to_string(decimalsOf(field.kind)) + " decimals and 1,000,000,000" +
               (amountParts(text) ? "; thousands marks and currency signs are read where the mapping names them "
                                    "(thousands_mark, currency_sign)"
                                  : "");
    case FieldKind::Text:
        break;
    }
    return {};
}

/// Empty if there is a rate.
std::string whyNoRate(std::string_view currency, std::string_view time, const Readers& readers) {
    if (currency.empty())
        return "currency is empty";
    const auto code = currencyCode(currency);
    const auto day = dayOf(readers.time.read(time).micros);
    return readers.rates->rateOf(code, day) ? "" : "currency: no rate of " + code + " on or before " + day.toString();
}

std::string reasonOf(const std::string& record, const Readers& readers,
                     const std::map<std::string, std::size_t>& columns) {
    const auto& mapping = readers.mapping;
    const auto fields = engine::fieldsOf(record, mapping.delimiter);
    const auto textOf = [&](const std::string& field) -> std::string_view {
        const auto column = columns.find(field);
        return column == columns.end() || column->second >= fields.size() ? std::string_view()
                                                                          : trimmed(fields[column->second]);
    };
    if (!mapping.trailerField.empty() && textOf(mapping.trailerField).empty())
        return mapping.trailerField + " is empty: a line of another table";
    for (const auto& field : canonicalFields()) {
        if (isOptionalNumber(field) || !columns.contains(std::string(field.name)))
            continue;
        if (auto reason = whyNot(field, textOf(std::string(field.name)), readers); !reason.empty())
            return reason;
    }
    if (readers.rates != nullptr)
        if (auto reason = whyNoRate(textOf("currency"), textOf("event_time"), readers); !reason.empty())
            return reason;
    return "quantity times price is too large";
}

/// One file's rejected lines: those of the wrong width and those of unreadable values.
struct Rejected {
    std::int64_t line = 0;
    std::int64_t fields = 0; ///< of a malformed line; 0: its values are at fault
};

Result<std::vector<Rejected>> rejectedLines(engine::Database& database, const EventTable& table,
                                            const engine::CsvFile& file, int number, std::size_t most,
                                            const RunContext& context) {
    std::vector<Rejected> lines;
    for (std::size_t i = 0; i < std::min(file.malformed.size(), most); ++i)
        lines.push_back({file.malformed[i].line, file.malformed[i].fields});
    PLANWRIGHT_TRY(database.forEachBatch(
        "SELECT rowid::BIGINT FROM event_row WHERE fate = 'Rejected' AND file = " + std::to_string(number) +
            " ORDER BY rowid LIMIT " + std::to_string(most),
        context, [&](const engine::Batch& batch) -> Status {
            for (std::size_t r = 0; r < batch.rows(); ++r)
                lines.push_back({file.lineOf(batch.integer(0, r) - table.firstRow(number)), 0});
            return {};
        }));
    std::sort(lines.begin(), lines.end(), [](const Rejected& a, const Rejected& b) { return a.line < b.line; });
    lines.resize(std::min(lines.size(), most));
    return lines;
}

using Take = std::function<Status(RejectedRow)>;

/// The rejected rows of all files in order, `most` of them at most, with their whole texts.
Status forEachRejected(engine::Database& database, const EventTable& table, const Mapping& mapping,
                       const std::vector<engine::CsvFile>& files, std::size_t most, const RunContext& context,
                       const Take& take) {
    PLANWRIGHT_ASSIGN(auto times, EventTimeReader::of(mapping));
    const Readers readers{mapping, std::move(times), numberFormatOf(mapping), table.rates()};
    int number = 0;
    for (const auto& file : files) {
        PLANWRIGHT_ASSIGN(const auto lines, rejectedLines(database, table, file, ++number, most, context));
        most -= lines.size();
        std::vector<std::int64_t> numbers;
        for (const auto& line : lines)
            numbers.push_back(line.line);
        PLANWRIGHT_ASSIGN(const auto columns, columnNumbers(mapping, file));
        const auto tell = [&](std::size_t place, std::string_view text) {
            const auto& line = lines[place];
            auto reason = line.fields > 0 ? std::to_string(line.fields) + " fields where the heading has " +
                                                std::to_string(file.heading.size()) +
                                                (mapping.trailerField.empty() ? "" : ": a line of another table")
                                          : reasonOf(std::string(text), readers, columns);
            return take({file.name, line.line, std::move(reason), std::string(text)});
        };
        PLANWRIGHT_TRY(engine::forEachRecordAt(file, {mapping.delimiter, mapping.encoding}, numbers, context, tell));
    }
    return {};
}

} // namespace

Result<std::vector<RejectedRow>> rejectedRows(engine::Database& database, const EventTable& table,
                                              const Mapping& mapping, const std::vector<engine::CsvFile>& files,
                                              const RunContext& context) {
    constexpr std::size_t longest = 1000;
    std::vector<RejectedRow> all;
    PLANWRIGHT_TRY(forEachRejected(database, table, mapping, files, mostRows, context, [&](RejectedRow row) -> Status {
        row.raw.resize(std::min(row.raw.size(), longest));
        all.push_back(std::move(row));
        return {};
    }));
    return all;
}

Status writeRejectedRows(const std::filesystem::path& path, engine::Database& database, const EventTable& table,
                         const Mapping& mapping, const std::vector<engine::CsvFile>& files, const RunContext& context) {
    return replaceFile(path, "The file for the rejected rows cannot be written", [&](FileWriter& writer) -> Status {
        PLANWRIGHT_TRY(writer.write("file,line,reason,raw\n"));
        return forEachRejected(
            database, table, mapping, files, std::numeric_limits<std::int64_t>::max(), context,
            [&](const RejectedRow& row) {
                return writer.write(csvLine({row.file, std::to_string(row.line), row.reason, row.raw}, 4));
            });
    });
}

} // namespace planwright::data
