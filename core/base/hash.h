#pragma once

#include "core/base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace planwright {

using Sha256Digest = std::array<std::uint8_t, 32>;

/// Streaming SHA-256 (FIPS 180-4), by OpenSSL.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    Sha256& update(std::string_view bytes);
    Sha256& update(std::span<const std::byte> bytes);
    /// Ends the stream; the object must not be used again.
    [[nodiscard]] Sha256Digest finish();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

[[nodiscard]] Sha256Digest sha256(std::string_view bytes);
[[nodiscard]] std::string sha256Hex(std::string_view bytes);
/// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string toHex(const Sha256Digest& digest);
/// Of a file's bytes, read in pieces. Io with the path where it cannot be read.
[[nodiscard]] Result<std::string> sha256HexOfFile(const std::filesystem::path& path);

} // namespace planwright
