#pragma once

#include "core/service/import_service.h"

#include <string>

namespace planwright::cli {

/// What became of every row, so that a person can add it up, and what was assumed.
[[nodiscard]] std::string importText(const data::ImportReport& report);

} // namespace planwright::cli
