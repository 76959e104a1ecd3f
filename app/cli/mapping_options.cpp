#include "app/cli/mapping_options.h"

namespace planwright::cli {

void addMappingOptions(Command command, MappingArguments& arguments) {
    const auto add = [&command](const char* name, std::string& value, const char* help, const char* takes) {
        command.option(name, value, help).takes(takes);
    };
    add("--date-order", arguments.dateOrder, "Order of day, month and year in the files", "DMY|MDY|YMD");
    add("--decimal-mark", arguments.decimalMark, "Decimal mark of the files' numbers", "point|comma");
    add("--delimiter", arguments.delimiter, "What parts the columns", "comma|semicolon|tab|pipe");
    add("--encoding", arguments.encoding, "Encoding of the files", "utf-8|latin-1|cp1252");
    add("--currency", arguments.currency, "Currency of the amounts, or to convert them to (with --rates)", "EUR");
    add("--rates", arguments.rates, "Rate table, as CSV: currency, date, rate", "FILE");
    add("--time-zone", arguments.timeZone, "IANA name of the clock that decides the day of times with an offset",
        "Europe/Berlin");
    add("--latest-date", arguments.latestDate, "Last day of the data; rows after it are set aside as future dates",
        "YYYY-MM-DD");
}

Result<data::MappingOverrides> overridesFrom(const MappingArguments& arguments) {
    data::MappingOverrides overrides;
    PLANWRIGHT_TRY(data::setDateOrder(overrides, arguments.dateOrder));
    PLANWRIGHT_TRY(data::setDecimalMark(overrides, arguments.decimalMark));
    PLANWRIGHT_TRY(data::setDelimiter(overrides, arguments.delimiter));
    PLANWRIGHT_TRY(data::setEncoding(overrides, arguments.encoding));
    PLANWRIGHT_TRY(data::setCurrency(overrides, arguments.currency));
    PLANWRIGHT_TRY(data::setLatestDay(overrides, arguments.latestDate));
    overrides.timeZone = arguments.timeZone;
    return overrides;
}

} // namespace planwright::cli
