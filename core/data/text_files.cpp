#include "core/data/text_files.h"

#include "core/base/file_writer.h"
#include "core/data/detect.h"
#include "core/data/engine/csv_file.h"
#include "core/data/engine/database.h"
#include "core/data/excel_copy.h"
#include "core/data/partitions.h"
#include "core/data/sql.h"
#include "core/data/temporary_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>

namespace planwright::data {

namespace {

namespace fs = std::filesystem;
using engine::sqlText;

enum class Kind : std::uint8_t { Text, Parquet, Zip, OldOffice };

/// By the first bytes. Nothing but an ordinary file is opened: a pipe would wait for ever.
Kind kindOf(const fs::path& file) {
    std::error_code failure;
    if (!fs::is_regular_file(file, failure))
        return Kind::Text;
    std::array<char, 8> bytes = {};
    std::ifstream(file, std::ios::binary).read(bytes.data(), bytes.size());
    const std::string_view head(bytes.data(), bytes.size());
    if (head.starts_with("PAR1"))
        return Kind::Parquet;
    if (head.starts_with("PK\x03\x04"))
        return Kind::Zip;
    return head == "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" ? Kind::OldOffice : Kind::Text;
}

/// An encrypted .xlsx lies in the same container as an old .xls, under this name.
bool isEncrypted(const fs::path& file) {
    std::string wanted;
    for (const char c : std::string_view("EncryptedPackage"))
        wanted += {c, '\0'};
    std::ifstream stream(file, std::ios::binary);
    std::string text;
    std::vector<char> piece(std::size_t{64} * 1024);
    do {
        text.erase(0, text.size() - std::min(text.size(), wanted.size()));
        stream.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        text.append(piece.data(), static_cast<std::size_t>(stream.gcount()));
        if (text.find(wanted) != std::string::npos)
            return true;
    } while (stream);
    return false;
}

Error oldOffice(const fs::path& file) {
    return {ErrorCode::InvalidArgument,
            isEncrypted(file) ? "The Excel file is protected by a password: save a copy without one and import that."
                              : "This is an Excel file of the old kind (.xls): save it as .xlsx or CSV (UTF-8).",
            {file.filename().string(), 0, {}}};
}

bool isOurOwnTrouble(const Error& error) {
    const auto has = [message = error.message()](std::string_view part) {
        return message.find(part) != std::string::npos;
    };
    return error.code() == ErrorCode::Cancelled ||
           (error.code() == ErrorCode::Io && (has("disk is full") || has("do not fit into the memory")));
}

/// Makes the copies of one import.
class Copies {
public:
    Copies(fs::path folder, const TextOptions& options, const RunContext& context)
        : m_folder(std::move(folder))
        , m_options(options)
        , m_context(context) {}

    Result<TextFile> textOf(const fs::path& file);

private:
    Result<fs::path> place(const fs::path& file);
    Status writeParquet(const fs::path& file, const fs::path& copy);
    Status copyParquet(const fs::path& file, const fs::path& copy);
    Result<TextFile> withPartitions(TextFile text, const fs::path& file, const Partitions& partitions);

    fs::path m_folder;
    const TextOptions& m_options;
    const RunContext& m_context;
    int m_count = 0;
};

// A folder each: two files may have one name.
Result<fs::path> Copies::place(const fs::path& file) {
    const auto folder = m_folder / fmt::format("text-{}", m_count++);
    std::error_code code;
    fs::create_directories(folder / "spill", code);
    if (code)
        return fileError(code, "A temporary folder cannot be made");
    return folder / file.filename();
}

Status Copies::writeParquet(const fs::path& file, const fs::path& copy) {
    PLANWRIGHT_ASSIGN(auto database, engine::Database::open({copy.parent_path() / "spill", m_context.threads}));
    const auto source = sqlText(file.string());
    std::vector<std::string> heading;
    PLANWRIGHT_ASSIGN(const auto columns, database.rows(sql("parquet_columns", {{"source", source}}), m_context));
    for (const auto& column : columns)
        heading.push_back(column.front().text);
    std::string constants;
    for (const auto& [name, value] : missingIn(heading, partitionsOf(file))) {
        std::string quoted;
        for (const char c : name)
            quoted.append(c == '"' ? 2 : 1, c);
        constants += ", " + sqlText(value) + " AS \"" + quoted + "\"";
    }
    return database.execute(
        sql("parquet_to_csv", {{"source", source},
                               {"constants", constants},
                               {"limit", m_options.mostRows ? fmt::format("LIMIT {}", *m_options.mostRows) : ""},
                               {"target", sqlText(copy.string())}}),
        m_context, "Reading " + file.filename().string());
}

Status Copies::copyParquet(const fs::path& file, const fs::path& copy) {
    auto written = writeParquet(file, copy);
    if (written || isOurOwnTrouble(written.error()))
        return written;
    // Damage shows in any way: as a page that cannot be unpacked, a type that does not exist, a value out of range.
    auto reason = written.error().message();
    std::ranges::replace(reason, '\n', ' ');
    return Error(ErrorCode::InvalidArgument,
                 "The Parquet file is damaged or cut off: copy or export it again. (" + reason.substr(0, 300) + ")",
                 {file.filename().string(), 0, {}});
}

Result<TextFile> Copies::withPartitions(TextFile text, const fs::path& file, const Partitions& partitions) {
    PLANWRIGHT_ASSIGN(const auto line, engine::firstLine(text.path));
    const char delimiter = delimiterOf(line);
    const auto missing = missingIn(engine::fieldsOf(line, delimiter), partitions);
    if (missing.empty())
        return text;
    PLANWRIGHT_ASSIGN(const auto copy, place(file));
    PLANWRIGHT_TRY(copyWithColumns(text.path, copy, delimiter, missing, m_options.mostRows, m_context));
    text.path = copy;
    return text;
}

Result<TextFile> Copies::textOf(const fs::path& file) {
    const auto partitions = partitionsOf(file);
    TextFile text{file, {}};
    switch (kindOf(file)) {
    case Kind::OldOffice:
        return oldOffice(file);
    case Kind::Parquet: {
        text.isTable = true;
        PLANWRIGHT_ASSIGN(text.path, place(file));
        PLANWRIGHT_TRY(copyParquet(file, text.path));
        text.note = fmt::format("The file {} was converted from Parquet.", nameInTable(file));
        return text;
    }
    case Kind::Zip: {
        text.isTable = true;
        PLANWRIGHT_ASSIGN(text.path, place(file));
        PLANWRIGHT_ASSIGN(text.note, writeSheetAsCsv(file, m_options.sheet, text.path, m_options.mostRows, m_context));
        break;
    }
    case Kind::Text:
        break;
    }
    return partitions.empty() ? text : withPartitions(std::move(text), file, partitions);
}

} // namespace

Result<std::vector<TextFile>> textFiles(const std::vector<fs::path>& files, const fs::path& folder,
                                        const TextOptions& options, const RunContext& context) {
    std::vector<TextFile> texts;
    Copies copies(folder, options, context);
    for (const auto& file : files) {
        PLANWRIGHT_ASSIGN(auto text, copies.textOf(file));
        texts.push_back(std::move(text));
    }
    if (!options.sheet.empty() &&
        std::ranges::none_of(files, [](const fs::path& file) { return kindOf(file) == Kind::Zip; }))
        return Error(ErrorCode::InvalidArgument, "A sheet is named, but none of the files is an Excel workbook.",
                     {{}, 0, "sheet"});
    return texts;
}

std::vector<fs::path> pathsOf(const std::vector<TextFile>& files) {
    std::vector<fs::path> paths;
    paths.reserve(files.size());
    for (const auto& file : files)
        paths.push_back(file.path);
    return paths;
}

} // namespace planwright::data
