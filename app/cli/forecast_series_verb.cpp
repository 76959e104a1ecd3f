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
};

Result<Output> forecastSeriesVerb(const SeriesArguments& arguments, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto table, service::readSeries(arguments.file));
    PLANWRIGHT_ASSIGN(const auto forecasts, service::forecastTable(table, arguments.options, context));
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

Verb addForecastSeriesVerb(Command app) {
    auto verb = makeVerb(app, "forecast-series",
                         "Forecast plain series (CSV: series, period, value), to compare on public data");
    auto arguments = std::make_shared<SeriesArguments>();
    verb.command.option("file", arguments->file, "The series; a period is YYYY-MM or a running number")
        .required()
        .takes("FILE.csv");
    verb.command.option("--horizon", arguments->options.horizon, "Periods ahead").required().takes("H");
    verb.command
        .option("--origins", arguments->options.origins,
                "From each of the last K periods after which H more are known (default: beyond the end)")
        .takes("K");
    verb.command
        .option("--season", arguments->options.season,
                "Periods that a pattern takes to come back: 12 (default), 4, 52, 7; 1: none")
        .takes("M");
    verb.command.option("--out", arguments->out, "Write the lines to this file instead").takes("FILE");
    verb.run = [arguments](const RunContext& context) { return forecastSeriesVerb(*arguments, context); };
    return verb;
}

} // namespace planwright::cli
