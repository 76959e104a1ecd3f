#pragma once

#include "core/base/result.h"
#include "core/data/cleaning.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planwright::data {

enum class DateOrder { YearMonthDay, MonthDayYear, DayMonthYear };

/// Which column of an export feeds which field, and how its texts are to be read. Saved as JSON
/// ("planwright.mapping/1").
struct Mapping {
    std::string name;                           ///< for people, e.g. "Online Retail II"
    std::map<std::string, std::string> columns; ///< canonical field (design.md section 5) -> column heading
    /// All headings of the file, in order, where known: a file with exactly these is recognised first.
    std::vector<std::string> heading;
    char delimiter = ',';
    std::string encoding = "utf-8"; ///< utf-8, latin-1, cp1252
    char decimalMark = '.';
    char thousandsMark = '\0'; ///< '.', ',', a blank (also a narrow or a hard one) or an apostrophe; 0: none is read
    std::string currencySign;  ///< before or after an amount, e.g. "€" or "EUR"; empty: none is read
    DateOrder dateOrder = DateOrder::YearMonthDay;
    std::string timeZone; ///< IANA name, e.g. Europe/Berlin; empty: the clock that the texts show (values.h)
    std::string currency; ///< ISO 4217; empty: not declared
    std::vector<std::string> cancellationPrefixes; ///< order ids that begin so are cancellations
    bool unsignedCancellations = false;            ///< their quantities carry no minus sign and are to be subtracted
    bool priceBeforeDiscount = false;              ///< unit_price is before `discount` (a fraction of it), not paid
    std::vector<std::string> adjustmentPrefixes;   ///< order ids that begin so are bookkeeping, set aside
    std::vector<std::string> feeCategories;        ///< categories that are no demand, set aside
    std::vector<std::string> feeProducts;          ///< product ids that are no demand, set aside
    std::vector<std::string> testProducts;         ///< product ids of test rows, set aside
    std::vector<std::string> sampleProducts;       ///< product ids of samples and gifts, set aside
    std::string trailerField; ///< lines with this canonical field empty are another table: rejected as such
    std::optional<std::filesystem::path> categoryTable; ///< product -> category CSV, relative to the mapping file
    /// "month" or "day": each row is already a sum of a category over that time, not an event. Then money may be
    /// missing.
    std::string aggregated;
    Cleaning cleaning;
};

/// A column that feeds a field, and how sure that is.
struct MappedField {
    std::string field, column;
    double confidence = 1; ///< 0 .. 1; 1 where a mapping says so
    std::string why;       ///< a sentence's part
};

/// InvalidArgument, naming the key, for JSON that is no mapping, a key or value that is not known, or a mapping without
/// event_time, quantity, one of unit_price and line_total, and one of category and product_id.
[[nodiscard]] Result<Mapping> parseMapping(std::string_view source, const std::string& sourceName);
/// Keys sorted, two blanks of indent, a line end after it; parseMapping() reads it back to the same mapping.
[[nodiscard]] std::string toJson(const Mapping& mapping);
/// parseMapping() of a file; a relative categoryTable is made to stand beside the file.
[[nodiscard]] Result<Mapping> loadMapping(const std::filesystem::path& path);

/// "YMD", "MDY" or "DMY".
[[nodiscard]] std::optional<DateOrder> dateOrderNamed(std::string_view name);
[[nodiscard]] std::string_view nameOf(DateOrder order);

} // namespace planwright::data
