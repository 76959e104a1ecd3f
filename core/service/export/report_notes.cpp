#include "core/service/export/figures.h"
#include "core/service/export/html_text.h"
#include "core/service/export/report_sections.h"
#include "core/service/export/report_words.h"

#include <algorithm>
#include <map>

namespace planwright::service {
namespace {

constexpr std::size_t mostNames = 6;

/// Flag -> the categories that carry it, in the forecast's order; an empty list: the portfolio or the total.
using Flagged = std::map<std::string, std::vector<std::string>>;

void note(Flagged& flagged, const std::vector<std::string>& flags, const std::string& category) {
    for (const auto& flag : flags) {
        auto& names = flagged[flag];
        if (!category.empty() && std::find(names.begin(), names.end(), category) == names.end())
            names.push_back(category);
    }
}

Flagged collectFlags(const ReportInput& input) {
    Flagged flagged;
    for (const auto& month : input.forecast.months) {
        note(flagged, month.total.flags, {});
        for (const auto& category : month.categories)
            note(flagged, category.flags, category.category);
    }
    note(flagged, input.decision.portfolio.flags, {});
    for (const auto& category : input.decision.categories)
        note(flagged, category.flags, category.category);
    return flagged;
}

} // namespace

std::string assumptionsSection(const ReportInput& input) {
    const auto all = input.forecast.months.empty() ? 0 : input.forecast.months.front().categories.size();
    std::string items;
    for (const auto& [flag, names] : collectFlags(input)) {
        const bool everywhere = names.size() == all && all > 1;
        const auto where = names.empty() ? std::string()
                           : everywhere  ? " All categories."
                                         : " " + someNames(names, mostNames) + ".";
        items += element("li", {},
                         escaped(flagSentence(flag)) +
                             element("small", {}, escaped(where) + " " + element("code", {}, escaped(flag)))) +
                 "\n";
    }
    if (!input.modelApproved)
        items += element("li", {}, "The model has not been approved by a reviewer; this plan is a draft.") + "\n";
    return items.empty() ? items : element("h2", {}, "What was assumed") + element("ul", "notes", items) + "\n";
}

std::string pageFooter(const ReportInput& input) {
    const auto hash = [](std::string_view name, const std::string& value) {
        return std::string(name) + " " + element("code", {}, escaped(value)) + "<br/>\n";
    };
    std::string body = "Planwright " + escaped(input.toolVersion) + ", seed " + std::to_string(input.seed) +
                       ", model " + escaped(input.modelName) +
                       (input.modelApproved ? " (approved)" : " (draft, not approved)") + "<br/>\n";
    body += hash("Snapshot", input.import.snapshotSha256) + hash("Model", input.modelSha256) +
            hash("Decision rules", input.decision.configSha256);
    body += "The same data, settings and seed give this page again, byte for byte.";
    return element("footer", {}, body) + "\n";
}

} // namespace planwright::service
