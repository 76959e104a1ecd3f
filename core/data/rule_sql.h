#pragma once

#include "core/data/mapping.h"

#include <set>
#include <string>

namespace planwright::data {

/// The condition under which a row that can be read meets the rule, as SQL that is never NULL, on the columns that a
/// row has while it is read and in event_row alike. `fields`: those that rows have. "false" for rules that one row
/// alone cannot tell (repeats, future dates, absurd quantities, months covered in part).
[[nodiscard]] std::string ruleCondition(Rule rule, const Mapping& mapping, const std::set<std::string>& fields);

/// " WHEN condition THEN 'Fee'" and so on, for each rule of one row that sets rows aside, in the order of Rule.
[[nodiscard]] std::string setAsideCases(const Mapping& mapping, const std::set<std::string>& fields);

} // namespace planwright::data
