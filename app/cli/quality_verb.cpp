#include "app/cli/number_text.h"
#include "app/cli/options.h"
#include "app/cli/text_table.h"
#include "core/service/quality_service.h"
#include "core/service/workspace_change.h"

#include <fmt/format.h>

#include <algorithm>

namespace planwright::cli {
namespace {

using service::CategoryQuality;
using service::Quality;

constexpr std::size_t mostRuns = 15, mostOpen = 10;

struct QualityArguments {
    std::string stock, out;
    std::vector<std::string> missingDays;
};

std::string missingDaysText(const Quality& quality) {
    TextTable table({{"category", TextTable::Align::Left},
                     {"days"},
                     {"without a sale"},
                     {"shop closed"},
                     {"longest gap"},
                     {"when", TextTable::Align::Left},
                     {"means", TextTable::Align::Left},
                     {"units a day"}});
    for (const auto& category : quality.categories) {
        const auto& missing = category.missing;
        table.addRow({missing.category, grouped(missing.days), grouped(missing.missing), grouped(missing.shopClosed),
                      grouped(missing.longestGap),
                      missing.longestGap == 0 ? noValue
                      : missing.longestGap == 1
                          ? missing.gapFirst.toString()
                          : fmt::format("{} to {}", missing.gapFirst.toString(), missing.gapLast.toString()),
                      std::string(meaningName(category.meaning)), unitsText(category.unitsPerDay.toDouble())});
    }
    return fmt::format(
        "Days, {} to {}; on {} of them the whole shop sold nothing.\n{}{}\n\n{}", quality.firstDay.toString(),
        quality.lastDay.toString(), grouped(quality.closedDays), missingDaysSentence(quality),
        quality.isChosen ? "" : " Choose with --missing-days zero, closed or unknown.", table.toString());
}

std::string lostText(const Quality& quality) {
    TextTable table({{"category", TextTable::Align::Left},
                     {"stock-outs"},
                     {"products"},
                     {"days out"},
                     {"lost units"},
                     {"of sales"},
                     {"lost money"}});
    auto byMoney = quality.categories;
    std::erase_if(byMoney, [](const CategoryQuality& category) { return category.stockouts == 0; });
    std::ranges::stable_sort(byMoney, std::ranges::greater(), &CategoryQuality::lostUnits);
    for (const auto& category : byMoney)
        table.addRow(
            {category.missing.category, grouped(category.stockouts), grouped(category.products),
             grouped(category.censoredDays), unitsText(category.lostUnits.toDouble()),
             shareText(static_cast<double>(category.lostUnits.raw) / static_cast<double>(category.missing.units)),
             moneyText(category.lostMoney.toDouble())});
    return "\n" + table.toString();
}

// Those that lost most.
std::string runsText(const std::vector<features::Stockout>& runs, std::size_t most) {
    std::vector<const features::Stockout*> worst;
    worst.reserve(runs.size());
    for (const auto& run : runs)
        worst.push_back(&run);
    std::ranges::stable_sort(worst, std::ranges::greater(),
                             [](const auto* run) { return std::pair(run->lostMoney, run->lostUnits); });
    worst.resize(std::min(worst.size(), most));
    TextTable table({{"product", TextTable::Align::Left},
                     {"category", TextTable::Align::Left},
                     {"from", TextTable::Align::Left},
                     {"to", TextTable::Align::Left},
                     {"open days"},
                     {"lost units"},
                     {"lost money"},
                     {"known by", TextTable::Align::Left}});
    for (const auto* run : worst)
        table.addRow({run->product.empty() ? noValue : run->product, run->category, run->first.toString(),
                      run->last.toString(), grouped(run->days), unitsText(run->lostUnits.toDouble()),
                      moneyText(run->lostMoney.toDouble()), stockoutSourceName(run->source)});
    return table.toString();
}

std::string qualityText(const Quality& quality, const std::string& out) {
    auto text = missingDaysText(quality) + "\n" + stockoutsSentence(quality) + "\n";
    if (!quality.stockouts.runs.empty())
        text += "These days are censored: sales there say nothing of demand. The estimate stands beside the history, "
                "which is as it was.\n" +
                lostText(quality) + "\nWhat cost most:\n\n" + runsText(quality.stockouts.runs, mostRuns);
    if (const auto since = notSoldSinceSentence(quality); !since.empty())
        text +=
            "\n" + since + " If they were out, they have lost so far:\n\n" + runsText(quality.stockouts.open, mostOpen);
    if (!out.empty())
        text += "\nLost demand by category and day is in " + out + "\n";
    return text;
}

Result<Output> qualityVerb(const CommonOptions& common, const QualityArguments& arguments, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto training, trainingOptions(common));
    PLANWRIGHT_ASSIGN(const auto folder, workspaceFolder(common, {}));
    PLANWRIGHT_ASSIGN(const auto workspace, service::Workspace::open(folder));
    service::QualityOptions options{training.until, arguments.stock, std::nullopt};
    PLANWRIGHT_ASSIGN(const auto before, service::missingDaysChoice(*workspace));
    const auto old = before.value_or(service::MissingDaysChoice());
    if (!arguments.missingDays.empty()) {
        PLANWRIGHT_ASSIGN(options.missingDays, service::withMissingDays(old, arguments.missingDays));
    }
    PLANWRIGHT_ASSIGN(const auto quality, service::checkQuality(*workspace, options, context));
    if (options.missingDays)
        PLANWRIGHT_TRY(service::checkCategories(*options.missingDays, old, quality));
    if (!arguments.out.empty())
        PLANWRIGHT_TRY(service::writeLostDemand(arguments.out, quality));
    if (options.missingDays) {
        PLANWRIGHT_ASSIGN(const auto change, service::WorkspaceChange::begin(*workspace, context));
        PLANWRIGHT_TRY(service::chooseMissingDays(*change, *options.missingDays));
        PLANWRIGHT_TRY(change->commit());
    }
    return common.json ? Output{{}, service::qualityDocument(quality, context.seed)}
                       : Output{qualityText(quality, arguments.out), {}};
}

} // namespace

Verb addQualityVerb(Command app) {
    auto verb = makeVerb(app, "quality", "Find days without a sale and stock-outs, and what they may have cost");
    auto arguments = std::make_shared<QualityArguments>();
    verb.command
        .option("--stock", arguments->stock, "CSV of your stock (product_id or category, date, stock): 0 is out")
        .takes("FILE.csv");
    verb.command.option("--out", arguments->out, "Write the lost demand by category and day to this file")
        .takes("FILE.csv");
    verb.command
        .option("--missing-days", arguments->missingDays,
                "What a day without a sale means, kept for this workspace: zero (default), closed or unknown; for "
                "one category CATEGORY=closed")
        .takes("MEANING");
    verb.run = [common = verb.common, arguments](const RunContext& context) {
        return qualityVerb(*common, *arguments, context);
    };
    return verb;
}

} // namespace planwright::cli
