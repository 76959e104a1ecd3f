#include "core/base/hash.h"

#include <openssl/evp.h>

#include <fstream>
#include <stdexcept>
#include <vector>

namespace planwright {

struct Sha256::Impl {
    struct Free {
        void operator()(EVP_MD_CTX* owned) const { EVP_MD_CTX_free(owned); }
    };
    std::unique_ptr<EVP_MD_CTX, Free> context{EVP_MD_CTX_new()};
};

Sha256::Sha256()
    : m_impl(std::make_unique<Impl>()) {
    // Only memory exhaustion or an OpenSSL without SHA-256 can fail here: neither can be answered by a caller.
    if (!m_impl->context || EVP_DigestInit_ex(m_impl->context.get(), EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("OpenSSL offers no SHA-256");
}

Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

Sha256& Sha256::update(std::string_view bytes) {
    EVP_DigestUpdate(m_impl->context.get(), bytes.data(), bytes.size());
    return *this;
}

Sha256& Sha256::update(std::span<const std::byte> bytes) {
    EVP_DigestUpdate(m_impl->context.get(), bytes.data(), bytes.size());
    return *this;
}

Sha256Digest Sha256::finish() {
    Sha256Digest digest{};
    EVP_DigestFinal_ex(m_impl->context.get(), digest.data(), nullptr);
    return digest;
}

Sha256Digest sha256(std::string_view bytes) {
    return Sha256().update(bytes).finish();
}

std::string toHex(const Sha256Digest& digest) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(digest.size() * 2);
    for (const auto byte : digest) {
        text += digits[byte >> 4U];
        text += digits[byte & 0xFU];
    }
    return text;
}

std::string sha256Hex(std::string_view bytes) {
    return toHex(sha256(bytes));
}

Result<std::string> sha256HexOfFile(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return Error(ErrorCode::Io, "The file cannot be opened for reading.", {path.string(), 0, {}});
    Sha256 hash;
    std::vector<char> buffer(1U << 20U);
    while (file) {
        file.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        hash.update(std::string_view(buffer.data(), static_cast<std::size_t>(file.gcount())));
    }
    if (!file.eof())
        return Error(ErrorCode::Io, "Reading the file stopped half-way.", {path.string(), 0, {}});
    return toHex(hash.finish());
}

} // namespace planwright
