#include "core/service/point_blob.h"

#include "core/base/hash.h"

#include <cstring>

namespace planwright::service {

std::string sha256OfPoints(const std::vector<double>& points) {
    Sha256 sha;
    sha.update(std::as_bytes(std::span(points)));
    return toHex(sha.finish());
}

std::optional<std::vector<double>> pointsOf(std::span<const std::byte> bytes, std::string_view sha256) {
    std::vector<double> points(bytes.size() / sizeof(double));
    if (!points.empty())
        std::memcpy(points.data(), bytes.data(), points.size() * sizeof(double));
    if (points.size() * sizeof(double) != bytes.size() || sha256OfPoints(points) != sha256)
        return std::nullopt;
    return points;
}

} // namespace planwright::service
