#include "core/base/rng.h"

#include "core/base/hash.h"

#include <fmt/format.h>

namespace planwright {

std::uint64_t seedFor(std::uint64_t runSeed, std::string_view streamName) {
    const auto digest = sha256(fmt::format("{}:{}", runSeed, streamName));
    std::uint64_t seed = 0;
    for (int i = 0; i < 8; ++i)
        seed = (seed << 8U) | digest[static_cast<std::size_t>(i)];
    return seed;
}

} // namespace planwright
