#pragma once

#include "core/base/date.h"
#include "core/data/demo/demo_plan.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace planwright::data {

enum class DemoEventType : std::uint8_t { Purchase, Refund, View, Cart };
inline constexpr std::array<std::string_view, 4> demoEventTypeNames{"purchase", "refund", "view", "cart"};

/// What is wrong with a row, if anything.
enum class DemoDirt : std::uint8_t { None, BadNumber, NegativePrice, MissingCategory, TestProduct, BadDate };
inline constexpr std::array<std::string_view, 6> demoDirtNames{
    "clean", "bad_number", "negative_price", "missing_category", "test_product", "bad_date"};
inline constexpr std::string_view demoTestProduct = "TEST-0001";

/// One event before it is text. Money in cents (the paid price, after the discount).
struct DemoRow {
    Date day;
    std::int32_t second = 0; ///< of the day
    DemoEventType type = DemoEventType::Purchase;
    DemoDirt dirt = DemoDirt::None;
    std::size_t category = 0;
    std::uint32_t product = 0;
    std::int64_t order = 0;     ///< 0: none
    std::int32_t customer = -1; ///< -1: a guest
    std::int64_t quantity = 1;
    std::int64_t priceCents = 0;
    std::int64_t costCents = 0;
    std::uint8_t segment = 0, channel = 0, country = 0;
    const DemoPromotion* promotion = nullptr;
    std::int64_t adCents = 0;
};

/// Mean quantity of a purchase line.
[[nodiscard]] double demoMeanQuantity();
inline constexpr std::array<double, 3> demoSegmentChances{.55, .35, .10}; ///< new, loyal, business

/// The line of headings, with its end of line.
[[nodiscard]] std::string_view demoHeading();
/// Appends one CSV line.
void appendRow(std::string& text, const DemoPlan& plan, const DemoRow& row);
/// "123.45"
[[nodiscard]] std::string centsText(std::int64_t cents);

} // namespace planwright::data
