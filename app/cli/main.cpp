#include "app/cli/exit_code.h"
#include "app/cli/options.h"
#include "app/cli/progress_line.h"
#include "app/cli/stop_signal.h"
#include "core/base/memory.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <iterator>
#include <thread>
#include <vector>

namespace {

using namespace planwright;
using namespace planwright::cli;

constexpr auto footer =
    "Start with `planwright-cli run FILE`: it imports the events, backtests the models, forecasts next "
    "month and says what to do.\n"
    "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 bad input (nothing changed), 4 refused by a gate.";

int report(const Error& error) {
    fmt::print(stderr, "{}\n",
               error.code() == ErrorCode::Cancelled ? "Stopped as asked; nothing was changed." : error.describe());
    return exitCode(error.code());
}

int print(const Output& output, bool json) {
    const auto& text = json ? output.json : output.text;
    const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() &&
                         (!json || std::fputc('\n', stdout) != EOF) && std::fflush(stdout) == 0;
    if (written)
        return 0;
    fmt::print(stderr, "The result could not be written to standard output.\n");
    return 1;
}

int perform(const Verb& verb) {
    const StopSignal signal;
    ProgressLine progress;
    RunContext context;
    context.stop = signal.token();
    context.threads =
        verb.common->threads > 0 ? verb.common->threads : std::max(1U, std::thread::hardware_concurrency());
    context.seed = verb.common->seed.value_or(context.seed);
    context.progress = [&](std::string_view stage, double fraction) { progress.show(stage, fraction); };
    const auto output = verb.run(context);
    progress.clear();
    return output ? print(*output, verb.common->json) : report(output.error());
}

int mainInside(int argc, char** argv) {
    CommandLine line("planwright-cli",
                     "Next month's demand per category, with honest bands, and the decisions that follow.",
                     "planwright-cli " PLANWRIGHT_VERSION);
    const auto app = line.root();
    std::vector<Verb> verbs{
        addRunVerb(app),      addDemoVerb(app),     addImportVerb(app),         addBacktestVerb(app),
        addFeaturesVerb(app), addForecastVerb(app), addForecastSeriesVerb(app), addDecideVerb(app),
        addTrainVerb(app),    addEvaluateVerb(app), addPackageVerb(app),        addRowsVerb(app),
        addQualityVerb(app)};
    std::ranges::move(addSnapshotsVerbs(app), std::back_inserter(verbs));
    std::ranges::move(addSnapshotFolderVerbs(app.addedVerb("snapshots")), std::back_inserter(verbs));
    std::ranges::move(addSpecialDaysVerbs(app), std::back_inserter(verbs));
    std::ranges::move(addPlannedVerbs(app), std::back_inserter(verbs));
    std::ranges::move(addModelsVerbs(app), std::back_inserter(verbs));
    std::ranges::move(addAnaloguesVerbs(app), std::back_inserter(verbs));
    std::ranges::move(addOutliersVerbs(app), std::back_inserter(verbs));
    app.footer(footer); // after the verbs, which would inherit it
    if (const auto code = line.parse(argc, argv))
        return *code;
    const auto called = std::ranges::find_if(verbs, [](const Verb& verb) { return verb.command.wasCalled(); });
    return perform(*called);
}

} // namespace

int main(int argc, char** argv) {
    returnLargeBlocksAtOnce();
    try {
        return mainInside(argc, argv);
    } catch (const std::exception& failure) {
        static_cast<void>(std::fprintf(stderr, "Planwright failed unexpectedly: %s\n", failure.what()));
        return 1;
    }
}
