#pragma once

#include <nlohmann/json.hpp>

#include <fstream>
#include <string>

namespace planwright::forecasting::testing {

/// A recorded answer of another program; throws (and so fails the test) where the file is damaged.
inline nlohmann::json oracle(const std::string& name) {
    std::ifstream file(PLANWRIGHT_SOURCE_DIR "/tests/data/forecasting/" + name);
    return nlohmann::json::parse(file);
}

} // namespace planwright::forecasting::testing
