#pragma once

#include <string>

namespace planwright::service {

/// The commit that the program was built from, "-changed" added where the sources differed from it; the version where
/// it was built outside of a repository.
[[nodiscard]] std::string codeRevision();

} // namespace planwright::service
