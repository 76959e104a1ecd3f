#include "core/service/snapshot_store.h"

#include "core/base/file_writer.h"
#include "core/data/engine/s3_client.h"
#include "core/data/manifest.h"
#include "core/data/temporary_folder.h"
#include "core/service/export/report_words.h"
#include "core/service/snapshot_folder.h"
#include "core/service/snapshot_service.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace planwright::service {
namespace {

namespace fs = std::filesystem;
using data::engine::S3Object;

constexpr std::size_t mostNames = 5;

struct Store {
    data::engine::S3Client client;
    data::engine::S3Location place; ///< the key is empty or ends in "/"

    [[nodiscard]] std::string keyOf(const std::string& sha256, std::string_view file) const {
        return fmt::format("{}{}/{}", place.key, sha256, file);
    }
};

Result<Store> openStore(const std::string& address, const RunContext& context) {
    auto place = data::engine::parseS3Url(address);
    if (!place || place->bucket.empty())
        return Error(ErrorCode::InvalidArgument, "Snapshots are kept at an address s3://BUCKET/PREFIX.",
                     {address, 0, {}});
    if (!place->key.empty() && !place->key.ends_with('/'))
        place->key += '/';
    PLANWRIGHT_ASSIGN(auto settings, data::engine::findAwsSettings(context));
    return Store{data::engine::S3Client(std::move(settings)), std::move(*place)};
}

/// The whole snapshots among the objects: those with a manifest.
std::vector<std::string> snapshotsAmong(const std::vector<S3Object>& objects, const Store& store) {
    std::vector<std::string> names;
    for (const auto& object : objects) {
        const auto name = object.key.substr(store.place.key.size(), 64);
        if (isSnapshotName(name) && object.key == store.keyOf(name, data::manifestFile))
            names.push_back(name);
    }
    return names;
}

Result<std::string> onlyOne(const std::vector<std::string>& names, const std::string& address,
                            const std::string& wanted) {
    if (names.size() == 1)
        return names.front();
    const auto asked = wanted.empty() ? "" : fmt::format(" whose hash begins with \"{}\"", wanted);
    if (names.empty())
        return Error(ErrorCode::NotFound, fmt::format("There is no snapshot{} here.", asked), {address, 0, {}});
    std::vector<std::string> shown;
    std::ranges::transform(names, std::back_inserter(shown), shortHash);
    return Error(ErrorCode::InvalidArgument,
                 fmt::format("There are {} snapshots{} here, {}: give the beginning of one's hash.", names.size(),
                             asked, someNames(shown, mostNames)),
                 {address, 0, {}});
}

Status download(Store& store, const std::vector<S3Object>& objects, const std::string& sha256, const fs::path& folder,
                const RunContext& context) {
    std::error_code failure;
    if (fs::create_directories(folder, failure); failure)
        return fileError(failure, "The snapshot cannot be copied");
    for (const auto& file : snapshotFolderFiles) {
        const auto object = std::ranges::find(objects, store.keyOf(sha256, file), &S3Object::key);
        if (object == objects.end())
            return Error(ErrorCode::NotFound, "The snapshot is not whole: push it again.",
                         {fmt::format("s3://{}/{}", store.place.bucket, store.keyOf(sha256, file)), 0, {}});
        PLANWRIGHT_TRY(
            store.client.download(store.place.bucket, *object, folder / file, context, "Downloading the snapshot"));
    }
    PLANWRIGHT_ASSIGN(const auto manifest, data::readManifest(folder));
    if (manifest.sha256 != sha256)
        return Error(ErrorCode::Conflict, "What lies here is another snapshot: push this one again, elsewhere.",
                     {fmt::format("s3://{}/{}{}", store.place.bucket, store.place.key, sha256), 0, {}});
    return {};
}

} // namespace

Status pushSnapshot(Workspace& workspace, const StoredSnapshot& snapshot, const std::string& address,
                    const RunContext& context) {
    PLANWRIGHT_ASSIGN(auto store, openStore(address, context));
    const auto manifest = store.keyOf(snapshot.sha256, data::manifestFile);
    PLANWRIGHT_ASSIGN(const auto there, store.client.list(store.place.bucket, manifest, context));
    if (std::ranges::find(there, manifest, &S3Object::key) != there.end())
        return {};
    PLANWRIGHT_ASSIGN(const auto temporary, data::TemporaryFolder::make(workspace.snapshotsDirectory(), ".incoming-"));
    const auto folder = temporary.path() / snapshot.sha256;
    PLANWRIGHT_TRY(exportSnapshot(workspace, snapshot, folder, context));
    for (const auto& file : snapshotFolderFiles)
        PLANWRIGHT_TRY(
            store.client.upload(folder / file, store.place.bucket, store.keyOf(snapshot.sha256, file), context));
    return {};
}

Result<std::string> pullSnapshot(WorkspaceChange& change, const std::string& address, const std::string& name,
                                 const RunContext& context) {
    PLANWRIGHT_ASSIGN(auto store, openStore(address, context));
    PLANWRIGHT_ASSIGN(const auto objects, store.client.list(store.place.bucket, store.place.key + name, context));
    PLANWRIGHT_ASSIGN(const auto sha256, onlyOne(snapshotsAmong(objects, store), address, name));
    PLANWRIGHT_ASSIGN(const bool there, useKnownSnapshot(change, sha256));
    if (there)
        return sha256;
    const auto folder = change.temporaryDirectory() / "store" / sha256;
    PLANWRIGHT_TRY(download(store, objects, sha256, folder, context));
    return addSnapshot(change, folder, context);
}

} // namespace planwright::service
