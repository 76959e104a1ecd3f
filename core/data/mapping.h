#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planwright::data {

enum class DateOrder { YearMonthDay, MonthDayYear, DayMonthYear };

/// Which column of an export feeds which field, and how its texts are to be read. Saved as JSON ("planwright.mapping/1").
struct Mapping {
    std::string name;                             ///< for people, e.g. "Online Retail II"
    std::map<std::string, std::string> columns;   ///< canonical field (design.md section 5) -> column heading
    char delimiter = ',';
    std::string encoding = "utf-8";               ///< utf-8, latin-1, cp1252
    char decimalMark = '.';
    DateOrder dateOrder = DateOrder::YearMonthDay;
    std::string currency;                         ///< ISO 4217; empty: not declared
    std::vector<std::string> cancellationPrefixes; ///< order ids that begin so are cancellations
    std::vector<std::string> adjustmentPrefixes;  ///< order ids that begin so are bookkeeping, set aside
    std::vector<std::string> feeCategories;       ///< categories that are no demand, set aside
    std::vector<std::string> feeProducts;         ///< product ids that are no demand, set aside
    std::vector<std::string> testProducts;        ///< product ids of test rows, set aside
    std::string trailerField;                     ///< lines with this canonical field empty are another table: rejected as such
    std::optional<std::filesystem::path> categoryTable; ///< product -> category CSV, relative to the mapping file
};

[[nodiscard]] Result<Mapping> parseMapping(std::string_view json, const std::string& sourceName);
[[nodiscard]] std::string toJson(const Mapping& mapping);

} // namespace planwright::data
