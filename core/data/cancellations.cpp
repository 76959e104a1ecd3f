#include "core/data/cancellations.h"

#include "core/data/rule_sql.h"
#include "core/data/sql.h"

namespace planwright::data {

Result<std::optional<MatchedReturns>> matchReturns(engine::Database& database, const Mapping& mapping,
                                                   const std::set<std::string>& fields, const RunContext& context) {
    if (!fields.contains("customer_id") || !fields.contains("product_id"))
        return std::nullopt;
    MatchedReturns matched;
    std::int64_t key = 0;
    std::int64_t bought = 0;
    PLANWRIGHT_TRY(
        database.forEachBatch(sql("returns", {{"price", fields.contains("unit_price") ? ", unit_price" : ""},
                                              {"cancelled", ruleCondition(Rule::Cancellation, mapping, fields)}}),
                              context, [&](const engine::Batch& batch) -> Status {
                                  for (std::size_t r = 0; r < batch.rows(); ++r) {
                                      if (batch.integer(0, r) != key)
                                          bought = 0;
                                      key = batch.integer(0, r);
                                      const auto quantity = batch.integer(1, r);
                                      const bool givesBack = batch.integer(2, r) != 0;
                                      if (!givesBack || (quantity < 0 && bought + quantity >= 0))
                                          bought += quantity;
                                      else
                                          continue;
                                      if (givesBack && batch.integer(4, r) > 0)
                                          ++(batch.integer(3, r) != 0 ? matched.cancellations : matched.refunds);
                                  }
                                  return {};
                              }));
    return std::optional(matched);
}

} // namespace planwright::data
