#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planwright::service {

class Workspace;
class WorkspaceChange;

/// What a day without a sale of a category says of its demand.
enum class MissingDayMeaning : std::uint8_t {
    Zero,    ///< there was none
    Closed,  ///< nothing: it was no trading day
    Unknown, ///< nothing: sales are not recorded
};
/// "zero", "closed", "unknown"
[[nodiscard]] std::string_view meaningName(MissingDayMeaning meaning);
[[nodiscard]] std::optional<MissingDayMeaning> parseMeaning(std::string_view name);

/// One meaning for all categories, and others for some.
struct MissingDaysChoice {
    MissingDayMeaning meaning = MissingDayMeaning::Zero;
    std::map<std::string, MissingDayMeaning, std::less<>> categories;

    [[nodiscard]] MissingDayMeaning of(const std::string& category) const;
    friend bool operator==(const MissingDaysChoice&, const MissingDaysChoice&) = default;
};

/// The choice after each of the texts "MEANING" or "CATEGORY=MEANING", in order; a MEANING alone is for all categories
/// and forgets what was said of single ones. InvalidArgument for anything else.
[[nodiscard]] Result<MissingDaysChoice> withMissingDays(MissingDaysChoice choice,
                                                        const std::vector<std::string>& texts);

/// What the workspace was last told; nothing where nobody has chosen yet.
[[nodiscard]] Result<std::optional<MissingDaysChoice>> missingDaysChoice(Workspace& workspace);
/// Keeps the choice for the workspace. NotFound where it holds no data yet.
[[nodiscard]] Status chooseMissingDays(WorkspaceChange& change, const MissingDaysChoice& choice);

} // namespace planwright::service
