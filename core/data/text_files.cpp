#include "core/data/text_files.h"

#include "core/data/engine/database.h"
#include "core/data/sql.h"
#include "core/data/temporary_folder.h"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <string_view>

namespace planwright::data {

namespace {

namespace fs = std::filesystem;
using engine::sqlText;

bool isParquet(const fs::path& file) {
    std::array<char, 4> head = {};
    std::ifstream(file, std::ios::binary).read(head.data(), head.size());
    return std::string_view(head.data(), head.size()) == "PAR1";
}

Status writeAsCsv(const fs::path& file, const fs::path& copy, std::optional<std::int64_t> mostRows,
                  const RunContext& context) {
    std::error_code code;
    fs::create_directories(copy.parent_path() / "spill", code);
    if (code)
        return fileError(code, "A temporary folder cannot be made");
    PLANWRIGHT_ASSIGN(auto database, engine::Database::open({copy.parent_path() / "spill", context.threads}));
    auto written =
        database.execute(sql("parquet_to_csv", {{"source", sqlText(file.string())},
                                                {"limit", mostRows ? fmt::format("LIMIT {}", *mostRows) : ""},
                                                {"target", sqlText(copy.string())}}),
                         context, "Reading " + file.filename().string());
    if (written || written.error().code() != ErrorCode::InvalidArgument)
        return written;
    return Error(ErrorCode::InvalidArgument, "The Parquet file is damaged: " + written.error().message(),
                 {file.filename().string(), 0, {}});
}

} // namespace

Result<std::vector<fs::path>> textFiles(const std::vector<fs::path>& files, const fs::path& folder,
                                        std::optional<std::int64_t> mostRows, const RunContext& context) {
    std::vector<fs::path> texts;
    for (const auto& file : files) {
        if (!isParquet(file)) {
            texts.push_back(file);
            continue;
        }
        // A folder each: two files may have one name.
        texts.push_back(folder / fmt::format("text-{}", texts.size()) / file.filename());
        PLANWRIGHT_TRY(writeAsCsv(file, texts.back(), mostRows, context));
    }
    return texts;
}

} // namespace planwright::data
