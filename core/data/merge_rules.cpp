#include "core/data/merge_rules.h"

#include "core/data/account.h"
#include "core/data/event_sql.h"
#include "core/data/merging.h"
#include "core/data/sql.h"

#include <functional>

namespace planwright::data {

namespace {

Status mergeRows(engine::Database& database, const EventTable& table, int number, const RunContext& context) {
    return database.execute(sql("merge_rows", {{"columns", columnList(table.identity(), "")},
                                               {"prefixed", columnList(table.identity(), "e.")},
                                               {"file", std::to_string(number)}}),
                            context, "Merging repeated rows");
}

/// Runs one step after the other, and tells what each one merged.
class Steps {
public:
    Steps(engine::Database& database, const EventTable& table, const std::vector<engine::CsvFile>& files,
          RuleFindings& findings, const RunContext& context)
        : m_database(database)
        , m_table(table)
        , m_files(files)
        , m_findings(findings)
        , m_context(context) {}

    Status run(Rule rule, const std::function<Status()>& step) {
        // Rows that were merged before are no examples of this rule.
        if (m_merged.rows > 0)
            PLANWRIGHT_TRY(m_database.execute(
                "CREATE OR REPLACE TABLE merged_before AS SELECT rowid AS row FROM event_row WHERE fate = 'Merged'",
                m_context));
        PLANWRIGHT_TRY(step());
        PLANWRIGHT_ASSIGN(const auto rows, m_database.rows(sql("merged_tally"), m_context));
        PLANWRIGHT_ASSIGN(const auto merged, tallyOf(rows.at(0), 0));
        auto& report = m_findings.repeats[rule];
        report.found = merged - m_merged;
        if (report.found.rows > 0)
            PLANWRIGHT_TRY(giveExamples(report));
        m_merged = merged;
        return {};
    }

private:
    Status giveExamples(RuleReport& report) {
        const char* others = m_merged.rows > 0 ? "rowid NOT IN (SELECT row FROM merged_before)" : "true";
        PLANWRIGHT_ASSIGN(
            const auto rows,
            m_database.rows(sql("example_rows", {{"fate", "'Merged'"}, {"condition", others}}), m_context));
        std::vector<std::int64_t> numbers;
        for (const auto& row : rows)
            numbers.push_back(row.at(0).integer);
        report.examples = placesOf(numbers, m_table, m_files);
        return {};
    }

    engine::Database& m_database;
    const EventTable& m_table;
    const std::vector<engine::CsvFile>& m_files;
    RuleFindings& m_findings;
    const RunContext& m_context;
    Tally m_merged;
};

} // namespace

Status mergeRepeats(engine::Database& database, const EventTable& table, const std::vector<engine::CsvFile>& files,
                    bool appends, RuleFindings& findings, ImportReport& report, const RunContext& context) {
    const auto merges = [&](Rule rule) { return report.mapping.cleaning.of(rule) == RuleAction::Merge; };
    const int count = static_cast<int>(files.size());
    Steps steps(database, table, files, findings, context);
    const auto inEachFile = [&](const std::function<Status(int)>& step) {
        return [count, step]() -> Status {
            for (int number = 1; number <= count; ++number)
                PLANWRIGHT_TRY(step(number));
            return {};
        };
    };
    if (merges(Rule::RepeatedBlock))
        PLANWRIGHT_TRY(steps.run(Rule::RepeatedBlock, inEachFile([&](int number) {
                                     return mergeBlocks(database, table, number, context);
                                 })));
    if (merges(Rule::RepeatedRow))
        PLANWRIGHT_TRY(steps.run(Rule::RepeatedRow,
                                 inEachFile([&](int number) { return mergeRows(database, table, number, context); })));
    if (merges(Rule::RepeatedAcrossFiles) && (count > 1 || appends)) {
        PLANWRIGHT_TRY(
            steps.run(Rule::RepeatedAcrossFiles, [&] { return mergeAcrossFiles(database, table, context); }));
        if (const auto rows = findings.repeats[Rule::RepeatedAcrossFiles].found.rows; rows > 0)
            report.notes.push_back(countOf(rows, "row stands", "rows stand") +
                                   " in an earlier file or import as well and " + (rows == 1 ? "was" : "were") +
                                   " merged.");
    }
    for (int number = 1; number <= count; ++number) {
        const auto& file = files[static_cast<std::size_t>(number - 1)];
        PLANWRIGHT_ASSIGN(const auto blocks, mergedBlocks(database, table, file, number, context));
        report.mergedBlocks.insert(report.mergedBlocks.end(), blocks.begin(), blocks.end());
    }
    return {};
}

} // namespace planwright::data
