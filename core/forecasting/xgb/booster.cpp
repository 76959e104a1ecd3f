#include "core/forecasting/xgb/booster.h"

#include "core/base/hash.h"

#include <fmt/format.h>
#include <xgboost/c_api.h>

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace planwright::forecasting {
namespace {

constexpr std::array<std::string_view, 13> knownParameters{
    "alpha",   "colsample_bylevel", "colsample_bynode", "colsample_bytree", "eta",  "gamma",    "lambda",
    "max_bin", "max_delta_step",    "max_depth",        "min_child_weight", "seed", "subsample"};

Status check(int code, std::string_view doing) {
    if (code == 0)
        return {};
    const std::string_view detail = XGBGetLastError();
    return Error(ErrorCode::Internal, fmt::format("XGBoost failed while {}: {}", doing, detail));
}

/// Owns a DMatrix.
class Matrix {
public:
    Matrix() = default;
    ~Matrix() {
        if (m_handle != nullptr)
            XGDMatrixFree(m_handle);
    }
    Matrix(const Matrix&) = delete;
    Matrix& operator=(const Matrix&) = delete;

    Status fill(std::span<const float> values, std::size_t columns) {
        if (columns == 0 || values.empty() || values.size() % columns != 0)
            return Error(ErrorCode::InvalidArgument,
                         fmt::format("A booster was given {} values for rows of {} columns.", values.size(), columns));
        return check(XGDMatrixCreateFromMat_omp(values.data(), values.size() / columns, columns,
                                                std::numeric_limits<float>::quiet_NaN(), &m_handle, 1),
                     "reading rows");
    }
    /// `data.values` are given away.
    Status fill(BoosterData data) {
        PLANWRIGHT_TRY(fill(data.values, data.columns));
        const auto rows = data.values.size() / data.columns;
        if (data.targets.size() != rows || data.weights.size() != rows)
            return Error(ErrorCode::InvalidArgument, "A booster needs one target and one weight a row.");
        return check(XGDMatrixSetFloatInfo(m_handle, "label", data.targets.data(), rows), "reading targets");
    }
    [[nodiscard]] DMatrixHandle get() const { return m_handle; }

private:
    DMatrixHandle m_handle = nullptr;
};

Status checkKnown(const BoosterParameters& parameters) {
    for (const auto& [name, value] : parameters)
        if (std::find(knownParameters.begin(), knownParameters.end(), name) == knownParameters.end())
            return Error(ErrorCode::InvalidArgument,
                         fmt::format("'{}' is not a booster parameter; the known ones are {}.", name,
                                     fmt::join(knownParameters, ", ")));
    return {};
}

double meanLoss(std::span<const float> scores, const BoosterData& rows, const Objective& objective) {
    double sum = 0;
    double weight = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        sum += rows.weights[i] * objective.loss(i, scores[i], rows.targets[i]);
        weight += rows.weights[i];
    }
    return weight > 0 ? sum / weight : 0;
}

} // namespace

class Booster::Handle {
public:
    Handle() = default;
    ~Handle() {
        if (m_handle != nullptr)
            XGBoosterFree(m_handle);
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

    /// XGBoost keeps the scores of these matrices, so that asking for them again costs one tree's.
    Status create(const Matrix& matrix, const Matrix* other = nullptr) {
        const std::array<DMatrixHandle, 2> kept{matrix.get(), other != nullptr ? other->get() : nullptr};
        PLANWRIGHT_TRY(check(XGBoosterCreate(kept.data(), other != nullptr ? 2 : 1, &m_handle), "making a booster"));
        PLANWRIGHT_TRY(set("nthread", "1"));
        return set("verbosity", "0");
    }
    Status begin(const BoosterParameters& parameters, const Matrix& matrix, const Matrix* other = nullptr) {
        PLANWRIGHT_TRY(create(matrix, other));
        for (const auto& [name, value] : parameters)
            PLANWRIGHT_TRY(set(name, value));
        PLANWRIGHT_TRY(set("tree_method", "hist"));
        return set("base_score", "0");
    }
    Status grow(const Matrix& matrix, std::span<const float> targets, std::span<const float> weights,
                const Objective& objective) {
        PLANWRIGHT_ASSIGN(const auto scored, scores(matrix, true));
        m_gradients.resize(targets.size());
        m_hessians.resize(targets.size());
        objective.derivatives(scored, targets, weights, m_gradients, m_hessians);
        return check(
            XGBoosterBoostOneIter(m_handle, matrix.get(), m_gradients.data(), m_hessians.data(), targets.size()),
            "growing a tree");
    }
    Status set(const std::string& name, const std::string& value) {
        return check(XGBoosterSetParam(m_handle, name.c_str(), value.c_str()), fmt::format("setting {}", name));
    }
    /// Puts the parameters into force now instead of at the first use.
    Status configure() {
        bst_ulong size = 0;
        const char* config = nullptr;
        return check(XGBoosterSaveJsonConfig(m_handle, &size, &config), "configuring a booster");
    }
    /// Raw scores of the rows, valid until the next call for this booster from this thread.
    Result<std::span<const float>> scores(const Matrix& matrix, bool training) const {
        const auto* config = training ? R"({"type":1,"training":true,"iteration_begin":0,"iteration_end":0,)"
                                        R"("strict_shape":false})"
                                      : R"({"type":1,"training":false,"iteration_begin":0,"iteration_end":0,)"
                                        R"("strict_shape":false})";
        return ask(matrix, config);
    }
    /// Of the rows' columns and their bias, row by row; valid as long as scores().
    Result<std::span<const float>> contributions(const Matrix& matrix) const {
        return ask(matrix, R"({"type":2,"training":false,"iteration_begin":0,"iteration_end":0,"strict_shape":false})");
    }
    [[nodiscard]] Result<std::string> save() const {
        bst_ulong size = 0;
        const char* bytes = nullptr;
        PLANWRIGHT_TRY(
            check(XGBoosterSaveModelToBuffer(m_handle, R"({"format":"ubj"})", &size, &bytes), "saving a booster"));
        return std::string(bytes, size);
    }
    [[nodiscard]] BoosterHandle get() const { return m_handle; }

private:
    Result<std::span<const float>> ask(const Matrix& matrix, const char* config) const {
        const bst_ulong* shape = nullptr;
        bst_ulong dimensions = 0;
        const float* numbers = nullptr;
        PLANWRIGHT_TRY(check(XGBoosterPredictFromDMatrix(m_handle, matrix.get(), config, &shape, &dimensions, &numbers),
                             "predicting"));
        std::size_t count = dimensions > 0 ? 1 : 0;
        for (bst_ulong d = 0; d < dimensions; ++d)
            count *= shape[d];
        return std::span<const float>(numbers, count);
    }

    BoosterHandle m_handle = nullptr;
    std::vector<float> m_gradients, m_hessians;
};

Booster::Booster(std::shared_ptr<const Handle> handle, std::string bytes, std::size_t columns)
    : m_handle(std::move(handle))
    , m_bytes(std::move(bytes))
    , m_columns(columns) {}

Result<Booster> Booster::train(BoosterData data, const BoosterParameters& parameters, int rounds,
                               const Objective& objective, const RunContext& context) {
    PLANWRIGHT_TRY(checkKnown(parameters));
    const auto targets = data.targets;
    const auto weights = data.weights;
    Matrix matrix;
    PLANWRIGHT_TRY(matrix.fill(std::move(data)));
    auto handle = std::make_shared<Handle>();
    PLANWRIGHT_TRY(handle->begin(parameters, matrix));
    for (int round = 0; round < rounds; ++round) {
        PLANWRIGHT_TRY(context.checkStop());
        PLANWRIGHT_TRY(handle->grow(matrix, targets, weights, objective));
    }
    PLANWRIGHT_ASSIGN(const auto bytes, handle->save());
    return loadProven(bytes);
}

Result<HeldOutLoss> Booster::bestRounds(const HeldOutSplit& split, const BoosterParameters& parameters, int mostRounds,
                                        int patience, const RunContext& context) {
    PLANWRIGHT_TRY(checkKnown(parameters));
    Matrix learnt;
    PLANWRIGHT_TRY(learnt.fill(split.learnt));
    Matrix held;
    PLANWRIGHT_TRY(held.fill(split.held));
    Handle handle;
    PLANWRIGHT_TRY(handle.begin(parameters, learnt, &held));
    const std::vector<float> untrained(split.held.targets.size(), 0.0F);
    HeldOutLoss best{0, meanLoss(untrained, split.held, *split.heldObjective)};
    for (int round = 1; round <= mostRounds && round <= best.rounds + patience; ++round) {
        PLANWRIGHT_TRY(context.checkStop());
        PLANWRIGHT_TRY(handle.grow(learnt, split.learnt.targets, split.learnt.weights, *split.learntObjective));
        PLANWRIGHT_ASSIGN(const auto scores, handle.scores(held, false));
        if (const auto loss = meanLoss(scores, split.held, *split.heldObjective); loss < best.loss)
            best = {round, loss};
    }
    return best;
}

Result<Booster> Booster::load(std::string_view bytes, std::string_view hash) {
    if (sha256Hex(bytes) != hash)
        return Error(ErrorCode::InvalidArgument, "A saved booster is damaged: its trees do not match their SHA-256.");
    return loadProven(bytes);
}

Result<Booster> Booster::loadProven(std::string_view bytes) {
    const auto damaged = [] {
        return Error(ErrorCode::InvalidArgument, "A saved booster cannot be used: XGBoost refuses its trees.");
    };
    // XGBoost reads trees on every core unless it is configured before, which needs some matrix to look at.
    Matrix any;
    PLANWRIGHT_TRY(any.fill(std::vector<float>(1, 0.0F), 1));
    auto handle = std::make_shared<Handle>();
    PLANWRIGHT_TRY(handle->create(any));
    PLANWRIGHT_TRY(handle->configure());
    bst_ulong columns = 0;
    if (bytes.empty() || XGBoosterLoadModelFromBuffer(handle->get(), bytes.data(), bytes.size()) != 0 ||
        XGBoosterGetNumFeature(handle->get(), &columns) != 0 || columns == 0)
        return damaged();
    // The first prediction configures the model; done here, later ones change nothing and may run side by side.
    Matrix row;
    PLANWRIGHT_TRY(row.fill(std::vector<float>(columns, 0.0F), columns));
    if (!handle->scores(row, false))
        return damaged();
    return Booster(std::move(handle), std::string(bytes), columns);
}

Result<std::vector<float>> Booster::predict(std::span<const float> values) const {
    Matrix matrix;
    PLANWRIGHT_TRY(matrix.fill(values, m_columns));
    PLANWRIGHT_ASSIGN(const auto scores, m_handle->scores(matrix, false));
    return std::vector<float>(scores.begin(), scores.end());
}

Result<std::vector<double>> Booster::contributions(std::span<const float> values) const {
    Matrix matrix;
    PLANWRIGHT_TRY(matrix.fill(values, m_columns));
    PLANWRIGHT_ASSIGN(const auto scores, predict(values));
    PLANWRIGHT_ASSIGN(const auto floats, m_handle->contributions(matrix));
    const auto width = m_columns + 1;
    if (floats.size() != scores.size() * width)
        return Error(ErrorCode::Internal, fmt::format("XGBoost gave {} contributions for {} rows of {} columns.",
                                                      floats.size(), scores.size(), m_columns));
    std::vector<double> contributions(floats.begin(), floats.end());
    for (std::size_t row = 0; row < scores.size(); ++row) {
        const auto own = std::span(contributions).subspan(row * width, width);
        own.back() = scores[row] - std::accumulate(own.begin(), own.end() - 1, 0.0);
    }
    return contributions;
}

} // namespace planwright::forecasting
