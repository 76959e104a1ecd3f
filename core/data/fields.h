#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace planwright::data {

/// How a canonical field's text is read.
enum class FieldKind : std::uint8_t { Time, EventType, Text, Quantity, Money, Fraction };

struct Field {
    std::string_view name;
    FieldKind kind;
    /// Headings by which the field is recognised without a mapping: lower case, letters and digits only.
    std::span<const std::string_view> synonyms;
};

/// The fields of an event (design.md section 5), in the order by which events are sorted canonically.
[[nodiscard]] std::span<const Field> canonicalFields();
[[nodiscard]] bool isCanonicalField(std::string_view name);

/// Decimals kept of a number: 3 of a quantity, 4 of money, 6 of a fraction; 0 for other kinds.
[[nodiscard]] int decimalsOf(FieldKind kind);

} // namespace planwright::data
