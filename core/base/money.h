#pragma once

#include <cmath>
#include <compare>
#include <cstdint>
#include <string>

namespace planwright {

/// An exact decimal held as an integer count of 1/Scale; sums are exact in any order.
template <std::int64_t Scale, typename Tag>
struct FixedPoint {
    static constexpr std::int64_t scale = Scale;
    std::int64_t raw = 0;

    [[nodiscard]] static constexpr FixedPoint fromRaw(std::int64_t value) { return {value}; }
    /// Half away from zero. The caller guarantees |value| * Scale < 2^63.
    [[nodiscard]] static FixedPoint fromDouble(double value) {
        return {std::llround(value * static_cast<double>(Scale))};
    }
    [[nodiscard]] constexpr double toDouble() const { return static_cast<double>(raw) / static_cast<double>(Scale); }

    friend constexpr auto operator<=>(FixedPoint, FixedPoint) = default;
    friend constexpr FixedPoint operator+(FixedPoint a, FixedPoint b) { return {a.raw + b.raw}; }
    friend constexpr FixedPoint operator-(FixedPoint a, FixedPoint b) { return {a.raw - b.raw}; }
    constexpr FixedPoint& operator+=(FixedPoint other) {
        raw += other.raw;
        return *this;
    }
};

/// Money in 1/10,000 of the currency unit (DECIMAL(18,4) in Parquet).
using Money = FixedPoint<10'000, struct MoneyTag>;
/// Demand in 1/1,000 of a unit (kilograms exist).
using Quantity = FixedPoint<1'000, struct QuantityTag>;

/// Shortest exact decimal, point as mark, no thousands marks: "18909744.118", "-3".
std::string toDecimalString(Money money);
std::string toDecimalString(Quantity quantity);

} // namespace planwright
