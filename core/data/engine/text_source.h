#pragma once

#include "core/base/hash.h"
#include "core/base/result.h"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace planwright::data::engine {

/// A text file read once, piece by piece, as UTF-8 without byte order mark, and hashed as it stands on disk.
class TextSource {
public:
    /// `encoding`: utf-8, latin-1 or cp1252. InvalidArgument for another one, a folder, an empty file, UTF-16 or a
    /// binary file (which are told by their first bytes); NotFound, PermissionDenied, Io.
    [[nodiscard]] static Result<TextSource> open(const std::filesystem::path& path, const std::string& encoding);
    TextSource(TextSource&&) noexcept;
    TextSource& operator=(TextSource&&) = delete;
    TextSource(const TextSource&) = delete;
    TextSource& operator=(const TextSource&) = delete;
    ~TextSource();

    /// The next piece, valid until the next call; empty at the end.
    [[nodiscard]] Result<std::string_view> next();
    /// After the end: 64 hexadecimal digits, of the file's own bytes.
    [[nodiscard]] std::string sha256();
    [[nodiscard]] std::int64_t bytesRead() const;
    [[nodiscard]] std::int64_t size() const;

private:
    struct Impl;
    explicit TextSource(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace planwright::data::engine
