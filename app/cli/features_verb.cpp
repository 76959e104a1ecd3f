#include "app/cli/number_text.h"
#include "app/cli/options.h"
#include "app/cli/text_table.h"
#include "core/service/features_service.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace planwright::cli {
namespace {

constexpr std::size_t mostUplifts = 12;

struct FeaturesArguments {
    service::FeatureOptions options;
    std::string out, calendar, countries;
};

/// What moved most at the last origin, the strongest first.
std::string upliftText(const features::FeatureMatrix& matrix) {
    std::vector<const features::CategoryUplift*> known;
    for (const auto& uplift : matrix.uplifts)
        if (uplift.uplift.known())
            known.push_back(&uplift);
    if (known.empty())
        return {};
    std::ranges::stable_sort(known, [](const auto* a, const auto* b) {
        return std::abs(std::log1p(a->uplift.value)) > std::abs(std::log1p(b->uplift.value));
    });
    known.resize(std::min(known.size(), mostUplifts));
    TextTable table({{"Category", TextTable::Align::Left},
                     {"Field", TextTable::Align::Left},
                     {"Value", TextTable::Align::Left},
                     {"Units, 30 days"},
                     {"Usual"},
                     {"Uplift"}});
    for (const auto* uplift : known)
        table.addRow({matrix.categories[uplift->category], uplift->field, uplift->value, unitsText(uplift->units),
                      unitsText(uplift->expected), changeText(uplift->uplift.value)});
    return "\nWhat moved most in the last 30 days, against its own 180 days before (small counts are drawn to 0):\n\n" +
           table.toString();
}

std::string featuresText(const service::FeatureRun& run, const std::string& out) {
    const auto& matrix = run.matrix;
    auto text = fmt::format("{} features, {} rows: {} categories, origins {} to {}.\nMatrix {}\n", matrix.names.size(),
                            matrix.rows.size(), matrix.categories.size(), matrix.rows.front().origin.toString(),
                            matrix.rows.back().origin.toString(), run.matrixSha256);
    text += out.empty() ? "Write it to a file with --out FILE.csv or --out FILE.parquet; the guide's page \"Features\" "
                          "explains the columns.\n"
                        : "Written to " + out + '\n';
    if (run.countries.empty())
        text += "Special days and trading days are empty: say where you sell with --countries, as in GB=0.8,DE=0.2.\n";
    if (run.ownDays > 0)
        text += fmt::format(
            "Special days: {} of the workspace's own were read{}; --calendar FILE takes their place.\n", run.ownDays,
            run.repeatingDays > 0 ? fmt::format(", {} of them from outliers that repeat each year", run.repeatingDays)
                                  : std::string());
    if (run.oneOffDays > 0)
        text += fmt::format("One-offs: {} days that are marked so are counted as usual ones.\n", run.oneOffDays);
    return text + upliftText(matrix);
}

Result<Output> featuresVerb(const CommonOptions& common, FeaturesArguments arguments, const RunContext& context) {
    auto& options = arguments.options;
    PLANWRIGHT_ASSIGN(const auto training, trainingOptions(common));
    options.until = training.until;
    options.calendar = arguments.calendar;
    if (!arguments.countries.empty()) {
        PLANWRIGHT_ASSIGN(options.countries, service::parseCountries(arguments.countries));
    }
    PLANWRIGHT_ASSIGN(const auto folder, workspaceFolder(common, {}));
    PLANWRIGHT_ASSIGN(const auto workspace, service::Workspace::open(folder));
    PLANWRIGHT_ASSIGN(const auto run, service::workOutFeatures(*workspace, options, context));
    if (!arguments.out.empty())
        PLANWRIGHT_TRY(service::writeFeatures(arguments.out, run, context));
    return common.json ? Output{{}, service::featuresDocument(run, context.seed)}
                       : Output{featuresText(run, arguments.out), {}};
}

} // namespace

Verb addFeaturesVerb(Command app) {
    auto verb = makeVerb(app, "features", "Work out what models may look at, for each category, origin and horizon");
    auto arguments = std::make_shared<FeaturesArguments>();
    auto& plan = arguments->options.plan;
    verb.command.option("--out", arguments->out, "Write the table to this file, as CSV or Parquet")
        .takes("FILE.csv|FILE.parquet");
    verb.command.option("--origins", plan.origins, "From how many past months to look ahead (default: 24)")
        .between(1, 600)
        .takes("N");
    verb.command.option("--horizon", plan.horizonMonths, "How many months ahead (default: 3)")
        .between(1, 12)
        .takes("H");
    verb.command
        .option("--countries", arguments->countries, "Where you sell, with shares: whose special days are counted")
        .takes("GB=0.8,DE=0.2");
    verb.command
        .option("--calendar", arguments->calendar,
                "CSV of special days of your own (date,name,...); default: those of the workspace")
        .takes("FILE");
    verb.run = [common = verb.common, arguments](const RunContext& context) {
        return featuresVerb(*common, *arguments, context);
    };
    return verb;
}

} // namespace planwright::cli
