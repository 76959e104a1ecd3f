#pragma once

#include <cstdint>
#include <string_view>

namespace planwright {

/// SplitMix64 (Steele, Lea, Flood 2014). Our own, because the distributions of <random> differ between libraries.
class SplitMix64 {
public:
    explicit constexpr SplitMix64(std::uint64_t seed)
        : m_state(seed) {}

    constexpr std::uint64_t next() {
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }

    /// Uniform in the open interval (0,1).
    constexpr double uniform() { return (static_cast<double>(next() >> 11U) + 0.5) / 9007199254740992.0; }

    /// Uniform in 0 .. bound-1, for 0 < bound < 2^32 (the bias, under bound / 2^53, does not matter here).
    constexpr std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(uniform() * bound); }

private:
    std::uint64_t m_state;
};

/// The seed of one stream (a category, a model, a stage): the first 8 bytes of SHA-256(run seed, name), so that adding
/// a stream never changes another.
[[nodiscard]] std::uint64_t seedFor(std::uint64_t runSeed, std::string_view streamName);

} // namespace planwright
