#include "core/service/quality_service.h"

#include "core/base/text.h"
#include "core/data/csv_text.h"
#include "core/data/manifest.h"
#include "core/data/product_days.h"
#include "core/data/stock_table.h"
#include "core/data/temporary_folder.h"
#include "core/service/export/report_words.h"
#include "core/service/text_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace planwright::service {
namespace {

namespace fs = std::filesystem;

CategoryQuality qualityOf(features::MissingDays missing, MissingDayMeaning meaning,
                          const features::Stockouts& stockouts) {
    CategoryQuality quality;
    quality.meaning = meaning;
    const auto days = meaning == MissingDayMeaning::Zero ? missing.days : missing.days - missing.missing;
    quality.unitsPerDay = Quantity::fromRaw((missing.units + days / 2) / days);
    std::set<std::string> products;
    for (const auto& run : stockouts.runs) {
        if (run.category != missing.category)
            continue;
        products.insert(run.product);
        ++quality.stockouts;
        quality.censoredDays += run.days;
        quality.lostUnits += run.lostUnits;
        quality.lostMoney += run.lostMoney;
    }
    quality.products = static_cast<std::int64_t>(products.size());
    quality.missing = std::move(missing);
    return quality;
}

/// Which names of a stock table the data know.
class KnownNames {
public:
    explicit KnownNames(const std::optional<data::StockTable>& table)
        : m_table(table) {}

    void add(const data::ProductDays& product) {
        if (m_table && m_table->products.contains(product.product))
            m_known.insert(product.product);
        if (m_table && m_table->categories.contains(product.category))
            m_known.insert(product.category);
    }
    [[nodiscard]] Status count(Quality& quality, const fs::path& file) const {
        if (!m_table)
            return {};
        quality.hasStockTable = true;
        quality.stockNames = static_cast<std::int64_t>(m_table->products.size() + m_table->categories.size());
        quality.stockNamesKnown = static_cast<std::int64_t>(m_known.size());
        if (!m_known.empty())
            return {};
        const bool isCategories = m_table->products.empty();
        return Error{ErrorCode::InvalidArgument,
                     fmt::format("The data know none of the {} that the stock table names, such as \"{}\": are they "
                                 "spelt as in your events?",
                                 isCategories ? "categories" : "products",
                                 (isCategories ? m_table->categories : m_table->products).begin()->first),
                     {file.filename().string(), 0, isCategories ? "category" : "product_id"}};
    }

private:
    const std::optional<data::StockTable>& m_table;
    std::set<std::string, std::less<>> m_known;
};

Result<std::optional<data::StockTable>> stockTableOf(const fs::path& file, const fs::path& folder,
                                                     const RunContext& context) {
    if (file.empty())
        return std::nullopt;
    PLANWRIGHT_ASSIGN(const auto temporary, data::TemporaryFolder::make(folder, ".stock-"));
    PLANWRIGHT_ASSIGN(auto table, data::readStockTable(file, temporary.path(), context));
    return std::optional(std::move(table));
}

} // namespace

Result<Quality> checkQuality(Workspace& workspace, const QualityOptions& options, const RunContext& context) {
    Quality quality;
    PLANWRIGHT_ASSIGN(quality.snapshotSha256, workspace.currentSnapshot());
    auto choice = options.missingDays;
    if (!choice) {
        PLANWRIGHT_ASSIGN(choice, missingDaysChoice(workspace));
    }
    quality.isChosen = choice.has_value();
    quality.missingDays = choice.value_or(MissingDaysChoice());
    const auto snapshot = workspace.snapshotsDirectory() / quality.snapshotSha256;
    PLANWRIGHT_ASSIGN(const auto manifest, data::readManifest(snapshot));
    quality.currency = manifest.currency;
    quality.namesProducts = manifest.fields.contains("product_id");
    PLANWRIGHT_ASSIGN(const auto table, stockTableOf(options.stockTable, workspace.snapshotsDirectory(), context));

    PLANWRIGHT_ASSIGN(const auto shop, data::loadShopDays(snapshot, options.until, context));
    quality.firstDay = shop.firstDay;
    quality.lastDay = shop.firstDay + (static_cast<std::int32_t>(shop.products.size()) - 1);
    quality.closedDays = static_cast<std::int32_t>(std::ranges::count(shop.products, 0));
    features::StockoutFinder finder(shop, table ? &*table : nullptr);
    features::MissingDayCounter counter(shop);
    KnownNames names(table);
    PLANWRIGHT_TRY(data::forEachProduct(snapshot, options.until, context, [&](const auto& product) -> Status {
        finder.add(product);
        counter.add(product);
        names.add(product);
        return {};
    }));
    PLANWRIGHT_TRY(names.count(quality, options.stockTable));
    quality.stockouts = finder.finish();
    for (auto& missing : counter.finish()) {
        const auto meaning = quality.missingDays.of(missing.category);
        quality.categories.push_back(qualityOf(std::move(missing), meaning, quality.stockouts));
    }
    return quality;
}

std::string missingDaysSentence(const Quality& quality) {
    const auto meaning = quality.missingDays.meaning;
    std::string text = meaning == MissingDayMeaning::Zero     ? "A day without a sale counts as no demand"
                       : meaning == MissingDayMeaning::Closed ? "A day without a sale counts as no trading day"
                                                              : "A day without a sale counts as not known";
    text += quality.isChosen ? ", as was chosen" : ", the default: nobody has chosen yet";
    if (const auto others = quality.missingDays.categories.size(); others > 0)
        text += fmt::format(" ({} said otherwise)", counted(others, "category is", "categories are"));
    return text + ".";
}

Status checkCategories(const MissingDaysChoice& choice, const MissingDaysChoice& before, const Quality& quality) {
    for (const auto& [name, meaning] : choice.categories) {
        const auto isIt = [&category = name](const CategoryQuality& one) { return one.missing.category == category; };
        if (!before.categories.contains(name) && std::ranges::none_of(quality.categories, isIt))
            return Error{ErrorCode::InvalidArgument,
                         "There is no category \"" + name + "\" in the data.",
                         {{}, 0, "--missing-days"}};
    }
    return {};
}

std::string stockoutsSentence(const Quality& quality) {
    const auto& found = quality.stockouts;
    auto regular =
        fmt::format("{} of {} sold regularly enough to tell", withThousands(static_cast<double>(found.regular)),
                    counted(static_cast<std::size_t>(found.products), quality.namesProducts ? "product" : "category",
                            quality.namesProducts ? "products" : "categories"));
    if (quality.hasStockTable)
        regular += fmt::format("; the data know {} of the {} that the stock table names",
                               withThousands(static_cast<double>(quality.stockNamesKnown)),
                               withThousands(static_cast<double>(quality.stockNames)));
    if (found.runs.empty())
        return "No stock-out was found: " + regular + ".";
    Quantity units;
    Money money;
    for (const auto& run : found.runs) {
        units += run.lostUnits;
        money += run.lostMoney;
    }
    const auto paid = money.raw > 0 ? fmt::format(" ({}{})", withThousands(money.toDouble()),
                                                  quality.currency.empty() ? "" : " " + quality.currency)
                                    : std::string();
    return fmt::format("{} with about {} units{} lost; {}.", counted(found.runs.size(), "stock-out", "stock-outs"),
                       withThousands(units.toDouble()), paid, regular);
}

std::string notSoldSinceSentence(const Quality& quality) {
    const auto count = quality.stockouts.open.size();
    if (count == 0)
        return {};
    return fmt::format("{} stopped selling and {} not sold since: out of stock now, or taken off the range.",
                       counted(count, "regular seller", "regular sellers"), count == 1 ? "has" : "have");
}

Status writeLostDemand(const fs::path& file, const Quality& quality) {
    if (asciiLower(file.extension().string()) != ".csv")
        return Error{ErrorCode::InvalidArgument,
                     "Lost demand is written as CSV: let the file's name end with .csv.",
                     {file.string(), 0, "--out"}};
    std::string text = "category,date,products,lost_units,lost_money\n";
    for (const auto& day : quality.stockouts.lost)
        text += fmt::format("{},{},{},{},{}\n", data::csvField(day.category, ','), day.day.toString(), day.products,
                            toDecimalString(day.units), toDecimalString(day.money));
    return writeTextFile(file, text);
}

} // namespace planwright::service
