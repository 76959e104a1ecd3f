#pragma once

#include "core/data/fields.h"
#include "core/data/mapping.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace planwright::data {

/// SQL name of the column that feeds each mapped field, e.g. {"quantity", "c3"}.
using ColumnNames = std::map<std::string, std::string>;

/// Fields whose unreadable text leaves an empty value and a note, not a rejected row.
[[nodiscard]] bool isOptionalNumber(const Field& field);
/// Fields that event_row keeps under their own name as they were read.
[[nodiscard]] bool isKeptAsRead(const Field& field);

/// The select list that reads every field of `fields`, the kind, the category and whether an optional number is
/// unreadable. `grouped`: product_group(product) gives a product's category.
/// `converts`: with the row's rate, read_rate(currency|time).
[[nodiscard]] std::string typedColumns(const std::set<std::string>& fields, const ColumnNames& columns, bool grouped,
                                       bool converts);

/// "e.a, e.b" of the columns a and b and the prefix "e.".
[[nodiscard]] std::string columnList(const std::vector<std::string>& columns, const std::string& prefix);

/// Conditions on a row, as SQL that is never NULL.
[[nodiscard]] std::string anyPrefix(const std::string& column, const std::vector<std::string>& prefixes);
[[nodiscard]] std::string anyOf(const std::string& column, const std::vector<std::string>& values);

/// A row's money is round(product / divisor), half away from zero.
struct MoneySql {
    std::string product, divisor, half;
    std::string unpaid; ///< the condition of a price that is not positive
};
/// `converts`: the row's `rate` (in units of 1/RateTable::scale) converts it, before it is rounded.
[[nodiscard]] MoneySql moneySql(const Mapping& mapping, bool converts);
/// A kept field: its column, or where `converts` and it is money, that times `rate`, rounded half away from zero.
[[nodiscard]] std::string keptSql(const Field& field, bool converts);
/// The columns c0, c1 ... of a CSV file, all of them texts, as read_csv takes them.
[[nodiscard]] std::string declaredColumns(std::size_t count);

} // namespace planwright::data
