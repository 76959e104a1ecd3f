#pragma once

#include "core/base/result.h"
#include "core/base/run_context.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planwright::data::engine {

/// Who signs a request, by AWS Signature Version 4.
struct AwsSignature {
    std::string keyId, secret, region, service;
};

struct HttpRequest {
    std::string url; ///< http or https; its path and query encoded
    std::string method = "GET";
    std::vector<std::string> headers; ///< "Name: value"
    std::optional<AwsSignature> signature;
    std::optional<std::filesystem::path> upload; ///< the body, of an ordinary file
    bool isLocalService = false;                 ///< of the machine that we run on: no proxy, and little patience
};

struct HttpAnswer {
    long status = 0;                            ///< 0: none came, see `cut`
    std::map<std::string, std::string> headers; ///< names in lower case
    std::string body;                           ///< at most 1 MiB of it; empty where it was handed to the sink
    std::string cut; ///< why the connection could not be made or ended too early; empty: the answer is whole
};

/// Sends one request and waits for the answer; no redirect is followed. The body of an answer of 200 or 206 goes to
/// `sink`, if any, as it comes. Errors: Cancelled, what `sink` says, Io where the upload cannot be read. Never says
/// anything of headers or signatures.
[[nodiscard]] Result<HttpAnswer> sendHttp(const HttpRequest& request, const RunContext& context,
                                          const std::function<Status(std::string_view)>& sink = {});

/// Every byte but letters, digits and -._~ as %XX, "/" too unless `keepSlashes`.
[[nodiscard]] std::string urlEncoded(std::string_view text, bool keepSlashes = false);

} // namespace planwright::data::engine
