#include "core/service/special_days_file.h"

#include "core/base/text.h"
#include "core/data/csv_text.h"
#include "core/service/csv_table.h"
#include "core/service/text_file.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace planwright::service {
namespace {

using features::SpecialDayEdit;

Error at(const CsvTable::Row& row, const std::string& source, std::string field, std::string message) {
    return {ErrorCode::InvalidArgument, std::move(message), {source, row.line, std::move(field)}};
}

/// An error of an edit, with the file that the edit came from.
Error inFile(const Error& error, const std::string& source) {
    if (error.where().line == 0)
        return error;
    return {error.code(), error.message(), {source, error.where().line, error.where().field}};
}

std::string readDate(const std::string& value, SpecialDayEdit& edit) {
    const auto date = Date::parse(value);
    if (!date)
        return date.error().message();
    edit.date = *date;
    return {};
}

std::string readWeight(const std::string& value, SpecialDayEdit& edit) {
    const auto weight = value.empty() ? 1.0 : parseDouble(value);
    if (!weight)
        return fmt::format("\"{}\" is not a number (write 1.5).", value);
    edit.weight = *weight;
    return {};
}

std::string readAction(const std::string& value, SpecialDayEdit& edit) {
    if (!value.empty() && value != "add" && value != "remove")
        return fmt::format("\"{}\" is not an action: write \"add\" or \"remove\".", value);
    edit.remove = value == "remove";
    return {};
}

constexpr std::array columns{CsvColumn{"date", true}, CsvColumn{"name", true}, CsvColumn{"country"},
                             CsvColumn{"weight"}, CsvColumn{"action"}};

/// Of each column: nothing if the value can be read, else what is wrong with it.
using ReadValue = std::string (*)(const std::string& value, SpecialDayEdit& edit);
constexpr std::array<ReadValue, columns.size()> readers{
    readDate,
    [](const std::string& value, SpecialDayEdit& edit) {
        edit.name = trimmed(value);
        return std::string();
    },
    [](const std::string& value, SpecialDayEdit& edit) {
        edit.country = value;
        return std::string();
    },
    readWeight,
    readAction,
};

} // namespace

Result<std::vector<SpecialDayEdit>> parseSpecialDays(std::string_view text, const std::string& sourceName) {
    PLANWRIGHT_ASSIGN(const auto table, parseCsv(text, sourceName));
    PLANWRIGHT_TRY(checkHeading(table, columns, sourceName));
    std::vector<SpecialDayEdit> edits;
    std::set<std::tuple<Date, std::string, std::string>> seen;
    for (const auto& row : table.rows) {
        SpecialDayEdit edit;
        edit.line = row.line;
        for (std::size_t i = 0; i < row.values.size(); ++i) {
            const auto* const column = std::ranges::find(columns, table.heading[i], &CsvColumn::name);
            const auto read = readers[static_cast<std::size_t>(column - columns.begin())];
            if (auto fault = read(row.values[i], edit); !fault.empty())
                return at(row, sourceName, table.heading[i], std::move(fault));
        }
        if (const auto sound = features::checkEdit(edit); !sound)
            return inFile(sound.error(), sourceName);
        if (!seen.emplace(edit.date, edit.name, edit.country).second)
            return at(row, sourceName, "name",
                      fmt::format("\"{}\" on {} comes twice.", edit.name, edit.date.toString()));
        edits.push_back(std::move(edit));
    }
    return edits;
}

Result<std::vector<SpecialDayEdit>> readSpecialDays(const std::filesystem::path& file) {
    PLANWRIGHT_ASSIGN(const auto text, readTextFile(file));
    return parseSpecialDays(text, file.string());
}

std::string specialDaysText(std::span<const SpecialDayEdit> edits) {
    std::string text = "date,name,country,weight,action\n";
    for (const auto& edit : edits)
        text += fmt::format("{},{},{},{},{}\n", edit.date.toString(), data::csvField(edit.name, ','), edit.country,
                            edit.remove ? "" : shortestDouble(edit.weight), edit.remove ? "remove" : "add");
    return text;
}

Status writeSpecialDays(const std::filesystem::path& file, std::span<const SpecialDayEdit> edits) {
    return writeTextFile(file, specialDaysText(edits));
}

Result<features::SpecialDayCalendar> readCalendar(std::span<const features::CountryShare> countries,
                                                  const std::filesystem::path& file) {
    std::vector<SpecialDayEdit> edits;
    if (!file.empty()) {
        PLANWRIGHT_ASSIGN(edits, readSpecialDays(file));
    }
    auto calendar = features::SpecialDayCalendar::create(countries, edits);
    if (!calendar)
        return inFile(calendar.error(), file.string());
    return calendar;
}

} // namespace planwright::service
