#pragma once

#include "core/base/run_context.h"
#include "core/forecasting/xgb/objective.h"

#include <cstddef>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace planwright::forecasting {

/// XGBoost's training parameters by their own names. Only those listed in booster.cpp are taken.
using BoosterParameters = std::map<std::string, std::string>;

/// `values` is row-major, NaN = missing; targets and weights have one element a row. At least one row.
struct BoosterData {
    std::size_t columns = 0;
    std::vector<float> values; ///< given away: XGBoost keeps its own form of them
    std::span<const float> targets;
    std::span<const float> weights;
};

/// Rows to learn from, and later ones that only the loss is looked at of. Both have the same columns.
struct HeldOutSplit {
    BoosterData learnt, held;
    const Objective* learntObjective = nullptr; ///< never null when used; its rows are those of `learnt`
    const Objective* heldObjective = nullptr;
};

struct HeldOutLoss {
    int rounds = 0;
    double loss = 0;
};

/// Gradient-boosted trees: one XGBoost model behind values and errors. Always one thread (parallelism is over fits);
/// the same input gives the same bytes. Immutable once made, safe to predict from several threads.
class Booster {
public:
    /// InvalidArgument for a parameter that is not listed: XGBoost itself would ignore it in silence. Internal carries
    /// XGBoost's own message.
    [[nodiscard]] static Result<Booster> train(BoosterData data, const BoosterParameters& parameters, int rounds,
                                               const Objective& objective, const RunContext& context);
    /// How many rounds on `learnt` make the weighted mean loss of `held` least: as train(), but nothing is kept. Ends
    /// after `patience` rounds without a lower loss, or after `mostRounds`; of equals the fewest. 0 rounds: the
    /// untrained 0 is best.
    [[nodiscard]] static Result<HeldOutLoss> bestRounds(const HeldOutSplit& split, const BoosterParameters& parameters,
                                                        int mostRounds, int patience, const RunContext& context);
    /// InvalidArgument unless `bytes` have the SHA-256 `hash` (hex): XGBoost 1.7 reads past the end of damaged UBJSON,
    /// so it is only shown what bytes() once gave.
    [[nodiscard]] static Result<Booster> load(std::string_view bytes, std::string_view hash);

    /// XGBoost's UBJSON.
    [[nodiscard]] const std::string& bytes() const { return m_bytes; }
    [[nodiscard]] std::size_t columns() const { return m_columns; }
    /// One prediction for every columns() values, row by row.
    [[nodiscard]] Result<std::vector<float>> predict(std::span<const float> values) const;
    /// What each column adds to predict(), and the bias: columns() + 1 numbers for every row, Shapley's values by
    /// TreeSHAP (Lundberg et al. 2020, "From local explanations to global understanding with explainable AI for
    /// trees"). They add up to the row's prediction in double precision: XGBoost's are floats, and what those miss goes
    /// to the bias.
    [[nodiscard]] Result<std::vector<double>> contributions(std::span<const float> values) const;

private:
    class Handle;
    [[nodiscard]] static Result<Booster> loadProven(std::string_view bytes);
    Booster(std::shared_ptr<const Handle> handle, std::string bytes, std::size_t columns);

    std::shared_ptr<const Handle> m_handle;
    std::string m_bytes;
    std::size_t m_columns;
};

} // namespace planwright::forecasting
