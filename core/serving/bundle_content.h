#pragma once

#include "core/data/types/panel.h"
#include "core/forecasting/trained_model.h"
#include "core/registry/bundle.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace planwright::serving {

/// What training hands to serving, as values.
struct BundleContent {
    std::shared_ptr<const forecasting::TrainedModel> model;
    data::Panel panel;                               ///< the history that the model's features need, exact
    std::string decisionConfigJson;                  ///< thresholds and weights of the decision engine
    features::HistoryCorrections corrections = {};   ///< what the model learnt from instead on one-off days
    std::map<std::string, std::string> parents = {}; ///< of categories, where there are some
};

/// A bundle that was verified and decoded: all that a forecast and a decision need. Immutable; may be shared by
/// threads.
struct ServedModel {
    std::string sha256; ///< the bundle's name
    registry::BundleFacts facts;
    BundleContent content;
    std::shared_ptr<const forecasting::Catalog> catalog; ///< what the fitted models refer to
};

/// Bundle file name to bytes; the same content gives the same bytes.
[[nodiscard]] std::map<std::string, std::string> encodeBundleContent(const BundleContent& content);

/// Verifies the bundle and decodes it. Errors as registry::loadBundle(), and Conflict where a file of it was not
/// written by this version of the program.
[[nodiscard]] Result<ServedModel> loadServedModel(const std::filesystem::path& bundleDirectory);

} // namespace planwright::serving
