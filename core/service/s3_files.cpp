#include "core/service/s3_files.h"

#include "core/data/engine/s3_client.h"
#include "core/data/partitions.h"
#include "core/service/event_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <optional>

namespace planwright::service {
namespace {

namespace fs = std::filesystem;
using data::engine::S3Client;
using data::engine::S3Location;
using data::engine::S3Object;

/// Whether an object below `prefix` (which ends in "/" or is empty) is one of its event files.
bool isEventObject(const S3Object& object, const std::string& prefix) {
    const fs::path below = object.key.substr(prefix.size());
    const auto folder = below.parent_path();
    return isEventFile(below) && std::all_of(folder.begin(), folder.end(),
                                             [](const fs::path& part) { return data::isPartitionFolder(part); });
}

Result<std::vector<S3Object>> objectsAt(S3Client& client, const S3Location& place, const RunContext& context) {
    const Error none(ErrorCode::NotFound,
                     "There is no such object, and below it no event file: .csv, .tsv or .txt, also packed as .gz or "
                     ".zst, .xlsx or .parquet. Of folders within it only partitions (KEY=VALUE) are looked into.",
                     {"s3://" + place.bucket + "/" + place.key, 0, {}});
    if (place.bucket.empty())
        return Error(ErrorCode::InvalidArgument, "An address in S3 is s3://BUCKET/PREFIX.", {"s3://", 0, {}});
    PLANWRIGHT_ASSIGN(auto objects, client.list(place.bucket, place.key, context));
    const auto exact = std::ranges::find(objects, place.key, &S3Object::key);
    if (exact != objects.end() && !place.key.empty() && !place.key.ends_with('/'))
        return std::vector<S3Object>{*exact};
    const auto prefix = place.key.empty() || place.key.ends_with('/') ? place.key : place.key + "/";
    std::erase_if(objects, [&prefix](const S3Object& object) {
        return !object.key.starts_with(prefix) || !isEventObject(object, prefix);
    });
    if (objects.empty())
        return none;
    return objects;
}

/// Where the copy stands: a folder of its own, then the object's partitions, so that they can be read off its path.
fs::path copyOf(const S3Object& object, const fs::path& folder, std::size_t number) {
    const fs::path key = object.key;
    fs::path copy = folder / fmt::format("object-{}", number);
    for (const auto& part : key.parent_path())
        if (data::isPartitionFolder(part))
            copy /= part;
    return copy / key.filename();
}

Status checkRoom(const std::vector<S3Object>& objects, const fs::path& folder) {
    const auto bytes = std::accumulate(objects.begin(), objects.end(), std::int64_t{0},
                                       [](std::int64_t sum, const S3Object& object) { return sum + object.bytes; });
    std::error_code failure;
    const auto room = fs::space(folder, failure).available;
    if (!failure && static_cast<std::uintmax_t>(bytes) > room)
        return Error(ErrorCode::Io,
                     fmt::format("The objects take {} MB, and the disk has {} MB left: free some space, or put the "
                                 "workspace on another disk.",
                                 bytes / 1'000'000, room / 1'000'000));
    return {};
}

} // namespace

Result<std::vector<fs::path>> withLocalCopies(const std::vector<fs::path>& paths, const fs::path& folder,
                                              const RunContext& context, std::optional<std::size_t> most) {
    std::vector<fs::path> local;
    std::optional<S3Client> client;
    std::size_t number = 0;
    for (const auto& path : paths) {
        const auto place = data::engine::parseS3Url(path.string());
        if (!place) {
            local.push_back(path);
            continue;
        }
        if (!client) {
            PLANWRIGHT_ASSIGN(auto settings, data::engine::findAwsSettings(context));
            client.emplace(std::move(settings));
        }
        PLANWRIGHT_ASSIGN(auto objects, objectsAt(*client, *place, context));
        objects.resize(std::min(objects.size(), most.value_or(objects.size())));
        std::error_code failure;
        fs::create_directories(folder, failure);
        PLANWRIGHT_TRY(checkRoom(objects, folder));
        for (const auto& object : objects) {
            const auto copy = copyOf(object, folder, number++);
            fs::create_directories(copy.parent_path(), failure);
            PLANWRIGHT_TRY(
                client->download(place->bucket, object, copy, context, "Downloading " + copy.filename().string()));
            local.push_back(copy);
        }
    }
    return local;
}

} // namespace planwright::service
