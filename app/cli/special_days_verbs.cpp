#include "app/cli/file_actions.h"
#include "app/cli/number_text.h"
#include "app/cli/text_table.h"
#include "core/base/text.h"
#include "core/service/own_special_days.h"
#include "core/service/special_days_file.h"

#include <fmt/format.h>

namespace planwright::cli {
namespace {

using service::SpecialDay;
using service::Workspace;
using Days = std::vector<SpecialDay>;

std::string daysText(const Days& days) {
    if (days.empty())
        return "The workspace keeps no special days of its own: `special-days import FILE` reads them from a CSV "
               "file.\n";
    TextTable table({{"Date", TextTable::Align::Left},
                     {"Name", TextTable::Align::Left},
                     {"Country", TextTable::Align::Left},
                     {"Weight"}});
    for (const auto& day : days)
        table.addRow({day.date.toString(), day.name, day.country.empty() ? "everywhere" : day.country,
                      day.remove ? "taken away" : shortestDouble(day.weight)});
    return table.toString();
}

Result<Output> list(Workspace& workspace, const std::string&, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto days, service::ownSpecialDays(workspace));
    PLANWRIGHT_ASSIGN(auto json, service::specialDaysDocument(workspace, context.seed));
    return Output{daysText(days), std::move(json)};
}

Result<Output> importDays(Workspace& workspace, const std::string& file, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto days, service::readSpecialDays(file));
    PLANWRIGHT_TRY(service::saveSpecialDays(workspace, days, context));
    PLANWRIGHT_ASSIGN(auto json, service::specialDaysDocument(workspace, context.seed));
    return Output{fmt::format("{} special days are kept now, instead of those before.\n", days.size()),
                  std::move(json)};
}

Result<Output> exportDays(Workspace& workspace, const std::string& file, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto days, service::ownSpecialDays(workspace));
    PLANWRIGHT_TRY(service::writeSpecialDays(file, days));
    PLANWRIGHT_ASSIGN(auto json, service::specialDaysDocument(workspace, context.seed));
    return Output{fmt::format("{} special days were written to {}.\n", days.size(), file), std::move(json)};
}

} // namespace

std::vector<Verb> addSpecialDaysVerbs(Command app) {
    const auto group = app.group("special-days", "Special days that the workspace keeps: list, import, export");
    return addFileActions(
        group, {{"list", "The days of your own that `features` counts", false, list},
                {"import", "Keep the days of a CSV file (date,name,...) instead of those before", true, importDays},
                {"export", "Write them to a CSV file", true, exportDays}});
}

} // namespace planwright::cli
