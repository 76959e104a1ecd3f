#pragma once

#include "core/base/rng.h"

#include <cstdint>
#include <span>

namespace planwright::data {

/// e^-x for 0 <= x <= 16 from additions, multiplications and divisions only, so that no mathematical library can show
/// in a drawn number.
[[nodiscard]] double portableExpMinus(double x);

/// Poisson counts by multiplication of uniforms (Knuth), large means in pieces.
[[nodiscard]] std::int64_t drawPoisson(SplitMix64& random, double mean);

/// Mean 0, standard deviation 1, never beyond ±3 (a sum of three uniforms).
[[nodiscard]] double drawBell(SplitMix64& random);

/// An index with the given chances, which add up to 1.
[[nodiscard]] std::size_t drawIndex(SplitMix64& random, std::span<const double> chances);

} // namespace planwright::data
