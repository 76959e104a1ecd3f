#pragma once

#include "core/base/result.h"
#include "core/base/run_context.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace planwright::data::engine {

/// A zip archive that is read part by part, never all at once. Names are compared without regard to case.
class ZipArchive {
public:
    /// InvalidArgument, with the file's name, for one that is damaged or cut off; Io.
    [[nodiscard]] static Result<ZipArchive> open(const std::filesystem::path& path);
    ZipArchive(ZipArchive&&) noexcept;
    ZipArchive& operator=(ZipArchive&&) = delete;
    ZipArchive(const ZipArchive&) = delete;
    ZipArchive& operator=(const ZipArchive&) = delete;
    ~ZipArchive();

    /// The unpacked size of a part in bytes; nothing where the archive has no such part.
    [[nodiscard]] std::optional<std::uint64_t> sizeOf(const std::string& part) const;
    /// Hands the part's unpacked bytes over, at most 64 KiB at a time, until `take` says false.
    /// InvalidArgument for damaged data (at the end the checksum too) and for a password; Cancelled.
    [[nodiscard]] Status forEachPiece(const std::string& part, const RunContext& context,
                                      const std::function<Result<bool>(std::string_view)>& take) const;

private:
    struct Impl;
    explicit ZipArchive(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace planwright::data::engine
