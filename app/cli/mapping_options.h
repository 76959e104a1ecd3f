#pragma once

#include "app/cli/options.h"
#include "core/service/import_service.h"

#include <string>

namespace planwright::cli {

/// How event files are to be read, as it was typed: what a person answers where an import asks.
struct MappingArguments {
    std::string dateOrder, decimalMark, delimiter, encoding, currency, timeZone, latestDate;
    std::string rates;
};

void addMappingOptions(Command command, MappingArguments& arguments);
/// InvalidArgument naming the option that cannot be read.
[[nodiscard]] Result<data::MappingOverrides> overridesFrom(const MappingArguments& arguments);

} // namespace planwright::cli
