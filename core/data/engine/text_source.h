#pragma once

#include "core/base/hash.h"
#include "core/base/result.h"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace planwright::data::engine {

/// A text file read once, piece by piece, as UTF-8 without byte order mark, and hashed as it stands on disk. What is
/// packed by gzip or zstd is unpacked, and UTF-16 converted: both are told by the first bytes.
class TextSource {
public:
    /// `encoding` of a file that is not UTF-16: utf-8, latin-1 or cp1252. InvalidArgument for another one, a folder or
    /// an empty file; NotFound, PermissionDenied, Io.
    [[nodiscard]] static Result<TextSource> open(const std::filesystem::path& path, const std::string& encoding);
    TextSource(TextSource&&) noexcept;
    TextSource& operator=(TextSource&&) = delete;
    TextSource(const TextSource&) = delete;
    TextSource& operator=(const TextSource&) = delete;
    ~TextSource();

    /// The next piece, valid until the next call; empty at the end. InvalidArgument for a binary file and for packed
    /// data that are damaged or cut off; Io.
    [[nodiscard]] Result<std::string_view> next();
    /// After the end: 64 hexadecimal digits, of the file's own bytes.
    [[nodiscard]] std::string sha256();
    [[nodiscard]] std::int64_t bytesRead() const; ///< of the file as it stands on disk, whose size is size()
    [[nodiscard]] std::int64_t size() const;
    /// Once the first piece was read: what was done to the file before it was text in `encoding`, e.g. "unpacked from
    /// gzip", "converted from UTF-16".
    [[nodiscard]] const std::vector<std::string>& steps() const;

private:
    struct Impl;
    explicit TextSource(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace planwright::data::engine
