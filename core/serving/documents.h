#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace planwright::serving {

/// The program's version, e.g. "0.1.0".
[[nodiscard]] std::string_view productVersion();

/// What every JSON document carries besides its own keys.
struct DocumentHead {
    std::string_view verb;      ///< "forecast" becomes the schema "planwright.forecast/1"
    std::string snapshotSha256; ///< empty: no snapshot stands behind it (null, with the reason)
    std::uint64_t seed = 42;
};

} // namespace planwright::serving
