#include "core/data/csv_writer.h"

#include "core/data/temporary_folder.h"

#include <cerrno>

namespace planwright::data {

namespace {

Error failure() {
    return fileError(std::error_code(errno, std::generic_category()), "A temporary file cannot be written");
}

} // namespace

std::string csvField(std::string_view text, char delimiter) {
    if (text.find_first_of(std::string("\"\r\n") + delimiter) == std::string_view::npos)
        return std::string(text);
    std::string field = "\"";
    for (const char c : text)
        field.append(c == '"' ? 2 : 1, c);
    return field + "\"";
}

Result<CsvWriter> CsvWriter::open(const std::filesystem::path& path) {
    auto* const file = std::fopen(path.c_str(), "wbe");
    if (file == nullptr)
        return failure();
    return CsvWriter(file);
}

Status CsvWriter::write(std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), m_file.get()) != bytes.size())
        return failure();
    return {};
}

Status CsvWriter::writeRow(const std::vector<std::string>& cells, std::size_t columns) {
    std::string line;
    for (std::size_t c = 0; c < columns; ++c) {
        if (c > 0)
            line += ',';
        if (c < cells.size())
            line += csvField(cells[c], ',');
    }
    return write(line + '\n');
}

Status CsvWriter::close() {
    if (std::fclose(m_file.release()) != 0)
        return failure();
    return {};
}

} // namespace planwright::data
