#include "core/registry/bundle.h"

#include "core/base/hash.h"
#include "core/registry/bundle_files.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace planwright::registry {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr auto schemaName = "planwright.bundle/1";
constexpr auto manifestName = "manifest.json";

struct FileEntry {
    std::string sha256;
    std::uint64_t bytes = 0;
};

struct Manifest {
    BundleFacts facts;
    std::map<std::string, FileEntry> files;
};

// Canonical: nlohmann's object is a sorted map, and dump() without indent writes no white space.
std::string manifestText(const BundleFacts& facts, const std::map<std::string, std::string>& files) {
    json entries = json::object();
    for (const auto& [name, bytes] : files)
        entries[name] = {{"bytes", bytes.size()}, {"sha256", sha256Hex(bytes)}};
    return json{{"schema", schemaName},
                {"model", facts.modelName},
                {"snapshot_sha256", facts.snapshotSha256},
                {"config_sha256", facts.configSha256},
                {"code_revision", facts.codeRevision},
                {"seed", facts.seed},
                {"files", std::move(entries)}}
        .dump();
}

Error damaged(const fs::path& file, const std::string& what) {
    return {ErrorCode::Conflict,
            what + " The bundle was changed after it was written: train again.",
            {file.string(), 0, {}}};
}

Result<Manifest> parseManifest(const std::string& text, const fs::path& file) {
    try {
        const auto document = json::parse(text);
        if (document.at("schema") != schemaName)
            return Error{ErrorCode::Conflict,
                         "This bundle was written by another version of Planwright (schema " +
                             document.at("schema").get<std::string>() + "): train again, or use that version.",
                         {file.string(), 0, "schema"}};
        Manifest manifest;
        manifest.facts = {document.at("model"), document.at("snapshot_sha256"), document.at("config_sha256"),
                          document.at("code_revision"), document.at("seed")};
        for (const auto& [name, entry] : document.at("files").items())
            manifest.files[name] = {entry.at("sha256"), entry.at("bytes")};
        return manifest;
    } catch (const json::exception& failure) {
        return damaged(file, std::string("The manifest cannot be read (") + failure.what() + ").");
    }
}

Status checkNamesAndSizes(const Manifest& manifest, const fs::path& directory) {
    std::uint64_t total = 0;
    if (manifest.files.size() > maxFileCount)
        return damaged(directory, "The manifest names too many files.");
    for (const auto& [name, entry] : manifest.files) {
        if (!isBundleFileName(name))
            return damaged(directory / manifestName, "The manifest names a file outside the bundle.");
        if (entry.bytes > maxFileBytes || (total += entry.bytes) > maxBundleBytes)
            return damaged(directory / name, "This file is larger than a bundle may hold.");
    }
    return {};
}

Status checkNothingExtra(const Manifest& manifest, const fs::path& directory) {
    PLANWRIGHT_ASSIGN(const auto present, listBundleFiles(directory));
    const auto extra = std::ranges::find_if(
        present, [&](const std::string& name) { return name != manifestName && !manifest.files.contains(name); });
    if (extra != present.end())
        return damaged(directory / *extra, "This file does not belong to the bundle.");
    return {};
}

Status writeInto(const fs::path& directory, const std::string& manifest,
                 const std::map<std::string, std::string>& files) {
    for (const auto& [name, bytes] : files)
        PLANWRIGHT_TRY(writeBundleFile(directory / name, bytes));
    return writeBundleFile(directory / manifestName, manifest);
}

} // namespace

Result<std::string> writeBundle(const fs::path& bundlesDirectory, const BundleFacts& facts,
                                const std::map<std::string, std::string>& files) {
    for (const auto& [name, bytes] : files)
        if (!isBundleFileName(name) || bytes.size() > maxFileBytes)
            return Error{ErrorCode::Internal, "A bundle cannot hold the file \"" + name + "\"."};
    const auto manifest = manifestText(facts, files);
    auto name = sha256Hex(manifest);
    const auto target = bundlesDirectory / name;
    if (loadBundle(target))
        return name;

    const auto writing = bundlesDirectory / (".writing-" + name);
    std::error_code failure;
    fs::remove_all(writing, failure);
    auto done = writeInto(writing, manifest, files);
    if (done) {
        // What is in the way failed its check above: it is damaged, and the whole one takes its place.
        fs::remove_all(target, failure);
        fs::rename(writing, target, failure);
        if (failure)
            done = Error{
                ErrorCode::Io, "The bundle cannot be put in its place: " + failure.message(), {target.string(), 0, {}}};
    }
    if (!done) {
        fs::remove_all(writing, failure);
        return done.error();
    }
    return name;
}

Result<Bundle> loadBundle(const fs::path& bundleDirectory) {
    std::error_code ignored;
    if (!fs::is_directory(bundleDirectory, ignored))
        return Error{
            ErrorCode::NotFound, "There is no bundle here: train a model first.", {bundleDirectory.string(), 0, {}}};
    const auto manifestFile = bundleDirectory / manifestName;
    PLANWRIGHT_ASSIGN(const auto text, readBundleFile(manifestFile, maxManifestBytes));
    Bundle bundle;
    bundle.manifestSha256 = sha256Hex(text);
    const auto folder = bundleDirectory.has_filename() ? bundleDirectory : bundleDirectory.parent_path();
    if (folder.filename() != bundle.manifestSha256)
        return damaged(manifestFile, "The manifest does not match the bundle's name.");
    PLANWRIGHT_ASSIGN(auto manifest, parseManifest(text, manifestFile));
    PLANWRIGHT_TRY(checkNamesAndSizes(manifest, bundleDirectory));
    PLANWRIGHT_TRY(checkNothingExtra(manifest, bundleDirectory));
    for (const auto& [name, entry] : manifest.files) {
        auto bytes = readBundleFile(bundleDirectory / name, maxFileBytes);
        if (!bytes && bytes.error().code() == ErrorCode::NotFound)
            return damaged(bundleDirectory / name, "This file of the bundle is missing.");
        if (!bytes)
            return bytes.error();
        if (bytes->size() != entry.bytes || sha256Hex(*bytes) != entry.sha256)
            return damaged(bundleDirectory / name, "This file does not match its hash in the manifest.");
        bundle.files.emplace(name, std::move(*bytes));
    }
    bundle.facts = std::move(manifest.facts);
    return bundle;
}

} // namespace planwright::registry
