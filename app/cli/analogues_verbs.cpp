#include "app/cli/options.h"
#include "app/cli/text_table.h"
#include "core/base/text.h"
#include "core/service/own_analogues.h"

#include <fmt/format.h>

namespace planwright::cli {
namespace {

using service::Analogue;
using service::Analogues;
using service::Workspace;

std::string analoguesText(const Analogues& analogues) {
    if (analogues.empty())
        return "Every category is forecast by itself: `analogues set --category C --like D --factor F` forecasts a new "
               "or short one\nlike another.\n";
    TextTable table({{"category", TextTable::Align::Left}, {"like", TextTable::Align::Left}, {"factor"}});
    for (const auto& analogue : analogues)
        table.addRow({analogue.category, analogue.like, shortestDouble(analogue.factor)});
    return table.toString();
}

Result<Output> answer(Workspace& workspace, const RunContext& context, std::string text) {
    PLANWRIGHT_ASSIGN(auto json, service::analoguesDocument(workspace, context.seed));
    return Output{std::move(text), std::move(json)};
}

Result<Output> list(Workspace& workspace, const Analogue&, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto analogues, service::ownAnalogues(workspace));
    return answer(workspace, context, analoguesText(analogues));
}

Result<Output> set(Workspace& workspace, const Analogue& analogue, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto analogues, service::setAnalogue(workspace, analogue, context));
    return answer(workspace, context,
                  fmt::format("{} is forecast like {} × {} from now on.\n\n{}", analogue.category, analogue.like,
                              shortestDouble(analogue.factor), analoguesText(analogues)));
}

Result<Output> removeOne(Workspace& workspace, const Analogue& analogue, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto analogues, service::removeAnalogue(workspace, analogue.category, context));
    return answer(workspace, context,
                  fmt::format("{} is forecast by itself again.\n\n{}", analogue.category, analoguesText(analogues)));
}

struct ActionFacts {
    const char* name;
    const char* description;
    Result<Output> (*run)(Workspace&, const Analogue&, const RunContext&);
};

} // namespace

std::vector<Verb> addAnaloguesVerbs(Command app) {
    const auto group = app.group("analogues", "New or short categories that are forecast like another: list, set, "
                                              "remove");
    std::vector<Verb> verbs;
    for (const auto& facts : {ActionFacts{"list", "Which category is forecast like which", list},
                              ActionFacts{"set", "Forecast a category like another, times a factor", set},
                              ActionFacts{"remove", "Forecast a category by itself again", removeOne}}) {
        auto verb = makeVerb(group, facts.name, facts.description);
        auto analogue = std::make_shared<Analogue>();
        if (facts.run != list)
            verb.command.option("--category", analogue->category, "The new or short one").required().takes("C");
        if (facts.run == set) {
            verb.command.option("--like", analogue->like, "The one whose forecast is taken").required().takes("D");
            verb.command.option("--factor", analogue->factor, "How much of it (default: 1)").takes("F");
        }
        verb.run = [common = verb.common, analogue, run = facts.run](const RunContext& context) -> Result<Output> {
            PLANWRIGHT_ASSIGN(const auto folder, workspaceFolder(*common, {}));
            PLANWRIGHT_ASSIGN(const auto workspace, Workspace::open(folder));
            return run(*workspace, *analogue, context);
        };
        verbs.push_back(std::move(verb));
    }
    return verbs;
}

} // namespace planwright::cli
