#include "core/data/excel_copy.h"

#include "core/base/file_writer.h"
#include "core/data/csv_text.h"
#include "core/data/engine/workbook.h"
#include "core/data/heading.h"

#include <fmt/format.h>

#include <algorithm>

namespace planwright::data {

namespace {

namespace fs = std::filesystem;
using engine::Workbook;

constexpr std::size_t rowsSearched = 20;

bool isEventHeading(const std::vector<std::string>& cells) {
    const auto fields = fieldsOfHeading(cells);
    return fields.size() >= 3 && fields.contains("event_time");
}

struct Heading {
    std::int64_t row = 0; ///< 0: the sheet is empty
    bool isOfEvents = false;
};

Result<Heading> findHeading(const Workbook& workbook, std::size_t sheet, const RunContext& context) {
    Heading first;
    Heading found;
    std::size_t rows = 0;
    PLANWRIGHT_TRY(workbook.forEachRow(sheet, context, {},
                                       [&](std::int64_t number, const std::vector<std::string>& cells) -> Result<bool> {
                                           if (first.row == 0)
                                               first.row = number;
                                           if (isEventHeading(cells))
                                               found = {number, true};
                                           return found.row == 0 && ++rows < rowsSearched;
                                       }));
    return found.row > 0 ? found : first;
}

struct Choice {
    std::size_t sheet = 0;
    Heading heading;
};

Result<Choice> chooseSheet(const Workbook& workbook, const std::string& wanted, const std::string& file,
                           const RunContext& context) {
    std::string names;
    std::vector<std::size_t> candidates;
    for (std::size_t i = 0; i < workbook.sheets().size(); ++i) {
        const auto& sheet = workbook.sheets()[i];
        names += (names.empty() ? "\"" : ", \"") + sheet.name + "\"";
        if (wanted.empty() ? !sheet.hidden : sheet.name == wanted)
            candidates.push_back(i);
    }
    if (candidates.empty())
        return Error(ErrorCode::InvalidArgument,
                     wanted.empty() ? "All sheets of the workbook are hidden: name the one to read with --sheet. There "
                                      "are: " +
                                          names + "."
                                    : "The workbook has no sheet \"" + wanted + "\". There are: " + names + ".",
                     {file, 0, "sheet"});
    std::optional<Choice> filled;
    for (const auto sheet : candidates) {
        PLANWRIGHT_ASSIGN(const auto heading, findHeading(workbook, sheet, context));
        if (heading.isOfEvents)
            return Choice{sheet, heading};
        if (heading.row > 0 && filled)
            return Error(ErrorCode::InvalidArgument,
                         "None of the workbook's sheets has a heading that reads as one of events: name the sheet to "
                         "read with --sheet. There are: " +
                             names + ".",
                         {file, 0, "sheet"});
        if (heading.row > 0)
            filled = Choice{sheet, heading};
    }
    if (!filled)
        return Error(ErrorCode::InvalidArgument, "The workbook is empty: export the events again.", {file, 0, {}});
    return *filled;
}

} // namespace

Result<std::string> writeSheetAsCsv(const fs::path& path, const std::string& sheet, const fs::path& copy,
                                    std::optional<std::int64_t> mostRows, const RunContext& context) {
    const auto name = path.filename().string();
    PLANWRIGHT_ASSIGN(const auto workbook, Workbook::open(path, context));
    PLANWRIGHT_ASSIGN(const auto choice, chooseSheet(workbook, sheet, name, context));
    PLANWRIGHT_ASSIGN(auto writer, FileWriter::open(copy, "A temporary file cannot be written"));
    const auto headingRow = choice.heading.row;
    std::int64_t above = 0, beyond = 0, written = 0;
    std::size_t width = 0;
    const auto take = [&](std::int64_t number, const std::vector<std::string>& cells) -> Result<bool> {
        if (number < headingRow) {
            ++above;
            return true;
        }
        PLANWRIGHT_TRY(writer.write(std::string(static_cast<std::size_t>(number - written - 1), '\n')));
        if (number == headingRow)
            width = cells.size();
        if (cells.size() > width)
            ++beyond;
        // A row with nothing in the table's columns stays an empty line.
        const bool empty = std::ranges::all_of(
            cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(std::min(width, cells.size())),
            [](const std::string& cell) { return cell.empty(); });
        PLANWRIGHT_TRY(writer.write(empty ? "\n" : csvLine(cells, width)));
        written = number;
        return !mostRows || number - headingRow < *mostRows;
    };
    PLANWRIGHT_TRY(workbook.forEachRow(choice.sheet, context, "Reading " + name, take));
    PLANWRIGHT_TRY(writer.close());
    auto said =
        fmt::format("The file {} was converted from Excel: sheet \"{}\".", name, workbook.sheets()[choice.sheet].name);
    if (above > 0)
        said += fmt::format(" Its heading stands in row {}; what is above was left out.", headingRow);
    if (beyond > 0)
        said += fmt::format(" In {} {} something stands to the right of the heading's columns; it was left out.",
                            beyond, beyond == 1 ? "row" : "rows");
    return said;
}

} // namespace planwright::data
