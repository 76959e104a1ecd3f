#include "app/cli/number_text.h"
#include "app/cli/options.h"
#include "app/cli/text_table.h"
#include "core/service/outlier_service.h"

#include <fmt/format.h>

#include <algorithm>

namespace planwright::cli {
namespace {

using service::OutlierMark;
using service::OutlierRow;
using service::Outliers;
using service::Workspace;

constexpr std::size_t mostRows = 30;

struct OutlierArguments {
    bool all = false;
    std::string category, from, to, meaning, note;
};

std::string markText(const OutlierRow& row) {
    if (!row.mark)
        return "open";
    auto text = std::string(meaningName(row.mark->meaning));
    if (row.learntUnits)
        text += ", learnt as " + unitsText(row.learntUnits->toDouble());
    if (!row.notLearnt.empty())
        text += ", learnt as it was (" + row.notLearnt + ")";
    return row.mark->note.empty() ? text : text + ": " + row.mark->note;
}

// The open ones by what they moved, or all by category and day.
std::vector<const OutlierRow*> rowsOf(const Outliers& outliers, bool all) {
    std::vector<const OutlierRow*> rows;
    for (const auto& row : outliers.rows)
        if (all || !row.mark)
            rows.push_back(&row);
    if (all)
        return rows;
    std::ranges::stable_sort(rows, std::ranges::greater(), [](const OutlierRow* row) {
        return std::abs((row->days.money - row->days.expectedMoney).raw);
    });
    rows.resize(std::min(rows.size(), mostRows));
    return rows;
}

std::string outliersText(const Outliers& outliers, bool all) {
    const auto rows = rowsOf(outliers, all);
    auto text = outliersSentence(outliers) + "\n";
    if (rows.empty())
        return text;
    TextTable table({{"category", TextTable::Align::Left},
                     {"from", TextTable::Align::Left},
                     {"to", TextTable::Align::Left},
                     {"sold"},
                     {"expected"},
                     {"difference"},
                     {"money difference"},
                     {"special day", TextTable::Align::Left},
                     {"mark", TextTable::Align::Left}});
    for (const auto* row : rows) {
        const auto& days = row->days;
        const auto cell = [&](std::string value) { return row->isKnown ? std::move(value) : std::string(noValue); };
        table.addRow({days.category, days.first.toString(), days.last.toString(),
                      cell(unitsText(days.units.toDouble())), cell(unitsText(days.expectedUnits.toDouble())),
                      cell(unitsText((days.units - days.expectedUnits).toDouble())),
                      cell(moneyText((days.money - days.expectedMoney).toDouble())),
                      row->near ? row->near->name : noValue, markText(*row)});
    }
    text += "\n" + table.toString();
    if (!all && rows.size() < outliers.openCount())
        text += fmt::format("\nThese moved most money, of {} that are open; --all lists every one.\n",
                            grouped(static_cast<std::int64_t>(outliers.openCount())));
    return text + "\nSay what they are: planwright-cli outliers mark --category C --from D [--to D] --as "
                  "ignore|one-off|repeats\n";
}

Result<Output> answer(Workspace& workspace, const CommonOptions& common, bool all, const RunContext& context,
                      const std::string& done = {}) {
    PLANWRIGHT_ASSIGN(const auto training, trainingOptions(common));
    PLANWRIGHT_ASSIGN(const auto outliers, service::findOutliers(workspace, training.until, context));
    return common.json
               ? Output{{}, service::outliersDocument(outliers, context.seed)}
               : Output{done.empty() ? outliersText(outliers, all) : done + outliersSentence(outliers) + "\n", {}};
}

/// The days that the arguments name.
Result<OutlierMark> daysOf(const OutlierArguments& arguments) {
    OutlierMark mark;
    mark.category = arguments.category;
    mark.note = arguments.note;
    const auto read = [](const std::string& text, const char* option) -> Result<Date> {
        const auto day = Date::parse(text);
        if (!day)
            return Error{ErrorCode::InvalidArgument, day.error().message(), {{}, 0, option}};
        return *day;
    };
    PLANWRIGHT_ASSIGN(mark.first, read(arguments.from, "--from"));
    mark.last = mark.first;
    if (!arguments.to.empty()) {
        PLANWRIGHT_ASSIGN(mark.last, read(arguments.to, "--to"));
    }
    return mark;
}

Result<Output> list(Workspace& workspace, const CommonOptions& common, const OutlierArguments& arguments,
                    const RunContext& context) {
    return answer(workspace, common, arguments.all, context);
}

Result<Output> mark(Workspace& workspace, const CommonOptions& common, const OutlierArguments& arguments,
                    const RunContext& context) {
    PLANWRIGHT_ASSIGN(auto days, daysOf(arguments));
    const auto meaning = service::parseOutlierMeaning(arguments.meaning);
    if (!meaning)
        return Error{
            ErrorCode::InvalidArgument,
            fmt::format("\"{}\" does not say what the days are: give ignore, one-off or repeats.", arguments.meaning),
            {{}, 0, "--as"}};
    days.meaning = *meaning;
    PLANWRIGHT_TRY(service::markOutliers(workspace, {days}, context));
    const auto* const then = *meaning == service::OutlierMeaning::OneOff    ? "The next forecast is trained with it. "
                             : *meaning == service::OutlierMeaning::Repeats ? "`features` counts it in every year. "
                                                                            : "";
    return answer(workspace, common, true, context,
                  fmt::format("{}, {}: {}. {}\n", days.category, service::daysText(days.first, days.last),
                              meaningName(*meaning), then));
}

Result<Output> unmark(Workspace& workspace, const CommonOptions& common, const OutlierArguments& arguments,
                      const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto days, daysOf(arguments));
    PLANWRIGHT_TRY(service::unmarkOutliers(workspace, days.category, days.first, days.last, context));
    return answer(
        workspace, common, true, context,
        fmt::format("{}, {}: not marked any more.\n", days.category, service::daysText(days.first, days.last)));
}

struct ActionFacts {
    const char* name;
    const char* description;
    Result<Output> (*run)(Workspace&, const CommonOptions&, const OutlierArguments&, const RunContext&);
};

void addDays(Command command, OutlierArguments& arguments) {
    command.option("--category", arguments.category, "Whose days").required().takes("C");
    command.option("--from", arguments.from, "The first day, YYYY-MM-DD").required().takes("D");
    command.option("--to", arguments.to, "The last day (default: the first)").takes("D");
}

} // namespace

std::vector<Verb> addOutliersVerbs(Command app) {
    const auto group = app.group("outliers", "Days on which a category sold much more or less than usual: list, "
                                             "mark, unmark");
    std::vector<Verb> verbs;
    for (const auto& facts :
         {ActionFacts{"list", "What stands out, and what was said of it", list},
          ActionFacts{"mark",
                      "Say what days are: ignore (as it is), one-off (models learn from the usual day "
                      "instead), repeats (each year)",
                      mark},
          ActionFacts{"unmark", "Take back what was said of days", unmark}}) {
        auto verb = makeVerb(group, facts.name, facts.description);
        auto arguments = std::make_shared<OutlierArguments>();
        if (facts.run == list) {
            verb.command.flag("--all", arguments->all, "Every one, and what is marked, too");
        } else {
            addDays(verb.command, *arguments);
        }
        if (facts.run == mark) {
            verb.command.option("--as", arguments->meaning, "What the days are")
                .required()
                .takes("ignore|one-off|repeats");
            verb.command.option("--note", arguments->note, "Why; for `repeats`, what the day is called").takes("TEXT");
        }
        verb.run = [common = verb.common, arguments, run = facts.run](const RunContext& context) -> Result<Output> {
            PLANWRIGHT_ASSIGN(const auto folder, workspaceFolder(*common, {}));
            PLANWRIGHT_ASSIGN(const auto workspace, Workspace::open(folder));
            return run(*workspace, *common, *arguments, context);
        };
        verbs.push_back(std::move(verb));
    }
    return verbs;
}

} // namespace planwright::cli
