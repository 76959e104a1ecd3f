#include "app/cli/number_text.h"
#include "app/cli/options.h"
#include "core/service/demo_service.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace planwright::cli {
namespace {

struct DemoArguments {
    std::string out;
    service::DemoOptions options;
};

std::string demoDocument(const service::DemoOptions& options, std::uint64_t seed) {
    return nlohmann::json{{"schema", "planwright.demo/1"},
                          {"version", PLANWRIGHT_VERSION},
                          {"snapshot_sha256", nullptr},
                          {"snapshot_sha256_reason", "The events are not imported yet."},
                          {"seed", seed},
                          {"categories", options.categories},
                          {"months", options.months},
                          {"events", options.events}}
        .dump();
}

Result<Output> demoVerb(const DemoArguments& arguments, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto files, service::writeDemo(arguments.options, arguments.out, context));
    return Output{fmt::format("Events: {} (about {}; {} categories, {} months, seed {})\nTruth:  {}\n",
                              files.events.string(), grouped(arguments.options.events), arguments.options.categories,
                              arguments.options.months, context.seed, files.truth.string()),
                  demoDocument(arguments.options, context.seed)};
}

} // namespace

Verb addDemoVerb(Command app) {
    auto verb = makeVerb(app, "demo", "Write a realistic synthetic event file, with the known truth beside it");
    auto arguments = std::make_shared<DemoArguments>();
    auto& options = arguments->options;
    verb.command.option("--out", arguments->out, "The file to write (CSV)").required().takes("FILE");
    verb.command.option("--categories", options.categories, "Product categories (default: 12)")
        .between(1, 100)
        .takes("N");
    verb.command.option("--months", options.months, "Complete months (default: 36)").between(1, 240).takes("N");
    verb.command.option("--events", options.events, "Rows to aim at (default: 250,000)")
        .between(1'000, 50'000'000)
        .takes("N");
    verb.run = [arguments](const RunContext& context) { return demoVerb(*arguments, context); };
    return verb;
}

} // namespace planwright::cli
