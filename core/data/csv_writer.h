#pragma once

#include "core/base/result.h"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace planwright::data {

/// The field as it must stand in a CSV file: in quotes where it holds the delimiter, a quote or a line end.
[[nodiscard]] std::string csvField(std::string_view text, char delimiter);

/// A text file that is being written, below a temporary folder that goes with all it holds.
/// Each call: Io where the disk is full or the file cannot be written.
class CsvWriter {
public:
    [[nodiscard]] static Result<CsvWriter> open(const std::filesystem::path& path);
    [[nodiscard]] Status write(std::string_view bytes);
    /// A line of `columns` fields, comma-separated; fields beyond those of `cells` are empty.
    [[nodiscard]] Status writeRow(const std::vector<std::string>& cells, std::size_t columns);
    [[nodiscard]] Status close();

private:
    struct Close {
        void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
    };
    explicit CsvWriter(std::FILE* file)
        : m_file(file) {}
    std::unique_ptr<std::FILE, Close> m_file;
};

} // namespace planwright::data
