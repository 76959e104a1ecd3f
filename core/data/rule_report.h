#pragma once

#include "core/data/engine/csv_file.h"
#include "core/data/engine/database.h"
#include "core/data/event_table.h"
#include "core/data/import.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace planwright::data {

/// What the steps of an import found that no row tells by itself.
struct RuleFindings {
    std::string futureDates = "false";  ///< the condition on event_row
    std::vector<std::int64_t> absurd;   ///< rows of absurd quantities, ascending
    std::map<Rule, RuleReport> repeats; ///< of the rules that merge
};

/// Sets what lies in the future or is absurd aside, where the mapping says so, before and after the merging of repeats.
[[nodiscard]] Status findFutureDates(engine::Database& database, const Mapping& mapping, RuleFindings& findings,
                                     const RunContext& context);
[[nodiscard]] Status findAbsurdQuantities(engine::Database& database, const EventTable& table, const Mapping& mapping,
                                          RuleFindings& findings, const RunContext& context);

/// Every rule that is not off, after all rows have their fate; `report` has its account and partial periods.
[[nodiscard]] Result<std::vector<RuleReport>> reportRules(engine::Database& database, const EventTable& table,
                                                          const std::vector<engine::CsvFile>& files,
                                                          const RuleFindings& findings, const ImportReport& report,
                                                          const RunContext& context);

/// The file and line of event_row's rows (of files, not of the snapshot that is appended to).
[[nodiscard]] std::vector<RuleReport::Example> placesOf(const std::vector<std::int64_t>& rows, const EventTable& table,
                                                        const std::vector<engine::CsvFile>& files);

} // namespace planwright::data
