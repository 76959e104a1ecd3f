#include "core/data/manifest.h"

#include "core/base/file_writer.h"
#include "core/data/snapshot_files.h"

#include <nlohmann/json.hpp>

#include <fstream>

namespace planwright::data {

namespace {

using nlohmann::json;

constexpr std::string_view schema = "planwright.snapshot/1";

json toJson(const Tally& tally) {
    return {{"rows", tally.rows}, {"units", toDecimalString(tally.units)}, {"money", toDecimalString(tally.money)}};
}

json toJson(const ImportAccount& account) {
    json setAside = json::object();
    for (const auto& [rule, tally] : account.setAside)
        setAside[rule] = toJson(tally);
    return {{"read", toJson(account.read)},
            {"accepted", toJson(account.accepted)},
            {"merged", toJson(account.merged)},
            {"rejected", toJson(account.rejected)},
            {"set_aside", setAside}};
}

Result<Manifest> parse(const json& document, const std::string& name) {
    const auto bad = [&name] {
        return Error(ErrorCode::InvalidArgument, "The snapshot's manifest cannot be read: import the events again.",
                     {name, 0, {}});
    };
    try {
        if (document.at("schema") != schema)
            return bad();
        Manifest manifest;
        manifest.sha256 = document.at("sha256");
        manifest.toolVersion = document.at("tool_version");
        manifest.mappingSha256 = document.at("mapping_sha256");
        manifest.currency = document.at("currency");
        manifest.aggregated = document.value("aggregated", "");
        if (document.contains("time_zone"))
            manifest.timeZone = document.at("time_zone");
        manifest.fields = document.at("fields").get<std::set<std::string>>();
        manifest.events = document.at("events");
        manifest.categories = document.at("categories");
        manifest.customers = document.at("customers");
        manifest.repeatedRows = document.at("repeated_rows");
        manifest.hasSourceLines = document.value("source_lines", false);
        for (const auto& source : document.at("sources"))
            manifest.sources.push_back({source.at("name"), source.at("sha256")});
        PLANWRIGHT_ASSIGN(manifest.firstDay, Date::parse(document.at("first_day").get<std::string>()));
        PLANWRIGHT_ASSIGN(manifest.lastDay, Date::parse(document.at("last_day").get<std::string>()));
        return manifest;
    } catch (const json::exception&) {
        return bad();
    }
}

Result<json> readDocument(const std::filesystem::path& snapshotDirectory) {
    std::ifstream file(snapshotDirectory / manifestFile, std::ios::binary);
    if (!file)
        return Error(ErrorCode::NotFound, "There is no snapshot in this folder: import events first.",
                     {snapshotDirectory.filename().string(), 0, {}});
    return json::parse(file, nullptr, false);
}

std::string textOf(const json& document) {
    return document.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

} // namespace

std::string toJson(const Manifest& manifest) {
    json sources = json::array();
    for (const auto& source : manifest.sources)
        sources.push_back({{"name", source.name}, {"sha256", source.sha256}});
    json document = {{"schema", schema},
                     {"sha256", manifest.sha256},
                     {"tool_version", manifest.toolVersion},
                     {"mapping_sha256", manifest.mappingSha256},
                     {"currency", manifest.currency},
                     {"sources", sources},
                     {"source_lines", manifest.hasSourceLines},
                     {"fields", manifest.fields},
                     {"events", manifest.events},
                     {"categories", manifest.categories},
                     {"customers", manifest.customers},
                     {"repeated_rows", manifest.repeatedRows},
                     {"first_day", manifest.firstDay.toString()},
                     {"last_day", manifest.lastDay.toString()},
                     {"account", toJson(manifest.account)}};
    if (!manifest.aggregated.empty())
        document["aggregated"] = manifest.aggregated;
    if (manifest.timeZone)
        document["time_zone"] = *manifest.timeZone;
    return textOf(document);
}

Result<Manifest> readManifest(const std::filesystem::path& snapshotDirectory) {
    PLANWRIGHT_ASSIGN(const auto document, readDocument(snapshotDirectory));
    return parse(document, snapshotDirectory.filename().string());
}

Status declareTimeZone(const std::filesystem::path& snapshotDirectory, const std::string& timeZone) {
    PLANWRIGHT_ASSIGN(auto document, readDocument(snapshotDirectory));
    if (!document.is_object() || document.value("time_zone", json()) == timeZone)
        return {};
    document["time_zone"] = timeZone;
    return replaceFile(snapshotDirectory / manifestFile, "The snapshot's manifest cannot be written",
                       [&](FileWriter& writer) { return writer.write(textOf(document)); });
}

} // namespace planwright::data
