#include "core/service/missing_days_choice.h"

#include "core/base/text.h"
#include "core/service/workspace_change.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace planwright::service {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 3> names{"zero", "closed", "unknown"};

Result<MissingDayMeaning> meaningOf(const json& value) {
    const auto meaning = value.is_string() ? parseMeaning(value.get<std::string>()) : std::nullopt;
    if (!meaning)
        return Error{ErrorCode::Io, "What the workspace says of days without a sale cannot be read.", {}};
    return *meaning;
}

} // namespace

std::string_view meaningName(MissingDayMeaning meaning) {
    return names.at(static_cast<std::size_t>(meaning));
}

std::optional<MissingDayMeaning> parseMeaning(std::string_view name) {
    const auto* const found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt : std::optional(static_cast<MissingDayMeaning>(found - names.begin()));
}

MissingDayMeaning MissingDaysChoice::of(const std::string& category) const {
    const auto own = categories.find(category);
    return own == categories.end() ? meaning : own->second;
}

Result<MissingDaysChoice> withMissingDays(MissingDaysChoice choice, const std::vector<std::string>& texts) {
    for (const auto& text : texts) {
        // A category may hold the sign itself.
        const auto equals = text.rfind('=');
        const auto word = equals == std::string::npos ? text : text.substr(equals + 1);
        const auto meaning = parseMeaning(asciiLower(trimmed(word)));
        const auto category =
            equals == std::string::npos ? std::string() : std::string(trimmed(text.substr(0, equals)));
        if (!meaning || (equals != std::string::npos && category.empty()))
            return Error{ErrorCode::InvalidArgument,
                         fmt::format("\"{}\" does not say what a day without a sale means: give zero, closed or "
                                     "unknown, for one category as in Lamps=closed.",
                                     text),
                         {{}, 0, "--missing-days"}};
        if (!category.empty())
            choice.categories[category] = *meaning;
        else
            choice = {*meaning, {}};
    }
    return choice;
}

Result<std::optional<MissingDaysChoice>> missingDaysChoice(Workspace& workspace) {
    PLANWRIGHT_ASSIGN(const auto text, workspace.missingDays());
    if (!text)
        return std::nullopt;
    const auto said = json::parse(*text, nullptr, false);
    if (!said.is_object() || !said.contains("all") || !said.contains("categories"))
        return meaningOf({}).error();
    MissingDaysChoice choice;
    PLANWRIGHT_ASSIGN(choice.meaning, meaningOf(said.at("all")));
    for (const auto& [category, meaning] : said.at("categories").items()) {
        PLANWRIGHT_ASSIGN(choice.categories[category], meaningOf(meaning));
    }
    return choice;
}

Status chooseMissingDays(WorkspaceChange& change, const MissingDaysChoice& choice) {
    auto categories = json::object();
    for (const auto& [category, meaning] : choice.categories)
        categories[category] = meaningName(meaning);
    return change.recordMissingDays(json{{"all", meaningName(choice.meaning)}, {"categories", categories}}.dump());
}

} // namespace planwright::service
