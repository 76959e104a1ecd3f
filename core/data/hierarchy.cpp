#include "core/data/hierarchy.h"

#include <nlohmann/json.hpp>

#include <fstream>

namespace planwright::data {

namespace {

using nlohmann::json;

constexpr const char* fileName = "hierarchy.json";
constexpr const char* schema = "planwright.hierarchy/1";

} // namespace

Status writeHierarchy(const std::filesystem::path& snapshotDirectory, const Hierarchy& hierarchy) {
    const auto path = snapshotDirectory / fileName;
    auto part = path;
    part += ".part";
    std::error_code failure;
    if (hierarchy.empty()) {
        std::filesystem::remove(path, failure);
    } else {
        std::ofstream file(part, std::ios::binary);
        file << json{{"schema", schema}, {"parents", hierarchy}}.dump(2, ' ', false, json::error_handler_t::replace)
             << "\n";
        file.close();
        if (file)
            std::filesystem::rename(part, path, failure);
        else
            failure = std::make_error_code(std::errc::io_error);
    }
    if (!failure)
        return {};
    return Error(ErrorCode::Io, "The parents of the categories cannot be written: " + failure.message() + ".",
                 {fileName, 0, {}});
}

Result<Hierarchy> readHierarchy(const std::filesystem::path& snapshotDirectory) {
    std::ifstream file(snapshotDirectory / fileName, std::ios::binary);
    if (!file)
        return Hierarchy();
    try {
        const auto document = json::parse(file);
        if (document.at("schema") == schema)
            return document.at("parents").get<Hierarchy>();
    } catch (const json::exception&) {
        // As any other file that is none of ours.
    }
    return Error(ErrorCode::InvalidArgument, "The parents of the categories cannot be read: import the events again.",
                 {fileName, 0, {}});
}

} // namespace planwright::data
