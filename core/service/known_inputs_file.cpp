#include "core/service/known_inputs_file.h"

#include "core/base/text.h"
#include "core/data/csv_text.h"
#include "core/service/csv_table.h"
#include "core/service/text_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace planwright::service {
namespace {

constexpr std::array columns{CsvColumn{"kind", true}, CsvColumn{"category"}, CsvColumn{"first_day", true},
                             CsvColumn{"last_day"},   CsvColumn{"amount"},   CsvColumn{"name"}};
constexpr std::uintmax_t largestFile = 10U << 20U;
constexpr double largestPrice = 1e9;

Error wrong(std::string field, std::string sentence) {
    return {ErrorCode::InvalidArgument, std::move(sentence), {"", 0, std::move(field)}};
}

Error inFile(const Error& error, const std::string& source, std::int64_t line) {
    return {error.code(), error.message(), {source, line, error.where().field}};
}

Result<Date> readDay(const std::string& value, const char* field) {
    const auto day = Date::parse(trimmed(value));
    return day ? day : wrong(field, day.error().message());
}

Status readAmount(const std::string& value, KnownInput& input) {
    const auto text = trimmed(value);
    if (text.empty()) {
        input.amount = input.kind == KnownKind::SpecialDay ? 1 : 0;
        return {};
    }
    const auto amount = parseDouble(text);
    if (!amount)
        return wrong("amount", fmt::format("\"{}\" is not a number (write 0.2 for 20 %, or 12.5 for a price).", text));
    if (input.kind != KnownKind::Price) {
        input.amount = *amount;
        return {};
    }
    if (!(*amount > 0 && *amount <= largestPrice))
        return wrong("amount", "A price must be above 0 and at most a thousand million.");
    input.price = Money::fromDouble(*amount);
    return {};
}

/// The values of a row by column, empty where the file does not have it.
using Values = std::array<std::string, columns.size()>;

Result<KnownInput> readRow(const Values& values) {
    constexpr std::array kinds{KnownKind::Promotion, KnownKind::Price, KnownKind::SpecialDay, KnownKind::Closure};
    const auto& [kindText, category, firstDay, lastDay, amount, name] = values;
    const auto* const kind = std::ranges::find(kinds, trimmed(kindText), forecasting::kindName);
    if (kind == kinds.end())
        return wrong("kind",
                     fmt::format("\"{}\" is not known: write promotion, price, special_day or closure.", kindText));
    KnownInput input;
    input.kind = *kind;
    input.category = trimmed(category);
    input.name = trimmed(name);
    PLANWRIGHT_ASSIGN(input.firstDay, readDay(firstDay, "first_day"));
    input.lastDay = input.firstDay;
    if (!trimmed(lastDay).empty()) {
        PLANWRIGHT_ASSIGN(input.lastDay, readDay(lastDay, "last_day"));
    }
    PLANWRIGHT_TRY(readAmount(amount, input));
    PLANWRIGHT_TRY(forecasting::checkKnownInput(input));
    return input;
}

} // namespace

Status checkScope(const KnownInput& input, const KnownScope& scope) {
    if (!input.category.empty() && !std::ranges::binary_search(scope.categories, input.category))
        return wrong("category",
                     fmt::format("The data hold no category \"{}\": write it as the forecast does, or leave "
                                 "it empty for all categories.",
                                 input.category));
    if (input.lastDay < scope.firstMonth.firstDay() || input.firstDay > scope.lastMonth.lastDay())
        return wrong("first_day",
                     fmt::format("{} to {} touches none of the months that are forecast ({} to {}): change "
                                 "the days, take the row out, or forecast more months.",
                                 input.firstDay.toString(), input.lastDay.toString(), scope.firstMonth.toWords(),
                                 scope.lastMonth.toWords()));
    return {};
}

Result<KnownInputs> parseKnownInputs(std::string_view text, const std::string& sourceName,
                                     const std::optional<KnownScope>& scope) {
    PLANWRIGHT_ASSIGN(const auto table, parseCsv(text, sourceName));
    PLANWRIGHT_TRY(checkHeading(table, columns, sourceName));
    KnownInputs inputs;
    for (const auto& row : table.rows) {
        Values values;
        for (std::size_t i = 0; i < row.values.size(); ++i) {
            const auto* const column = std::ranges::find(columns, table.heading[i], &CsvColumn::name);
            values[static_cast<std::size_t>(column - columns.begin())] = row.values[i];
        }
        auto input = readRow(values);
        if (!input)
            return inFile(input.error(), sourceName, row.line);
        if (const auto within = scope ? checkScope(*input, *scope) : Status(); !within)
            return inFile(within.error(), sourceName, row.line);
        inputs.push_back(std::move(*input));
    }
    if (const auto sound = forecasting::checkKnownInputs(inputs); !sound) {
        const auto number = sound.error().where().line;
        return inFile(sound.error(), sourceName,
                      number > 0 ? table.rows[static_cast<std::size_t>(number - 1)].line : 0);
    }
    return inputs;
}

Result<KnownInputs> readKnownInputs(const std::filesystem::path& file, const std::optional<KnownScope>& scope) {
    PLANWRIGHT_ASSIGN(const auto text, readTextFile(file, largestFile));
    return parseKnownInputs(text, file.string(), scope);
}

std::string amountText(const KnownInput& input) {
    switch (input.kind) {
    case KnownKind::Promotion:
    case KnownKind::SpecialDay:
        return shortestDouble(input.amount);
    case KnownKind::Price:
        return toDecimalString(input.price);
    case KnownKind::Closure:
        break;
    }
    return {};
}

std::string knownInputsText(std::span<const KnownInput> inputs) {
    std::string text = "kind,category,first_day,last_day,amount,name\n";
    for (const auto& input : inputs)
        text += fmt::format("{},{},{},{},{},{}\n", forecasting::kindName(input.kind),
                            data::csvField(input.category, ','), input.firstDay.toString(), input.lastDay.toString(),
                            amountText(input), data::csvField(input.name, ','));
    return text;
}

Status writeKnownInputs(const std::filesystem::path& file, std::span<const KnownInput> inputs) {
    return writeTextFile(file, knownInputsText(inputs));
}

} // namespace planwright::service
