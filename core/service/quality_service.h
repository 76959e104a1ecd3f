#pragma once

#include "core/base/run_context.h"
#include "core/features/missing_days.h"
#include "core/features/stockouts.h"
#include "core/service/missing_days_choice.h"
#include "core/service/workspace.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace planwright::service {

struct QualityOptions {
    std::optional<Date> until;                    ///< data after this day is not looked at
    std::filesystem::path stockTable;             ///< core/data/stock_table.h; empty: none
    std::optional<MissingDaysChoice> missingDays; ///< empty: as the workspace was last told
};

/// The days of a category that say nothing of its demand, or that may say nothing.
struct CategoryQuality {
    features::MissingDays missing;
    MissingDayMeaning meaning = MissingDayMeaning::Zero;
    Quantity unitsPerDay;          ///< bought, over all days where a missing one means zero, else over those with sales
    std::int64_t stockouts = 0;    ///< runs
    std::int64_t products = 0;     ///< that were out of stock at some time
    std::int64_t censoredDays = 0; ///< open days of its runs: each product counts its own
    Quantity lostUnits;
    Money lostMoney;
};

/// What a snapshot's days say of themselves. The data are as they were: what is estimated stands beside them.
struct Quality {
    std::string snapshotSha256;
    std::string currency;        ///< empty where it is not known
    Date firstDay, lastDay;      ///< of sales
    std::int32_t closedDays = 0; ///< between them, on which the whole shop sold nothing
    bool namesProducts = true;   ///< otherwise the runs are those of whole categories
    bool hasStockTable = false;
    std::int64_t stockNames = 0;      ///< products or categories that the stock table names
    std::int64_t stockNamesKnown = 0; ///< of these, that the data know
    bool isChosen = false; ///< somebody said what a day without a sale means; otherwise it is zero by default
    MissingDaysChoice missingDays;
    std::vector<CategoryQuality> categories; ///< in byte order
    features::Stockouts stockouts;
};

/// Looks at the current snapshot; changes nothing. InsufficientData, with why, where its rows are sums of months;
/// errors of the stock table as readStockTable(), and InvalidArgument where the data know nothing that it names.
[[nodiscard]] Result<Quality> checkQuality(Workspace& workspace, const QualityOptions& options,
                                           const RunContext& context);

/// In a sentence: what a day without a sale counts as, and whether somebody said so.
[[nodiscard]] std::string missingDaysSentence(const Quality& quality);
/// Says, in InvalidArgument, which category of `choice` is neither in the data nor in the choice `before`.
[[nodiscard]] Status checkCategories(const MissingDaysChoice& choice, const MissingDaysChoice& before,
                                     const Quality& quality);

/// In sentences: how many stock-outs, what they lost, how far that can be told, and how much of a stock table is known.
[[nodiscard]] std::string stockoutsSentence(const Quality& quality);

/// In a sentence: how many regular sellers have not sold since; empty where there is none.
[[nodiscard]] std::string notSoldSinceSentence(const Quality& quality);

/// The lost demand as CSV: category, date, products, lost_units, lost_money, by category and date.
/// InvalidArgument where the file's name does not end with .csv.
[[nodiscard]] Status writeLostDemand(const std::filesystem::path& file, const Quality& quality);

/// The document `planwright.quality/1`: missing_days {meaning, chosen, shop_closed_days}, categories[] and stockouts
/// {runs[], not_sold_since[], lost[], ...}.
[[nodiscard]] std::string qualityDocument(const Quality& quality, std::uint64_t seed);

} // namespace planwright::service
