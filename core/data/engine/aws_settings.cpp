#include "core/data/engine/aws_settings.h"

#include "core/base/text.h"
#include "core/data/engine/http.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>
#include <optional>

namespace planwright::data::engine {

namespace {

using Profile = std::map<std::string, std::string>;

std::string variable(const char* name) {
    const char* const value = std::getenv(name);
    return value != nullptr ? value : std::string();
}

std::string firstOf(std::initializer_list<std::string> values) {
    for (const auto& value : values)
        if (!value.empty())
            return value;
    return {};
}

Error refuse(const std::string& sentence) {
    return {ErrorCode::InvalidArgument, sentence};
}

/// Adds what `section` of a file of the AWS command line says; false where the file has no such section.
bool readSection(const std::string& path, const std::string& section, Profile& profile) {
    std::ifstream file(path);
    bool found = false;
    bool inside = false;
    for (std::string line; std::getline(file, line);) {
        const bool nested = line.starts_with(' ') || line.starts_with('\t'); // settings within a setting
        const auto text = trimmed(line);
        if (text.starts_with('[')) {
            inside = trimmed(text.substr(1, text.find(']') - 1)) == section;
            found = found || inside;
        } else if (const auto mark = text.find('=');
                   inside && !nested && mark != std::string_view::npos && !text.starts_with('#')) {
            profile.emplace(trimmed(text.substr(0, mark)), trimmed(text.substr(mark + 1)));
        }
    }
    return found;
}

Result<Profile> readProfile() {
    const auto home = variable("HOME") + "/.aws/";
    const auto wanted = firstOf({variable("AWS_PROFILE"), variable("AWS_DEFAULT_PROFILE")});
    const auto name = firstOf({wanted, "default"});
    Profile profile;
    const bool hasKeys =
        readSection(firstOf({variable("AWS_SHARED_CREDENTIALS_FILE"), home + "credentials"}), name, profile);
    const bool hasSettings = readSection(firstOf({variable("AWS_CONFIG_FILE"), home + "config"}),
                                         name == "default" ? name : "profile " + name, profile);
    if (!wanted.empty() && !hasKeys && !hasSettings)
        return refuse("There is no AWS profile \"" + wanted + "\": correct AWS_PROFILE, or add it to ~/.aws/config.");
    return profile;
}

/// The JSON that services and processes answer with; they name the token in two ways.
std::optional<AwsCredentials> parseCredentials(const std::string& text) {
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object())
        return std::nullopt;
    const auto get = [&json](const char* key) {
        const auto found = json.find(key);
        return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    AwsCredentials found{get("AccessKeyId"), get("SecretAccessKey"), firstOf({get("Token"), get("SessionToken")})};
    return found.keyId.empty() || found.secret.empty() ? std::nullopt : std::optional(std::move(found));
}

Result<AwsCredentials> fromProcess(const std::string& command) {
    struct Close {
        void operator()(std::FILE* pipe) const { static_cast<void>(::pclose(pipe)); }
    };
    // The profile's owner names the command; AWS's tools run it through the shell as well.
    const std::unique_ptr<std::FILE, Close> pipe(::popen(command.c_str(), "re")); // NOLINT(cert-env33-c)
    std::string text;
    std::array<char, 4096> piece = {};
    while (pipe) {
        const auto count = std::fread(piece.data(), 1, piece.size(), pipe.get());
        if (count == 0)
            break;
        text.append(piece.data(), count);
    }
    if (auto found = parseCredentials(text))
        return std::move(*found);
    return refuse("The credential_process of the AWS profile gives no credentials: run it in a terminal to see why.");
}

Result<std::optional<AwsCredentials>> fromProfile(const Profile& profile) {
    const auto get = [&profile](const char* key) {
        const auto found = profile.find(key);
        return found == profile.end() ? std::string() : found->second;
    };
    if (profile.contains("aws_access_key_id"))
        return AwsCredentials{get("aws_access_key_id"), get("aws_secret_access_key"), get("aws_session_token")};
    if (profile.contains("credential_process")) {
        PLANWRIGHT_ASSIGN(auto found, fromProcess(get("credential_process")));
        return found;
    }
    for (const auto* key : {"role_arn", "sso_session", "sso_start_url"})
        if (profile.contains(key))
            return refuse(std::string("The AWS profile signs in by ") + key +
                          ", which Planwright leaves to the AWS command line: add to the profile the line "
                          "credential_process = aws configure export-credentials --profile NAME");
    return std::nullopt;
}

/// The answer of a service of the machine that we run on, or nothing where there is none.
Result<std::optional<std::string>> ask(const std::string& url, const std::vector<std::string>& headers,
                                       const RunContext& context, const std::string& method = "GET") {
    HttpRequest request;
    request.url = url;
    request.method = method;
    request.headers = headers;
    request.isLocalService = true;
    PLANWRIGHT_ASSIGN(auto answer, sendHttp(request, context));
    return answer.status == 200 && answer.cut.empty() ? std::optional(std::move(answer.body)) : std::nullopt;
}

std::string fileText(const std::string& path) {
    std::ifstream file(path);
    std::string text;
    std::getline(file, text);
    return text;
}

Result<std::optional<AwsCredentials>> fromContainer(const RunContext& context) {
    const auto relative = variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
    const auto url =
        relative.empty() ? variable("AWS_CONTAINER_CREDENTIALS_FULL_URI") : "http://169.254.170.2" + relative;
    if (url.empty())
        return std::nullopt;
    const auto tokenFile = variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
    const auto token = tokenFile.empty() ? variable("AWS_CONTAINER_AUTHORIZATION_TOKEN") : fileText(tokenFile);
    std::vector<std::string> headers;
    if (!token.empty())
        headers.push_back("Authorization: " + token);
    PLANWRIGHT_ASSIGN(const auto answer, ask(url, headers, context));
    auto found = answer ? parseCredentials(*answer) : std::nullopt;
    if (!found)
        return refuse("The container's service gives no AWS credentials: check the role of the task or pod.");
    return found;
}

Result<std::optional<AwsCredentials>> fromInstance(const RunContext& context) {
    if (asciiLower(variable("AWS_EC2_METADATA_DISABLED")) == "true")
        return std::nullopt;
    const auto service = firstOf({variable("AWS_EC2_METADATA_SERVICE_ENDPOINT"), "http://169.254.169.254"});
    PLANWRIGHT_ASSIGN(const auto token, ask(service + "/latest/api/token",
                                            {"X-aws-ec2-metadata-token-ttl-seconds: 300"}, context, "PUT"));
    if (!token)
        return std::nullopt;
    const std::vector<std::string> headers{"X-aws-ec2-metadata-token: " + *token};
    const auto roles = service + "/latest/meta-data/iam/security-credentials/";
    PLANWRIGHT_ASSIGN(const auto role, ask(roles, headers, context));
    if (!role)
        return std::nullopt;
    PLANWRIGHT_ASSIGN(const auto answer, ask(roles + std::string(trimmed(*role)), headers, context));
    return answer ? parseCredentials(*answer) : std::nullopt;
}

Result<AwsCredentials> findCredentials(const Profile& profile, const RunContext& context) {
    AwsCredentials found{variable("AWS_ACCESS_KEY_ID"), variable("AWS_SECRET_ACCESS_KEY"),
                         variable("AWS_SESSION_TOKEN")};
    if (!found.keyId.empty() && !found.secret.empty())
        return found;
    PLANWRIGHT_ASSIGN(auto ofProfile, fromProfile(profile));
    if (ofProfile)
        return std::move(*ofProfile);
    PLANWRIGHT_ASSIGN(auto ofContainer, fromContainer(context));
    if (ofContainer)
        return std::move(*ofContainer);
    PLANWRIGHT_ASSIGN(auto ofInstance, fromInstance(context));
    if (ofInstance)
        return std::move(*ofInstance);
    return refuse("No AWS credentials were found: set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or "
                  "run where a role gives some.");
}

} // namespace

Result<AwsSettings> findAwsSettings(const RunContext& context) {
    PLANWRIGHT_ASSIGN(auto profile, readProfile());
    AwsSettings settings;
    PLANWRIGHT_ASSIGN(settings.credentials, findCredentials(profile, context));
    settings.region = firstOf({variable("AWS_REGION"), variable("AWS_DEFAULT_REGION"), profile["region"], "us-east-1"});
    settings.endpoint =
        firstOf({variable("AWS_ENDPOINT_URL_S3"), variable("AWS_ENDPOINT_URL"), profile["endpoint_url"]});
    while (settings.endpoint.ends_with('/'))
        settings.endpoint.pop_back();
    if (!settings.endpoint.empty() && !settings.endpoint.starts_with("http://") &&
        !settings.endpoint.starts_with("https://"))
        return refuse("The endpoint of S3 must begin with http:// or https://: correct AWS_ENDPOINT_URL.");
    return settings;
}

} // namespace planwright::data::engine
