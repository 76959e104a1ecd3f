#include "app/cli/number_text.h"
#include "app/cli/options.h"
#include "app/cli/text_table.h"
#include "core/service/source_rows.h"

#include <fmt/format.h>

namespace planwright::cli {
namespace {

struct RowsArguments {
    std::string category, month, from, to, out;
    std::size_t most = 20;
};

Result<data::SourceQuery> queryOf(const RowsArguments& arguments) {
    data::SourceQuery query;
    if (!arguments.category.empty())
        query.category = arguments.category;
    if (!arguments.month.empty()) {
        PLANWRIGHT_ASSIGN(const auto month, Month::parse(arguments.month));
        query.firstDay = month.firstDay();
        query.lastDay = month.lastDay();
        return query;
    }
    if (arguments.from.empty() || arguments.to.empty())
        return Error(ErrorCode::InvalidArgument, "Say which days: --month YYYY-MM, or --from DAY and --to DAY.",
                     {{}, 0, "--month"});
    PLANWRIGHT_ASSIGN(query.firstDay, Date::parse(arguments.from));
    PLANWRIGHT_ASSIGN(query.lastDay, Date::parse(arguments.to));
    if (query.lastDay < query.firstDay)
        return Error(ErrorCode::InvalidArgument, "--to is before --from.", {{}, 0, "--to"});
    return query;
}

std::string rowsText(const service::SourceRows& found, const std::string& out) {
    const auto whose = found.query.category ? fmt::format(" of \"{}\"", *found.query.category) : std::string();
    const auto span = found.query.firstDay.toString() + " to " + found.query.lastDay.toString();
    if (found.sum.rows == 0)
        return fmt::format("No purchase or refund{} from {}. Names of categories are told apart letter by letter.\n",
                           whose, span);
    auto text =
        fmt::format("{} {}{} from {}: {} units, {}{}{}.\n", grouped(found.sum.rows),
                    found.sum.rows == 1 ? "row" : "rows", whose, span, grouped(toDecimalString(found.sum.units)),
                    grouped(toDecimalString(found.sum.money)), found.currency.empty() ? "" : " ", found.currency);
    if (!out.empty())
        return text + "All of them were written to " + out + ".\n";
    TextTable table({{"File", TextTable::Align::Left},
                     {"Line"},
                     {"Time", TextTable::Align::Left},
                     {"Type", TextTable::Align::Left},
                     {"Order", TextTable::Align::Left},
                     {"Product", TextTable::Align::Left},
                     {"Units"},
                     {"Money"}});
    for (const auto& row : found.rows)
        table.addRow({row.file, row.line ? std::to_string(*row.line) : "", row.time, row.type, row.order, row.product,
                      toDecimalString(row.units), toDecimalString(row.money)});
    if (found.sum.rows > static_cast<std::int64_t>(found.rows.size()))
        text += fmt::format("The {} of the largest amounts (--most N for more, --out FILE.csv for all):\n",
                            found.rows.size());
    return text + "\n" + table.toString();
}

Result<Output> rowsVerb(const CommonOptions& common, const RowsArguments& arguments, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto query, queryOf(arguments));
    PLANWRIGHT_ASSIGN(const auto folder, workspaceFolder(common, {}));
    PLANWRIGHT_ASSIGN(const auto workspace, service::Workspace::open(folder));
    PLANWRIGHT_ASSIGN(const auto found, service::findSourceRows(*workspace, query, arguments.most, context));
    if (!arguments.out.empty())
        PLANWRIGHT_TRY(service::writeSourceRows(arguments.out, *workspace, query, context));
    return common.json ? Output{{}, service::sourceRowsDocument(found, context.seed)}
                       : Output{rowsText(found, arguments.out), {}};
}

} // namespace

Verb addRowsVerb(Command app) {
    auto verb = makeVerb(app, "rows", "Show the rows behind a month's number, with file and line");
    auto arguments = std::make_shared<RowsArguments>();
    verb.command.option("--category", arguments->category, "Of this category (default: all)").takes("NAME");
    const auto month = verb.command.option("--month", arguments->month, "In this month").takes("YYYY-MM");
    verb.command.option("--from", arguments->from, "Or from this day ...").takes("DAY").excludes(month);
    verb.command.option("--to", arguments->to, "... to this one").takes("DAY").excludes(month);
    verb.command.option("--most", arguments->most, "Show so many, the largest amounts first (default: 20)")
        .between(1, 100000)
        .takes("N");
    verb.command.option("--out", arguments->out, "Write all of them to this file").takes("FILE.csv");
    verb.run = [common = verb.common, arguments](const RunContext& context) {
        return rowsVerb(*common, *arguments, context);
    };
    return verb;
}

} // namespace planwright::cli
