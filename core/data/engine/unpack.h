#pragma once

#include <memory>
#include <optional>
#include <string_view>

namespace planwright::data::engine {

/// Unpacks a compressed stream piece by piece; what is held does not grow with how tightly it was packed. Several
/// streams one after the other (as `cat a.gz b.gz` makes them) are read as one.
class Unpacker {
public:
    /// For the format that a file's first bytes tell, gzip or zstd; null for any other.
    [[nodiscard]] static std::unique_ptr<Unpacker> forHead(std::string_view head);

    Unpacker() = default;
    Unpacker(const Unpacker&) = delete;
    Unpacker& operator=(const Unpacker&) = delete;
    virtual ~Unpacker() = default;

    /// "gzip" or "zstd".
    [[nodiscard]] virtual std::string_view format() const = 0;
    /// The next packed bytes. They must stay where they are until take() comes back empty.
    virtual void give(std::string_view packed) = 0;
    /// At most 256 KiB, valid until the next call; empty: give more. Nothing where the data are damaged.
    [[nodiscard]] virtual std::optional<std::string_view> take() = 0;
    /// Whether what was given so far ends a stream.
    [[nodiscard]] virtual bool isComplete() const = 0;
};

} // namespace planwright::data::engine
