#include "core/service/snapshot_store.h"

#include "core/base/file_writer.h"
#include "core/data/engine/s3_client.h"
#include "core/data/snapshot.h"
#include "core/data/snapshot_files.h"
#include "core/data/temporary_folder.h"

#include <algorithm>
#include <array>

namespace planwright::service {
namespace {

namespace fs = std::filesystem;
using data::engine::S3Client;
using data::engine::S3Location;
using data::engine::S3Object;

/// What a snapshot is made of, in the order of sending. The account of its import is not always there.
constexpr std::array<const char*, 3> parts{data::eventsFile, "import.json", data::manifestFile};

bool mayBeMissing(const std::string& part) {
    return part != data::eventsFile && part != data::manifestFile;
}

struct Store {
    S3Client client;
    S3Location place; ///< the key is empty or ends in "/"
};

Result<Store> openStore(const std::string& address, const RunContext& context) {
    auto place = data::engine::parseS3Url(address);
    if (!place || place->bucket.empty())
        return Error(ErrorCode::InvalidArgument, "Snapshots are kept at an address s3://BUCKET/PREFIX.",
                     {address, 0, {}});
    if (!place->key.empty() && !place->key.ends_with('/'))
        place->key += '/';
    PLANWRIGHT_ASSIGN(auto settings, data::engine::findAwsSettings(context));
    return Store{S3Client(std::move(settings)), std::move(*place)};
}

} // namespace

Status pushSnapshot(const fs::path& folder, const std::string& address, const RunContext& context) {
    PLANWRIGHT_ASSIGN(auto store, openStore(address, context));
    PLANWRIGHT_TRY(data::verifySnapshot(folder, context));
    const auto prefix = store.place.key + folder.filename().string() + "/";
    PLANWRIGHT_ASSIGN(const auto there, store.client.list(store.place.bucket, prefix, context));
    if (std::ranges::find(there, prefix + data::manifestFile, &S3Object::key) != there.end())
        return {};
    std::error_code failure;
    for (const auto* part : parts)
        if (!mayBeMissing(part) || fs::exists(folder / part, failure))
            PLANWRIGHT_TRY(store.client.upload(folder / part, store.place.bucket, prefix + part, context));
    return {};
}

Status pullSnapshot(const std::string& address, const std::string& sha256, const fs::path& snapshotsDirectory,
                    const RunContext& context) {
    const auto isHexDigit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    if (sha256.size() != 64 || !std::ranges::all_of(sha256, isHexDigit))
        return Error(ErrorCode::InvalidArgument, "A snapshot's name is 64 hexadecimal digits.", {sha256, 0, {}});
    std::error_code failure;
    if (fs::exists(snapshotsDirectory / sha256 / data::manifestFile, failure))
        return {};
    PLANWRIGHT_ASSIGN(auto store, openStore(address, context));
    const auto prefix = store.place.key + sha256 + "/";
    PLANWRIGHT_ASSIGN(const auto there, store.client.list(store.place.bucket, prefix, context));
    PLANWRIGHT_ASSIGN(const auto incoming, data::TemporaryFolder::make(snapshotsDirectory, ".incoming-"));
    const auto folder = incoming.path() / sha256;
    fs::create_directory(folder, failure);
    for (const auto* part : parts) {
        const auto object = std::ranges::find(there, prefix + part, &S3Object::key);
        if (object == there.end() && mayBeMissing(part))
            continue;
        if (object == there.end())
            return Error(ErrorCode::NotFound, "The store has no whole snapshot of this name.",
                         {address + "/" + sha256, 0, {}});
        PLANWRIGHT_TRY(
            store.client.download(store.place.bucket, *object, folder / part, context, "Downloading the snapshot"));
    }
    PLANWRIGHT_TRY(data::verifySnapshot(folder, context));
    fs::rename(folder, snapshotsDirectory / sha256, failure);
    if (failure)
        return fileError(failure, "The snapshot cannot be given its name");
    return {};
}

} // namespace planwright::service
