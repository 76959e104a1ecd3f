#pragma once

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/base/run_context.h"
#include "core/data/hierarchy.h"
#include "core/data/mapping.h"
#include "core/data/mapping_overrides.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace planwright::data {

/// Rows, units and money that share a fate.
struct Tally {
    std::int64_t rows = 0;
    Quantity units;
    Money money;

    friend bool operator==(const Tally&, const Tally&) = default;
    Tally& operator+=(const Tally& other) {
        rows += other.rows;
        units += other.units;
        money += other.money;
        return *this;
    }
    friend Tally operator-(const Tally& a, const Tally& b) {
        return {a.rows - b.rows, a.units - b.units, a.money - b.money};
    }
};

/// accepted + merged + rejected + all of setAside = read, exactly, for rows, units and money (design.md section 5).
struct ImportAccount {
    Tally read, accepted, merged, rejected;
    std::map<std::string, Tally> setAside; ///< by the name of the rule

    ImportAccount& operator+=(const ImportAccount& other);
    [[nodiscard]] bool addsUp() const;
};

/// One file's part of it.
struct FileAccount {
    std::string file; ///< as RejectedRow's
    ImportAccount account;
};

/// What one rule of cleaning found (cleaning.h).
struct RuleReport {
    struct Example {
        std::string file;
        std::int64_t line = 0;
    };
    Rule rule = Rule::RepeatedRow;
    RuleAction action = RuleAction::Off;
    Tally found;
    /// Of cancellations and refunds, where customers are known: how many rows take back what the same customer bought
    /// before (same product, same price, no more than was left of it). The others stand alone.
    std::optional<std::int64_t> matched;
    std::vector<Example> examples; ///< the first, at most five
};

struct RejectedRow {
    std::string file; ///< file name without folders
    std::int64_t line = 0;
    std::string reason;
    std::string raw; ///< the line as it stands in the file, at most 1,000 bytes
};

/// A run of rows that repeats an earlier one and was merged.
struct MergedBlock {
    std::string file;
    std::int64_t firstLine = 0, lastLine = 0, rows = 0;
    std::string firstDay, lastDay; ///< YYYY-MM-DD
};

struct PartialPeriod {
    Month month;
    Date firstDay, lastDay; ///< what the data covers of it
};

/// A category's month whose numbers an append changed on days that were there already.
struct RestatedMonth {
    std::string category;
    Month month;
    Tally before, after; ///< of those days
};

/// A product that the category table does not name, and no column gives a category.
struct UnmappedProduct {
    std::string product;
    Tally found;
};

struct ImportRequest {
    std::vector<std::filesystem::path> files;
    std::optional<Mapping> mapping; ///< empty: recognised from the heading, or refused with the option to give
    std::optional<std::filesystem::path> categoryTable; ///< product -> category CSV; wins over the mapping's
    std::optional<std::filesystem::path> rates; ///< currency, date, rate CSV (rates.h): where several currencies stand
    std::vector<std::filesystem::path>
        knownMappings;          ///< mapping files whose heading may be recognised (samples, saved)
    MappingOverrides overrides; ///< go before the mapping, however it was found
    bool stopOnRejected = false;
    std::optional<std::filesystem::path> rejectedFile; ///< where to write all rejected rows, as CSV
    std::string sheet;                                 ///< of the Excel files, by name; empty: told by its heading
    /// What the process shall stay under as far as the files' size decides it: rows that do not fit are kept on disk
    /// meanwhile. At least 550 is needed for files of any size; no result depends on it.
    std::int64_t memoryLimitMiB = 1024;
    std::filesystem::path snapshotsDirectory;
    std::filesystem::path temporaryDirectory;
    std::optional<std::filesystem::path> appendTo; ///< snapshot directory to append to; empty: replace
};

struct ImportReport {
    std::vector<std::string> files; ///< names without folders, in the order they were read
    ImportAccount account;
    std::vector<FileAccount> filesAccount; ///< in the order of `files`; their sum is `account`
    std::vector<RuleReport> rules;         ///< each rule that is not off, in the order of Rule
    std::vector<RejectedRow> rejected;     ///< the first 1,000
    std::vector<MergedBlock> mergedBlocks;
    std::int64_t repeatedRowsKept = 0; ///< single repeats within a file: kept, and said
    std::vector<PartialPeriod> partialPeriods;
    std::vector<std::string> notes; ///< sentences: defaults and assumptions that were used
    Mapping mapping;
    std::vector<MappedField> mappingFields;         ///< the columns that feed the fields, and how sure that is
    std::map<std::string, std::int64_t> currencies; ///< rows by the currency they name, "" for none; empty: no column
    std::string snapshotSha256;                     ///< names the folder in snapshotsDirectory
    std::vector<UnmappedProduct> unmappedProducts;  ///< the first 100 by money, where a category table was used
    Hierarchy parents;                              ///< of the snapshot's categories
    Date firstDay, lastDay;
    std::size_t categories = 0;
    /// Of an append, by category and month. Whoever knows the snapshot that was appended to fills it in, not
    /// importEvents().
    std::vector<RestatedMonth> restated;
};

/// Reads, cleans, accounts for every row and writes a snapshot. On an error nothing is left behind.
/// InvalidArgument (with file, line, field) for input that cannot be read as asked; Io; Cancelled.
[[nodiscard]] Result<ImportReport> importEvents(const ImportRequest& request, const RunContext& context);

} // namespace planwright::data
