#pragma once

#include "core/features/feature_matrix.h"
#include "core/features/special_days.h"
#include "core/service/workspace.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace planwright::service {

struct FeatureOptions {
    features::FeatureMatrixPlan plan;
    std::optional<Date> until;                     ///< data after this day is not looked at
    std::vector<features::CountryShare> countries; ///< empty: no special days are counted
    std::filesystem::path calendar;                ///< special_days_file.h; empty: the workspace's own days
};

struct FeatureRun {
    std::string snapshotSha256;
    features::FeatureTable table; ///< documents the matrix's columns
    features::FeatureMatrix matrix;
    std::vector<features::CountryShare> countries; ///< with shares that add up to 1
    std::size_t ownDays = 0;       ///< special days of the workspace's own that were read (own_special_days.h)
    std::size_t repeatingDays = 0; ///< of them, those that marks of outliers say repeat each year (outlier_marks.h)
    std::size_t oneOffDays = 0;    ///< days marked as one-offs that are counted as the usual ones
    std::string csv; ///< the matrix: category, origin, horizon, month and the columns; empty cells have no value
    std::string matrixSha256; ///< of `csv`: equal matrices have equal hashes
};

/// The features of the current snapshot; changes nothing. On days marked as one-offs (outlier_marks.h) units and
/// revenue are counted as usual; what is counted from orders, customers, views and segments is as it was.
/// InvalidArgument for a calendar file without countries.
[[nodiscard]] Result<FeatureRun> workOutFeatures(Workspace& workspace, const FeatureOptions& options,
                                                 const RunContext& context);

/// "GB=0.8,DE=0.2", or "GB" alone: two letters and a share of sales each. InvalidArgument for anything else.
[[nodiscard]] Result<std::vector<features::CountryShare>> parseCountries(const std::string& text);

/// Writes the matrix as CSV, or as Parquet where the file is named so. InvalidArgument for another ending.
[[nodiscard]] Status writeFeatures(const std::filesystem::path& file, const FeatureRun& run, const RunContext& context);

/// The document `planwright.features/1`: features[] {name, unit, formula, empty_when}, rows[] {category, origin,
/// horizon, month, values[] in the order of features, missing: {reason: places}}, uplifts[] at the last origin,
/// matrix_sha256 and what it was made for.
[[nodiscard]] std::string featuresDocument(const FeatureRun& run, std::uint64_t seed);

} // namespace planwright::service
