#pragma once

#include "core/data/engine/aws_settings.h"
#include "core/data/engine/http.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planwright::data::engine {

struct S3Location {
    std::string bucket;
    std::string key; ///< may be empty
};
/// Of "s3://bucket/key"; nothing for any other text.
[[nodiscard]] std::optional<S3Location> parseS3Url(std::string_view url);

struct S3Object {
    std::string key;
    std::int64_t bytes = 0;
    std::string etag; ///< changes with the object's content
};

/// Lists, reads and writes objects of Amazon S3, or of what speaks like it at an endpoint of its own. Memory does not
/// grow with an object's size. A connection that is cut or refused for a while is tried again three times; a download
/// goes on where it stopped. Errors, all without a secret: Io for credentials that are not accepted, an endpoint that
/// cannot be reached and a connection that stays cut; NotFound for a bucket or an object that is not there; Cancelled.
class S3Client {
public:
    explicit S3Client(AwsSettings settings);

    /// The objects whose keys begin with `prefix`, in the order of their keys' bytes.
    [[nodiscard]] Result<std::vector<S3Object>> list(const std::string& bucket, const std::string& prefix,
                                                     const RunContext& context);
    /// Writes the object's bytes to `file`; on an error nothing is left of it. Progress goes to `stage`.
    [[nodiscard]] Status download(const std::string& bucket, const S3Object& object, const std::filesystem::path& file,
                                  const RunContext& context, std::string_view stage);
    /// Puts a file of up to 5 GiB at `key`; an object is there as a whole or not at all.
    [[nodiscard]] Status upload(const std::filesystem::path& file, const std::string& bucket, const std::string& key,
                                const RunContext& context);

private:
    [[nodiscard]] HttpRequest requestFor(const std::string& bucket, const std::string& key,
                                         const std::string& query) const;
    [[nodiscard]] Error failure(const HttpAnswer& answer, const std::string& bucket, const std::string& key) const;
    /// Whether the answer names another region for the bucket, which is then used.
    [[nodiscard]] bool movedTo(const HttpAnswer& answer);
    [[nodiscard]] Result<HttpAnswer> send(const std::string& bucket, const std::string& key, const std::string& query,
                                          const RunContext& context);

    AwsSettings m_settings;
};

} // namespace planwright::data::engine
