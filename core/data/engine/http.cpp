#include "core/data/engine/http.h"

#include "core/base/text.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <cstdio>
#include <memory>

namespace planwright::data::engine {

namespace {

struct CloseEasy {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct CloseMulti {
    void operator()(CURLM* handle) const { curl_multi_cleanup(handle); }
};
struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct CloseFile {
    void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
};
using Headers = std::unique_ptr<curl_slist, FreeList>;

struct Transfer {
    CURL* handle = nullptr;
    const std::function<Status(std::string_view)>* sink = nullptr;
    HttpAnswer answer;
    Status taken; ///< what the sink said
};

std::size_t takeBody(char* bytes, std::size_t, std::size_t count, void* data) {
    constexpr std::size_t longest = std::size_t{1} << 20U;
    auto& transfer = *static_cast<Transfer*>(data);
    long status = 0;
    curl_easy_getinfo(transfer.handle, CURLINFO_RESPONSE_CODE, &status);
    if (*transfer.sink && (status == 200 || status == 206)) {
        transfer.taken = (*transfer.sink)({bytes, count});
        return transfer.taken ? count : 0;
    }
    auto& body = transfer.answer.body;
    body.append(bytes, std::min(count, longest - std::min(longest, body.size())));
    return count;
}

std::size_t takeHeader(char* bytes, std::size_t, std::size_t count, void* data) {
    const std::string_view line(bytes, count);
    const auto mark = line.find(':');
    if (mark != std::string_view::npos)
        static_cast<Transfer*>(data)->answer.headers[asciiLower(line.substr(0, mark))] = trimmed(line.substr(mark + 1));
    return count;
}

Headers listOf(const std::vector<std::string>& headers) {
    Headers list;
    for (const auto& header : headers)
        list.reset(curl_slist_append(list.release(), header.c_str()));
    return list;
}

void setUp(CURL* handle, const HttpRequest& request, const curl_slist* headers, Transfer& transfer) {
    curl_easy_setopt(handle, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, request.isLocalService ? 1000L : 15'000L);
    // A connection that stands still is as good as cut.
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, request.isLocalService ? 2L : 30L);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, takeBody);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, takeHeader);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &transfer);
    if (request.isLocalService)
        curl_easy_setopt(handle, CURLOPT_NOPROXY, "*");
    if (request.signature) {
        const auto& by = *request.signature;
        curl_easy_setopt(handle, CURLOPT_AWS_SIGV4, fmt::format("aws:amz:{}:{}", by.region, by.service).c_str());
        curl_easy_setopt(handle, CURLOPT_USERNAME, by.keyId.c_str());
        curl_easy_setopt(handle, CURLOPT_PASSWORD, by.secret.c_str());
    }
}

/// Runs the transfer to its end; looks for a stop every 50 ms.
Result<CURLcode> perform(CURLM* multi, const RunContext& context) {
    for (int running = 1; running > 0;) {
        PLANWRIGHT_TRY(context.checkStop());
        if (curl_multi_perform(multi, &running) != CURLM_OK)
            return CURLE_FAILED_INIT;
        if (running > 0)
            curl_multi_poll(multi, nullptr, 0, 50, nullptr);
    }
    int left = 0;
    const auto* const message = curl_multi_info_read(multi, &left);
    return message != nullptr ? message->data.result : CURLE_FAILED_INIT;
}

} // namespace

Result<HttpAnswer> sendHttp(const HttpRequest& request, const RunContext& context,
                            const std::function<Status(std::string_view)>& sink) {
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    const std::unique_ptr<CURLM, CloseMulti> multi(curl_multi_init());
    const std::unique_ptr<CURL, CloseEasy> easy(curl_easy_init());
    if (ready != CURLE_OK || !multi || !easy)
        return Error(ErrorCode::Internal, "Connections cannot be made: libcurl does not start.");
    const auto headers = listOf(request.headers);
    Transfer transfer{easy.get(), &sink, {}, {}};
    setUp(easy.get(), request, headers.get(), transfer);
    std::unique_ptr<std::FILE, CloseFile> file;
    if (request.upload) {
        std::error_code failure;
        const auto size = std::filesystem::file_size(*request.upload, failure);
        file.reset(std::fopen(request.upload->c_str(), "rbe"));
        if (failure || !file)
            return Error(ErrorCode::Io, "The file cannot be read.", {request.upload->filename().string(), 0, {}});
        curl_easy_setopt(easy.get(), CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(easy.get(), CURLOPT_READDATA, file.get());
        curl_easy_setopt(easy.get(), CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(size));
    }
    curl_multi_add_handle(multi.get(), easy.get());
    const auto outcome = perform(multi.get(), context);
    curl_multi_remove_handle(multi.get(), easy.get());
    if (!outcome)
        return outcome.error();
    PLANWRIGHT_TRY(transfer.taken);
    curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &transfer.answer.status);
    if (*outcome != CURLE_OK)
        transfer.answer.cut = curl_easy_strerror(*outcome);
    return std::move(transfer.answer);
}

std::string urlEncoded(std::string_view text, bool keepSlashes) {
    std::string encoded;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '.' || c == '_' || c == '~' || (c == '/' && keepSlashes);
        encoded += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return encoded;
}

} // namespace planwright::data::engine
