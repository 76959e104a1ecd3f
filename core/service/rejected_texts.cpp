#include "core/service/rejected_texts.h"

#include "core/service/workspace_change.h"

#include <nlohmann/json.hpp>

namespace planwright::service {
namespace {

using nlohmann::json;

// Reasons quote the value that is at fault, or name it as a currency (core/data/rejected_rows.cpp).
std::string withoutValue(const std::string& reason) {
    static constexpr std::string_view noRate = "currency: no rate";
    if (reason.starts_with(noRate))
        return std::string(noRate);
    const auto first = reason.find('"'), last = reason.rfind('"');
    if (first == std::string::npos)
        return reason;
    return reason.substr(0, first) + "what stands there" + (last > first ? reason.substr(last + 1) : std::string());
}

// How many rows of the document lost their text.
std::int64_t forget(json& document) {
    std::int64_t count = 0;
    for (auto& row : document.at("rejected")) {
        if (row.at("raw").get<std::string>().empty())
            continue;
        row["raw"] = "";
        row["reason"] = withoutValue(row.at("reason").get<std::string>());
        ++count;
    }
    return count;
}

Result<json> parsed(const std::string& document) {
    auto value = json::parse(document, nullptr, false);
    if (value.is_discarded() || !value.is_object() || !value.contains("rejected"))
        return Error(ErrorCode::Conflict,
                     "The workspace's account of an import cannot be read: import the files again.");
    return value;
}

Result<std::int64_t> forgetIn(std::string& text) {
    try {
        PLANWRIGHT_ASSIGN(auto document, parsed(text));
        const auto count = forget(document);
        text = document.dump(-1, ' ', false, json::error_handler_t::replace);
        return count;
    } catch (const json::exception&) {
        return Error(ErrorCode::Conflict,
                     "The workspace's account of an import cannot be read: import the files again.");
    }
}

} // namespace

Result<std::string> withoutRejectedTexts(const std::string& importDocument) {
    auto text = importDocument;
    PLANWRIGHT_TRY(forgetIn(text));
    return text;
}

bool isForgotten(const data::RejectedRow& row) {
    return row.raw.empty();
}

Result<std::int64_t> forgetRejectedTexts(Workspace& workspace, const std::vector<StoredSnapshot>& snapshots,
                                         const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto change, WorkspaceChange::begin(workspace, context));
    std::int64_t count = 0;
    for (const auto& snapshot : snapshots) {
        PLANWRIGHT_TRY(context.checkStop());
        PLANWRIGHT_ASSIGN(auto document, workspace.importDocument(snapshot.sha256));
        PLANWRIGHT_ASSIGN(const auto found, forgetIn(document));
        PLANWRIGHT_TRY(change->recordRedaction(snapshot.sha256, document));
        count += found;
    }
    PLANWRIGHT_TRY(change->commit());
    return count;
}

} // namespace planwright::service
