#include "app/cli/number_text.h"
#include "app/cli/options.h"
#include "core/service/series_file.h"
#include "core/service/text_file.h"

#include <fmt/format.h>

namespace planwright::cli {
namespace {

struct SeriesArguments {
    std::string file, out;
    forecasting::series::Options options;
    int season = 12;
};

Result<Output> forecastSeriesVerb(const SeriesArguments& arguments, const RunContext& context) {
    if (arguments.season != 12)
        return Error(ErrorCode::InvalidArgument, "Only series with a season of 12 periods can be forecast yet.",
                     {{}, 0, "--season"});
    PLANWRIGHT_ASSIGN(const auto table, service::readSeries(arguments.file));
    PLANWRIGHT_ASSIGN(const auto forecasts,
                      forecasting::series::forecastSeries(table.series, arguments.options, context));
    const auto lines = service::seriesLines(table, forecasts);
    if (arguments.out.empty())
        return Output{lines + "\n", lines};
    PLANWRIGHT_TRY(service::writeTextFile(arguments.out, lines + "\n"));
    return Output{fmt::format("{} forecasts of {} series were written to {}.\n",
                              grouped(static_cast<std::int64_t>(forecasts.size())),
                              grouped(static_cast<std::int64_t>(table.series.size())), arguments.out),
                  lines};
}

} // namespace

Verb addForecastSeriesVerb(CLI::App& app) {
    auto verb = makeVerb(app, "forecast-series",
                         "Forecast plain monthly series (CSV: series, period, value), to compare on public data");
    auto arguments = std::make_shared<SeriesArguments>();
    verb.command->add_option("file", arguments->file, "The series; a period is YYYY-MM or a running number")
        ->required()
        ->option_text("FILE.csv");
    verb.command->add_option("--horizon", arguments->options.horizon, "Periods ahead")->required()->option_text("H");
    verb.command
        ->add_option("--origins", arguments->options.origins,
                     "From each of the last K periods after which H more are known (default: beyond the end)")
        ->option_text("K");
    verb.command->add_option("--season", arguments->season, "Periods in a season (default and only one yet: 12)")
        ->option_text("12");
    verb.command->add_option("--out", arguments->out, "Write the lines to this file instead")->option_text("FILE");
    verb.run = [arguments](const RunContext& context) { return forecastSeriesVerb(*arguments, context); };
    return verb;
}

} // namespace planwright::cli
