#pragma once

#include "core/base/result.h"
#include "core/base/run_context.h"

#include <string>

namespace planwright::data::engine {

struct AwsCredentials {
    std::string keyId, secret;
    std::string sessionToken; ///< of credentials for a while; else empty
};

/// How AWS is spoken to. Never logged, never part of a result.
struct AwsSettings {
    AwsCredentials credentials;
    std::string region;
    std::string endpoint; ///< of another S3 than Amazon's, with http:// or https://; empty: Amazon's
};

/// As the AWS command line finds them, first that is there: the variables AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and
/// AWS_SESSION_TOKEN; the profile AWS_PROFILE (or default) of ~/.aws/credentials and ~/.aws/config (elsewhere by
/// AWS_SHARED_CREDENTIALS_FILE and AWS_CONFIG_FILE): its keys or its credential_process; the role of a container
/// (AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or _FULL_URI); the role of an EC2 instance (version 2 of its service).
/// The region by AWS_REGION, AWS_DEFAULT_REGION or the profile, else us-east-1; the endpoint by AWS_ENDPOINT_URL_S3,
/// AWS_ENDPOINT_URL or the profile. These variables are the one thing that core reads from the environment: nothing in
/// a result depends on them. InvalidArgument where no credentials are found or a profile is not there; Cancelled.
[[nodiscard]] Result<AwsSettings> findAwsSettings(const RunContext& context);

} // namespace planwright::data::engine
