#include "core/data/rule_report.h"

#include "core/data/absurd_quantities.h"
#include "core/data/account.h"
#include "core/data/cancellations.h"
#include "core/data/future_dates.h"
#include "core/data/rule_sql.h"
#include "core/data/sql.h"
#include "core/data/values.h"

#include <fmt/format.h>

#include <algorithm>

namespace planwright::data {

namespace {

constexpr const char* absurdRows = "rowid IN (SELECT row FROM absurd_row)";

std::string inPartialPeriods(const std::vector<PartialPeriod>& periods) {
    std::string condition;
    for (const auto& period : periods)
        condition += fmt::format("{}(event_time >= {} AND event_time < {})", condition.empty() ? "" : " OR ",
                                 startOf(period.month.firstDay()), startOf(period.month.lastDay() + 1));
    return condition.empty() ? "false" : "(" + condition + ")";
}

/// What the rows that the rule speaks of have in common, beside their fate.
std::string conditionOf(Rule rule, const EventTable& table, const RuleFindings& findings, const ImportReport& report) {
    switch (rule) {
    case Rule::FutureDate:
        return findings.futureDates;
    case Rule::AbsurdQuantity:
        return findings.absurd.empty() ? "false" : absurdRows;
    case Rule::PartialPeriod:
        return inPartialPeriods(report.partialPeriods);
    default:
        return ruleCondition(rule, report.mapping, table.fields());
    }
}

/// A rule that leaves the rows where they are, and how to tell them.
struct Flagged {
    RuleReport* report = nullptr;
    std::string condition;
};

/// One query for all of them.
Status count(engine::Database& database, std::vector<Flagged>& flagged, const RunContext& context) {
    if (flagged.empty())
        return {};
    std::string list;
    for (const auto& [report, condition] : flagged)
        list +=
            fmt::format("{0}count(*) FILTER (WHERE {1})::BIGINT, TRY_CAST(sum(quantity) FILTER (WHERE {1}) AS BIGINT), "
                        "TRY_CAST(sum(money) FILTER (WHERE {1}) AS BIGINT)",
                        list.empty() ? "" : ", ", condition);
    PLANWRIGHT_ASSIGN(const auto rows, database.rows(sql("flagged_rows", {{"sums", list}}), context));
    std::size_t column = 0;
    for (auto& [report, condition] : flagged) {
        PLANWRIGHT_ASSIGN(report->found, tallyOf(rows.at(0), column));
        column += 3;
    }
    return {};
}

Status giveExamples(engine::Database& database, const EventTable& table, const std::vector<engine::CsvFile>& files,
                    const std::string& condition, RuleReport& report, const RunContext& context) {
    if (report.found.rows == 0 || !report.examples.empty())
        return {};
    const auto fate = report.action == RuleAction::SetAside ? accountNameOf(report.rule) : "Accepted";
    PLANWRIGHT_ASSIGN(
        const auto rows,
        database.rows(sql("example_rows", {{"fate", engine::sqlText(fate)},
                                           {"condition", report.action == RuleAction::SetAside ? "true" : condition}}),
                      context));
    std::vector<std::int64_t> numbers;
    for (const auto& row : rows)
        numbers.push_back(row.at(0).integer);
    report.examples = placesOf(numbers, table, files);
    return {};
}

Status match(engine::Database& database, const EventTable& table, const Mapping& mapping,
             std::vector<RuleReport>& rules, const RunContext& context) {
    const auto givesBack = [](const RuleReport& r) {
        return (r.rule == Rule::Cancellation || r.rule == Rule::Refund) && r.action == RuleAction::Flag &&
               r.found.rows > 0;
    };
    if (std::none_of(rules.begin(), rules.end(), givesBack))
        return {};
    PLANWRIGHT_ASSIGN(const auto matched, matchReturns(database, mapping, table.fields(), context));
    for (auto& rule : rules)
        if (matched && givesBack(rule))
            rule.matched = rule.rule == Rule::Cancellation ? matched->cancellations : matched->refunds;
    return {};
}

} // namespace

Status findFutureDates(engine::Database& database, const Mapping& mapping, RuleFindings& findings,
                       const RunContext& context) {
    if (mapping.cleaning.of(Rule::FutureDate) == RuleAction::Off)
        return {};
    PLANWRIGHT_ASSIGN(findings.futureDates, futureDates(database, mapping, context));
    if (findings.futureDates == "false" || !mapping.cleaning.setsAside(Rule::FutureDate))
        return {};
    return database.execute(sql("set_aside", {{"rule", engine::sqlText(accountNameOf(Rule::FutureDate))},
                                              {"condition", findings.futureDates}}),
                            context);
}

Status findAbsurdQuantities(engine::Database& database, const EventTable& table, const Mapping& mapping,
                            RuleFindings& findings, const RunContext& context) {
    if (mapping.cleaning.of(Rule::AbsurdQuantity) == RuleAction::Off)
        return {};
    PLANWRIGHT_ASSIGN(findings.absurd, absurdQuantities(database, table.fields(), context));
    if (findings.absurd.empty())
        return {};
    PLANWRIGHT_TRY(database.createTable("absurd_row", {{"row", findings.absurd}}, context));
    if (!mapping.cleaning.setsAside(Rule::AbsurdQuantity))
        return {};
    return database.execute(
        sql("set_aside", {{"rule", engine::sqlText(accountNameOf(Rule::AbsurdQuantity))}, {"condition", absurdRows}}),
        context);
}

Result<std::vector<RuleReport>> reportRules(engine::Database& database, const EventTable& table,
                                            const std::vector<engine::CsvFile>& files, const RuleFindings& findings,
                                            const ImportReport& report, const RunContext& context) {
    std::vector<RuleReport> rules;
    for (std::size_t i = 0; i < ruleCount; ++i) {
        const auto rule = static_cast<Rule>(i);
        const auto action = report.mapping.cleaning.of(rule);
        if (action == RuleAction::Off)
            continue;
        const auto repeated = findings.repeats.find(rule);
        rules.push_back(repeated != findings.repeats.end() ? repeated->second : RuleReport{});
        rules.back().rule = rule;
        rules.back().action = action;
        const auto setAside = report.account.setAside.find(std::string(accountNameOf(rule)));
        if (setAside != report.account.setAside.end())
            rules.back().found = setAside->second;
    }
    std::vector<Flagged> flagged;
    for (auto& rule : rules) {
        auto condition = conditionOf(rule.rule, table, findings, report);
        if (rule.action == RuleAction::Flag && condition != "false")
            flagged.push_back({&rule, std::move(condition)});
    }
    PLANWRIGHT_TRY(count(database, flagged, context));
    for (auto& rule : rules)
        PLANWRIGHT_TRY(
            giveExamples(database, table, files, conditionOf(rule.rule, table, findings, report), rule, context));
    PLANWRIGHT_TRY(match(database, table, report.mapping, rules, context));
    return rules;
}

std::vector<RuleReport::Example> placesOf(const std::vector<std::int64_t>& rows, const EventTable& table,
                                          const std::vector<engine::CsvFile>& files) {
    std::vector<RuleReport::Example> places;
    for (const auto row : rows) {
        auto number = static_cast<int>(files.size());
        while (number > 1 && table.firstRow(number) > row)
            --number;
        const auto& file = files.at(static_cast<std::size_t>(number - 1));
        places.push_back({file.name, file.lineOf(row - table.firstRow(number))});
    }
    return places;
}

} // namespace planwright::data
