#include "core/data/engine/s3_client.h"

#include "core/base/file_writer.h"
#include "core/data/engine/xml_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <system_error>
#include <thread>
#include <utility>

namespace planwright::data::engine {

namespace {

namespace fs = std::filesystem;

constexpr int attempts = 4;

/// What S3 answers in XML: the objects of a list, or an error.
class S3Answer : public XmlHandler {
public:
    std::vector<S3Object> objects;
    std::string nextToken, errorCode, region;

    explicit S3Answer(std::string_view body) {
        XmlReader reader(*this);
        m_isWhole = reader.feed(body) && reader.end();
    }
    [[nodiscard]] bool isWhole() const { return m_isWhole; }

    void begin(std::string_view element, const XmlAttributes&) override {
        m_text.clear();
        if (element == "Contents")
            objects.emplace_back();
    }
    void text(std::string_view piece) override { m_text += piece; }
    void end(std::string_view element) override {
        if (element == "Key" && !objects.empty())
            objects.back().key = m_text;
        else if (element == "Size" && !objects.empty())
            std::from_chars(m_text.data(), m_text.data() + m_text.size(), objects.back().bytes);
        else if (element == "ETag" && !objects.empty())
            objects.back().etag = m_text;
        else if (element == "NextContinuationToken")
            nextToken = m_text;
        else if (element == "Code")
            errorCode = m_text;
        else if (element == "Region")
            region = m_text;
        m_text.clear();
    }

private:
    std::string m_text;
    bool m_isWhole = false;
};

/// Worth another attempt: no whole answer, or one that says so.
bool mayPass(const HttpAnswer& answer) {
    return !answer.cut.empty() || answer.status == 429 || answer.status == 500 || answer.status == 502 ||
           answer.status == 503 || answer.status == 504;
}

/// Before attempt `number` (from 0): longer each time.
Status waitBefore(int number, const RunContext& context) {
    for (int i = 0; i < number * number * 4; ++i) {
        PLANWRIGHT_TRY(context.checkStop());
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return context.checkStop();
}

/// A download's file; removed unless it is kept.
class Target {
public:
    static Result<Target> open(const fs::path& path) {
        PLANWRIGHT_ASSIGN(auto file,
                          FileWriter::open(path, "The file " + path.filename().string() + " cannot be written"));
        return Target(path, std::move(file));
    }
    Target(Target&& other) noexcept
        : m_path(std::exchange(other.m_path, {}))
        , m_file(std::move(other.m_file))
        , m_bytes(other.m_bytes) {}
    Target& operator=(Target&&) = delete;
    Target(const Target&) = delete;
    Target& operator=(const Target&) = delete;
    ~Target() {
        std::error_code ignored;
        if (!m_path.empty())
            fs::remove(m_path, ignored);
    }
    Status write(std::string_view bytes) {
        PLANWRIGHT_TRY(m_file.write(bytes));
        m_bytes += static_cast<std::int64_t>(bytes.size());
        return {};
    }
    [[nodiscard]] std::int64_t bytes() const { return m_bytes; }
    Status keep() {
        PLANWRIGHT_TRY(m_file.close());
        m_path.clear();
        return {};
    }

private:
    Target(fs::path path, FileWriter file)
        : m_path(std::move(path))
        , m_file(std::move(file)) {}
    fs::path m_path; ///< removed at the end, unless it is empty
    FileWriter m_file;
    std::int64_t m_bytes = 0;
};

bool isOneOf(const std::string& code, std::initializer_list<std::string_view> codes) {
    return std::ranges::find(codes, code) != codes.end();
}

} // namespace

std::optional<S3Location> parseS3Url(std::string_view url) {
    constexpr std::string_view scheme = "s3://";
    if (!url.starts_with(scheme))
        return std::nullopt;
    url.remove_prefix(scheme.size());
    const auto slash = std::min(url.find('/'), url.size());
    const auto key = url.substr(slash);
    return S3Location{std::string(url.substr(0, slash)), std::string(key.substr(key.empty() ? 0 : 1))};
}

S3Client::S3Client(AwsSettings settings)
    : m_settings(std::move(settings)) {}

HttpRequest S3Client::requestFor(const std::string& bucket, const std::string& key, const std::string& query) const {
    const auto& region = m_settings.region;
    const auto name = urlEncoded(bucket);
    std::string host = m_settings.endpoint + "/" + name;
    if (m_settings.endpoint.empty() && bucket.find('.') == std::string::npos)
        host = fmt::format("https://{}.s3.{}.amazonaws.com", name, region);
    else if (m_settings.endpoint.empty()) // no certificate has a name with more dots
        host = fmt::format("https://s3.{}.amazonaws.com/{}", region, name);
    HttpRequest request;
    request.url = host + (key.empty() ? "" : "/" + urlEncoded(key, true)) + (query.empty() ? "" : "?" + query);
    request.headers = {"x-amz-content-sha256: UNSIGNED-PAYLOAD"};
    const auto& credentials = m_settings.credentials;
    if (!credentials.sessionToken.empty())
        request.headers.push_back("x-amz-security-token: " + credentials.sessionToken);
    request.signature = AwsSignature{credentials.keyId, credentials.secret, region, "s3"};
    return request;
}

Error S3Client::failure(const HttpAnswer& answer, const std::string& bucket, const std::string& key) const {
    const std::string place = "s3://" + bucket + (key.empty() ? "" : "/" + key);
    const std::string endpoint = m_settings.endpoint.empty() ? "Amazon S3" : m_settings.endpoint;
    const auto make = [&place](ErrorCode code, const std::string& sentence) {
        return Error(code, sentence, {place, 0, {}});
    };
    if (!answer.cut.empty() && answer.status == 0)
        return make(ErrorCode::Io, fmt::format("{} cannot be reached ({}): check the network, and the endpoint if one "
                                               "is set.",
                                               endpoint, answer.cut));
    const auto code = S3Answer(answer.body).errorCode;
    if (isOneOf(code, {"InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "AuthFailure",
                       "InvalidClientTokenId", "TokenRefreshRequired"}))
        return make(ErrorCode::Io, "The AWS credentials are not accepted (" + code +
                                       "): check the keys, or the profile that AWS_PROFILE names.");
    if (code == "ExpiredToken")
        return make(ErrorCode::Io, "The AWS credentials have expired: sign in again.");
    if (code == "RequestTimeTooSkewed")
        return make(ErrorCode::Io, "The clock of this machine is wrong, so S3 refuses its requests: set it.");
    if (code == "NoSuchBucket")
        return make(ErrorCode::NotFound, "There is no bucket \"" + bucket + "\" at " + endpoint + ".");
    if (code == "InvalidBucketName")
        return make(ErrorCode::InvalidArgument, "\"" + bucket + "\" is no name that a bucket can have.");
    if (answer.status == 404)
        return make(ErrorCode::NotFound, "There is no such object.");
    if (answer.status == 412)
        return make(ErrorCode::Io, "The object changed while it was read: import it again when it is complete.");
    if (answer.status == 401 || answer.status == 403)
        return make(ErrorCode::Io, "The AWS credentials do not allow this: ask for permission to list and read the "
                                   "bucket.");
    return make(ErrorCode::Io, fmt::format("{} answers with the error {}{}: try again later.", endpoint, answer.status,
                                           code.empty() ? "" : " " + code));
}

bool S3Client::movedTo(const HttpAnswer& answer) {
    if (answer.status != 301 && answer.status != 307 && answer.status != 400)
        return false;
    const auto header = answer.headers.find("x-amz-bucket-region");
    const auto region = header != answer.headers.end() ? header->second : S3Answer(answer.body).region;
    if (region.empty() || region == m_settings.region)
        return false;
    m_settings.region = region;
    return true;
}

Result<HttpAnswer> S3Client::send(const std::string& bucket, const std::string& key, const std::string& query,
                                  const RunContext& context) {
    HttpAnswer answer;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        PLANWRIGHT_TRY(waitBefore(attempt, context));
        PLANWRIGHT_ASSIGN(answer, sendHttp(requestFor(bucket, key, query), context));
        if (!mayPass(answer) && !movedTo(answer))
            break;
    }
    if (answer.status == 200 && answer.cut.empty())
        return answer;
    return failure(answer, bucket, key);
}

Result<std::vector<S3Object>> S3Client::list(const std::string& bucket, const std::string& prefix,
                                             const RunContext& context) {
    std::vector<S3Object> objects;
    std::string token;
    do {
        // The signature wants the query in the order of its names.
        const auto query = (token.empty() ? "" : "continuation-token=" + urlEncoded(token) + "&") +
                           "list-type=2&max-keys=1000&prefix=" + urlEncoded(prefix);
        PLANWRIGHT_ASSIGN(const auto answer, send(bucket, {}, query, context));
        const S3Answer list(answer.body);
        if (!list.isWhole())
            return Error(ErrorCode::Io, "The list of objects cannot be read: is this endpoint an S3?",
                         {"s3://" + bucket, 0, {}});
        objects.insert(objects.end(), list.objects.begin(), list.objects.end());
        token = list.nextToken;
    } while (!token.empty());
    std::ranges::sort(objects, {}, &S3Object::key);
    return objects;
}

Status S3Client::download(const std::string& bucket, const S3Object& object, const fs::path& file,
                          const RunContext& context, std::string_view stage) {
    PLANWRIGHT_ASSIGN(auto target, Target::open(file));
    const auto take = [&](std::string_view bytes) -> Status {
        context.report(stage,
                       std::min(1.0, static_cast<double>(target.bytes()) / static_cast<double>(object.bytes + 1)));
        return target.write(bytes);
    };
    HttpAnswer answer;
    int failed = 0;
    while (target.bytes() < object.bytes) {
        auto request = requestFor(bucket, object.key, {});
        const auto before = target.bytes();
        if (before > 0)
            request.headers.push_back(fmt::format("Range: bytes={}-", before));
        request.headers.push_back("If-Match: " + object.etag);
        PLANWRIGHT_ASSIGN(answer, sendHttp(request, context, take));
        const bool isRest = answer.status == 206 || (answer.status == 200 && before == 0);
        if ((answer.status == 200 || answer.status == 206) && !isRest)
            return Error(ErrorCode::Io, "The storage does not continue a download that was cut: import again.",
                         {"s3://" + bucket + "/" + object.key, 0, {}});
        if (movedTo(answer) || (isRest && answer.cut.empty() && target.bytes() == object.bytes))
            continue;
        if (!isRest && !mayPass(answer))
            return failure(answer, bucket, object.key);
        failed = target.bytes() > before ? 1 : failed + 1; // what moves on is not given up
        if (failed == attempts)
            break;
        PLANWRIGHT_TRY(waitBefore(failed, context));
    }
    if (target.bytes() == object.bytes)
        return target.keep();
    if (answer.status == 0 && target.bytes() == 0)
        return failure(answer, bucket, object.key);
    return Error(ErrorCode::Io,
                 fmt::format("The connection was cut again and again; {} of {} bytes had come. Check the network and "
                             "import again.",
                             target.bytes(), object.bytes),
                 {"s3://" + bucket + "/" + object.key, 0, {}});
}

Status S3Client::upload(const fs::path& file, const std::string& bucket, const std::string& key,
                        const RunContext& context) {
    constexpr std::uintmax_t mostBytes = std::uintmax_t{5} << 30U;
    std::error_code unreadable;
    if (fs::file_size(file, unreadable) > mostBytes && !unreadable)
        return Error(ErrorCode::InvalidArgument, "The file is larger than the 5 GiB that S3 takes at once.",
                     {file.filename().string(), 0, {}});
    HttpAnswer answer;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        PLANWRIGHT_TRY(waitBefore(attempt, context));
        auto request = requestFor(bucket, key, {});
        request.method = "PUT";
        request.upload = file;
        PLANWRIGHT_ASSIGN(answer, sendHttp(request, context));
        if (!mayPass(answer) && !movedTo(answer))
            break;
    }
    if (answer.status == 200 && answer.cut.empty())
        return {};
    return failure(answer, bucket, key);
}

} // namespace planwright::data::engine
