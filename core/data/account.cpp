#include "core/data/account.h"

#include "core/base/text.h"
#include "core/data/sql.h"

namespace planwright::data {

namespace {

/// A few such sums still add up within 64 bits.
bool fits(const engine::Value& sum) {
    constexpr std::int64_t most = 1'000'000'000'000'000'000;
    return !sum.isNull && sum.integer < most && sum.integer > -most;
}

/// Of the accepted rows, how many each note speaks of.
struct Noted {
    std::int64_t inexact = 0, unread = 0, uncategorised = 0, positive = 0;
};

void addNotes(const Noted& noted, std::vector<std::string>& notes) {
    if (noted.inexact > 0)
        notes.push_back("The money of " + countOf(noted.inexact, "row", "rows") +
                        " has more than four decimals and was rounded to four, half away from zero.");
    if (noted.unread > 0)
        notes.push_back(
            "In " + countOf(noted.unread, "row", "rows") +
            " a discount (a fraction from 0 to 1), unit cost or advertising spend cannot be read and was left "
            "empty.");
    if (noted.uncategorised > 0)
        notes.push_back(countOf(noted.uncategorised, "row has", "rows have") + " no category and " +
                        (noted.uncategorised == 1 ? "counts" : "count") + " as \"Uncategorised\".");
    if (noted.positive > 0)
        notes.push_back(countOf(noted.positive, "cancelled row has", "cancelled rows have") +
                        " a positive quantity, which was taken as it stands; a mapping with \"unsigned_cancellations\" "
                        "subtracts it.");
}

void addTo(ImportAccount& account, const std::string& fate, const Tally& tally) {
    account.read += tally;
    if (fate == "Accepted")
        account.accepted += tally;
    else if (fate == "Rejected")
        account.rejected += tally;
    else if (fate == "Merged")
        account.merged += tally;
    else
        account.setAside[fate] += tally;
}

} // namespace

ImportAccount& ImportAccount::operator+=(const ImportAccount& other) {
    read += other.read;
    accepted += other.accepted;
    merged += other.merged;
    rejected += other.rejected;
    for (const auto& [rule, tally] : other.setAside)
        setAside[rule] += tally;
    return *this;
}

bool ImportAccount::addsUp() const {
    Tally sum = accepted;
    sum += merged;
    sum += rejected;
    for (const auto& [rule, tally] : setAside)
        sum += tally;
    return sum == read;
}

Result<Tally> tallyOf(const engine::Row& row, std::size_t column) {
    // No row at all: nothing to add up.
    if (row.at(column).integer == 0)
        return Tally{};
    if (!fits(row.at(column + 1)) || !fits(row.at(column + 2)))
        return Error(ErrorCode::InvalidArgument,
                     "The sums are too large to be kept exactly: check the quantities and prices, or import in parts.");
    return Tally{row.at(column).integer, Quantity::fromRaw(row.at(column + 1).integer),
                 Money::fromRaw(row.at(column + 2).integer)};
}

Result<std::vector<FileAccount>> accountFor(engine::Database& database, const std::vector<engine::CsvFile>& files,
                                            std::vector<std::string>& notes, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto rows, database.rows(sql("account_events"), context));
    std::vector<FileAccount> accounts;
    for (const auto& file : files) {
        const auto malformed = static_cast<std::int64_t>(file.malformed.size());
        accounts.push_back({file.name, {}});
        accounts.back().account.read.rows = malformed;
        accounts.back().account.rejected.rows = malformed;
    }
    Noted noted;
    for (const auto& row : rows) {
        PLANWRIGHT_ASSIGN(const auto tally, tallyOf(row, 2));
        const auto& fate = row.at(1).text;
        addTo(accounts.at(static_cast<std::size_t>(row.at(0).integer - 1)).account, fate, tally);
        if (fate != "Accepted")
            continue;
        noted.inexact += row.at(5).integer;
        noted.unread += row.at(6).integer;
        noted.uncategorised += row.at(7).integer;
        noted.positive += row.at(8).integer;
    }
    addNotes(noted, notes);
    return accounts;
}

ImportAccount sumOf(const std::vector<FileAccount>& files) {
    ImportAccount sum;
    for (const auto& file : files)
        sum += file.account;
    return sum;
}

std::string countOf(std::int64_t count, const std::string& one, const std::string& many) {
    return withThousands(static_cast<double>(count)) + " " + (count == 1 ? one : many);
}

} // namespace planwright::data
