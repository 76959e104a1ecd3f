#include "core/service/snapshot_folder.h"

#include "core/base/file_writer.h"
#include "core/data/manifest.h"
#include "core/data/snapshot.h"
#include "core/data/temporary_folder.h"
#include "core/service/import_service.h"
#include "core/service/snapshot_service.h"
#include "core/service/text_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace planwright::service {
namespace {

namespace fs = std::filesystem;

constexpr const char* accountFile = snapshotFolderFiles[1];

Status copyFile(const fs::path& from, const fs::path& to) {
    std::error_code failure;
    fs::copy_file(from, to, failure);
    return failure ? Status(fileError(failure, "The snapshot cannot be copied")) : Status();
}

Status checkReplaceable(const fs::path& folder) {
    std::error_code failure;
    if (!fs::exists(fs::symlink_status(folder, failure)))
        return {};
    bool isOurs = fs::is_directory(folder, failure);
    for (auto entry = fs::directory_iterator(folder, failure); !failure && entry != fs::directory_iterator();
         entry.increment(failure))
        isOurs = isOurs &&
                 std::ranges::find(snapshotFolderFiles, entry->path().filename().string()) != snapshotFolderFiles.end();
    if (isOurs && !failure)
        return {};
    return Error(ErrorCode::InvalidArgument,
                 "Something else than a snapshot lies here: choose another folder with --out.",
                 {folder.string(), 0, {}});
}

/// "data/snapshot/" has its name before the last slash.
fs::path plain(const fs::path& folder) {
    const auto path = fs::absolute(folder).lexically_normal();
    return path.has_filename() ? path : path.parent_path();
}

} // namespace

bool isSnapshotName(const std::string& name) {
    return name.size() == 64 && name.find_first_not_of("0123456789abcdef") == std::string::npos;
}

Status exportSnapshot(Workspace& workspace, const StoredSnapshot& snapshot, const fs::path& folder,
                      const RunContext& context) {
    const auto target = plain(folder);
    PLANWRIGHT_TRY(checkReplaceable(target));
    const auto source = workspace.snapshotsDirectory() / snapshot.sha256;
    PLANWRIGHT_TRY(data::verifySnapshot(source, context));
    PLANWRIGHT_ASSIGN(const auto account, workspace.importDocument(snapshot.sha256));
    PLANWRIGHT_ASSIGN(auto writing, data::TemporaryFolder::make(target.parent_path(), ".snapshot-"));
    for (const auto* name : {data::eventsFile, data::manifestFile})
        PLANWRIGHT_TRY(copyFile(source / name, writing.path() / name));
    PLANWRIGHT_TRY(writeFile(writing.path() / accountFile, account + "\n"));
    PLANWRIGHT_TRY(context.checkStop());
    std::error_code failure;
    fs::remove_all(target, failure);
    return writing.publish(target.filename().string());
}

namespace {

Result<data::ImportReport> accountOf(const fs::path& folder, const std::string& sha256, std::string& document) {
    PLANWRIGHT_ASSIGN(document, readTextFile(folder / accountFile));
    while (document.ends_with('\n'))
        document.pop_back();
    auto report = parseImportDocument(document);
    if (!report)
        return Error(ErrorCode::Conflict,
                     "The account beside this snapshot cannot be read: fetch or export the folder again.",
                     {(folder / accountFile).string(), 0, {}});
    if (report->snapshotSha256 != sha256)
        return Error(ErrorCode::Conflict,
                     "The account beside this snapshot is that of another import: fetch or export the folder again.",
                     {(folder / accountFile).string(), 0, {}});
    return report;
}

/// The name becomes a path: nothing but a hash may be one.
Status checkName(const std::string& sha256, const fs::path& folder) {
    if (isSnapshotName(sha256))
        return {};
    return Error(ErrorCode::Conflict, "The snapshot's manifest names it by no hash: fetch or export the folder again.",
                 {(folder / data::manifestFile).string(), 0, "sha256"});
}

} // namespace

Result<bool> useKnownSnapshot(WorkspaceChange& change, const std::string& sha256) {
    PLANWRIGHT_ASSIGN(const auto known, listSnapshots(change.workspace()));
    const auto found = std::ranges::find(known, sha256, &SnapshotInfo::sha256);
    if (found == known.end() || found->problem)
        return false;
    if (!found->isCurrent)
        PLANWRIGHT_TRY(useSnapshot(change, *found));
    return true;
}

Result<std::string> addSnapshot(WorkspaceChange& change, const fs::path& folder, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto manifest, data::readManifest(plain(folder)));
    PLANWRIGHT_TRY(checkName(manifest.sha256, folder));
    const auto copy = change.temporaryDirectory() / manifest.sha256;
    std::string document;
    PLANWRIGHT_ASSIGN(const auto report, accountOf(folder, manifest.sha256, document));
    std::error_code failure;
    if (fs::create_directories(copy, failure); failure)
        return fileError(failure, "The snapshot cannot be copied");
    for (const auto* name : {data::eventsFile, data::manifestFile})
        PLANWRIGHT_TRY(copyFile(folder / name, copy / name));
    PLANWRIGHT_TRY(data::verifySnapshot(copy, context));
    PLANWRIGHT_ASSIGN(const bool there, useKnownSnapshot(change, manifest.sha256));
    if (there)
        return manifest.sha256;
    // One by one: of a snapshot that is known but damaged, the table of customers stays.
    const auto place = change.workspace().snapshotsDirectory() / manifest.sha256;
    fs::create_directories(place, failure);
    for (const auto* name : {data::eventsFile, data::manifestFile})
        if (!failure)
            fs::rename(copy / name, place / name, failure);
    if (failure)
        return fileError(failure, "The snapshot cannot be put in its place");
    const nlohmann::json arguments{{"snapshot_folder", plain(folder).filename().string()}};
    PLANWRIGHT_TRY(change.recordImport(report, arguments.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace),
                                       document, std::nullopt));
    return manifest.sha256;
}

} // namespace planwright::service
