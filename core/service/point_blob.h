#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Numbers as the workspace's database keeps them beside their hash.
namespace planwright::service {

[[nodiscard]] std::string sha256OfPoints(const std::vector<double>& points);

/// Empty where the bytes do not have that hash: a damaged row would change forecasts in silence.
[[nodiscard]] std::optional<std::vector<double>> pointsOf(std::span<const std::byte> bytes, std::string_view sha256);

} // namespace planwright::service
