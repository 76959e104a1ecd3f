#include "core/data/account.h"

#include "core/base/text.h"
#include "core/data/sql.h"

#include <cstdlib>

namespace planwright::data {

namespace {

void add(Tally& to, const Tally& tally) {
    to.rows += tally.rows;
    to.units += tally.units;
    to.money += tally.money;
}

/// A few such sums still add up within 64 bits.
bool fits(const engine::Value& sum) {
    constexpr std::int64_t most = 1'000'000'000'000'000'000;
    return !sum.isNull && sum.integer < most && sum.integer > -most;
}

void addNotes(const engine::Row& accepted, std::vector<std::string>& notes) {
    const auto inexact = accepted.at(4).integer;
    const auto unread = accepted.at(5).integer;
    const auto uncategorised = accepted.at(6).integer;
    const auto positive = accepted.at(7).integer;
    if (inexact > 0)
        notes.push_back("The money of " + countOf(inexact, "row", "rows") +
                        " has more than four decimals and was rounded to four, half away from zero.");
    if (unread > 0)
        notes.push_back(
            "In " + countOf(unread, "row", "rows") +
            " a discount (a fraction from 0 to 1), unit cost or advertising spend cannot be read and was left "
            "empty.");
    if (uncategorised > 0)
        notes.push_back(countOf(uncategorised, "row has", "rows have") + " no category and " +
                        (uncategorised == 1 ? "counts" : "count") + " as \"Uncategorised\".");
    if (positive > 0)
        notes.push_back(countOf(positive, "cancelled row has", "cancelled rows have") +
                        " a positive quantity, which was taken as it stands; a mapping with \"unsigned_cancellations\" "
                        "subtracts it.");
}

} // namespace

Result<ImportAccount> accountFor(engine::Database& database, const std::vector<engine::CsvFile>& files,
                                 std::vector<std::string>& notes, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto rows, database.rows(sql("account_events"), context));
    ImportAccount account;
    for (const auto& row : rows) {
        if (!fits(row.at(2)) || !fits(row.at(3)))
            return Error(
                ErrorCode::InvalidArgument,
                "The sums are too large to be kept exactly: check the quantities and prices, or import in parts.");
        const auto& fate = row.at(0).text;
        const Tally tally{row.at(1).integer, Quantity::fromRaw(row.at(2).integer), Money::fromRaw(row.at(3).integer)};
        add(account.read, tally);
        if (fate == "Accepted") {
            add(account.accepted, tally);
            addNotes(row, notes);
        } else if (fate == "Rejected") {
            add(account.rejected, tally);
        } else if (fate == "Merged") {
            add(account.merged, tally);
        } else {
            add(account.setAside[fate], tally);
        }
    }
    for (const auto& file : files) {
        const auto malformed = static_cast<std::int64_t>(file.malformed.size());
        account.read.rows += malformed;
        account.rejected.rows += malformed;
    }
    return account;
}

std::string countOf(std::int64_t count, const std::string& one, const std::string& many) {
    return withThousands(static_cast<double>(count)) + " " + (count == 1 ? one : many);
}

} // namespace planwright::data
