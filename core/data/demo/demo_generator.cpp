#include "core/data/demo/demo_generator.h"

#include "core/data/demo/demo_events.h"
#include "core/data/demo/demo_file.h"
#include "core/data/demo/demo_truth.h"
#include "core/data/demo/demo_writer.h"

#include <fmt/format.h>

namespace planwright::data {
namespace {

Status checkOptions(const DemoOptions& options) {
    const auto within = [](std::int64_t value, std::int64_t low, std::int64_t high, std::string_view field) -> Status {
        if (value >= low && value <= high)
            return {};
        return Error(ErrorCode::InvalidArgument,
                     fmt::format("{} is {}: choose a number from {} to {}.", field, value, low, high),
                     {{}, 0, std::string(field)});
    };
    PLANWRIGHT_TRY(within(options.categories, 1, 100, "categories"));
    PLANWRIGHT_TRY(within(options.months, 1, 240, "months"));
    PLANWRIGHT_TRY(within(options.events, 1'000, 50'000'000, "events"));
    return within(options.partialDays, 0, 30, "partialDays");
}

Status writeEvents(DemoFile& file, const DemoPlan& plan, DemoWriter& writer, const RunContext& context) {
    DemoEvents events(plan, context.seed);
    PLANWRIGHT_TRY(file.write(demoHeading()));
    const auto days = plan.lastDay - plan.firstDay() + 1;
    for (Date day = plan.firstDay(); day <= plan.lastDay; day = day + 1) {
        PLANWRIGHT_TRY(context.checkStop());
        const auto rows = events.nextDay();
        PLANWRIGHT_TRY(file.write(writer.writeDay(day, rows, events)));
        context.report("Writing events", static_cast<double>(day - plan.firstDay() + 1) / days);
    }
    return file.finish();
}

} // namespace

std::filesystem::path demoTruthPath(const std::filesystem::path& csv) {
    auto path = csv;
    return path.replace_extension(".truth.json");
}

Status writeDemo(const DemoOptions& options, const std::filesystem::path& csv, const RunContext& context) {
    PLANWRIGHT_TRY(checkOptions(options));
    const auto plan = makeDemoPlan(options, context.seed);
    PLANWRIGHT_ASSIGN(auto events, DemoFile::create(csv));
    PLANWRIGHT_ASSIGN(auto truth, DemoFile::create(demoTruthPath(csv)));
    DemoWriter writer(plan, context.seed);
    PLANWRIGHT_TRY(writeEvents(events, plan, writer, context));
    PLANWRIGHT_TRY(truth.write(demoTruthJson(plan, writer.counts(), context.seed, csv.filename().string())));
    PLANWRIGHT_TRY(truth.finish());
    PLANWRIGHT_TRY(truth.commit());
    return events.commit();
}

} // namespace planwright::data
