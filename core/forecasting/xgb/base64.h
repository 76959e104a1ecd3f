#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace planwright::forecasting {

/// RFC 4648, with padding, no line breaks.
[[nodiscard]] std::string toBase64(std::string_view bytes);
/// Empty if `text` is anything else than what toBase64 gives.
[[nodiscard]] std::optional<std::string> fromBase64(std::string_view text);

} // namespace planwright::forecasting
