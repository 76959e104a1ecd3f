#include "core/service/evaluation.h"
#include "core/serving/json_parts.h"

#include <nlohmann/json.hpp>

#include <string>

namespace planwright::service {
namespace {

using nlohmann::json;

json jsonOf(const features::OriginRange& part) {
    if (part.count() == 0)
        return {{"origins", 0}};
    return {{"origins", part.count()}, {"first_origin", part.first.toString()}, {"last_origin", part.last.toString()}};
}

json jsonOf(const std::vector<HoldOutScore>& scores) {
    const std::string noDemand = "No demand in these months to measure against.";
    const std::string noBand = "No band to count: too few earlier errors.";
    json result = json::object();
    for (const auto& score : scores) {
        auto& one = result["h" + std::to_string(score.horizon)];
        one["forecasts"] = score.forecasts;
        serving::putOptional(one, "wape", score.wape, noDemand);
        serving::putOptional(one, "smape", score.smape, noDemand);
        serving::putOptional(one, "bias", score.bias, noDemand);
        serving::putOptional(one, "coverage50", score.coverage50, noBand);
        serving::putOptional(one, "coverage80", score.coverage80, noBand);
        serving::putOptional(one, "coverage90", score.coverage90, noBand);
        serving::putOptional(one, "pinball", score.pinball, noBand);
        serving::putOptional(one, "winkler80", score.winkler80, noBand);
        serving::putOptional(one, "crps", score.crps, noBand);
        auto& tenths = one["pit"] = json::array();
        for (const auto tenth : score.transform)
            tenths.push_back(serving::number(tenth));
        serving::putOptional(one, "skill", score.skill,
                             "The same months a year before are not there, or hold nothing.");
    }
    return result;
}

} // namespace

std::string evaluationDocument(const Evaluation& evaluation, std::uint64_t seed) {
    auto document = serving::documentWith({"evaluate", evaluation.snapshotSha256, seed});
    document["bundle_sha256"] = evaluation.bundleSha256;
    document["measure"] = evaluation.measure == data::Measure::Units ? "units" : "revenue";
    document["horizon"] = evaluation.horizonMonths;
    document["selected"] = {{"model", evaluation.selected}, {"reason", evaluation.reason}};
    if (!evaluation.oneOffNote.empty())
        document["one_off_note"] = evaluation.oneOffNote;
    document["split"] = {{"train", jsonOf(evaluation.split.train)},
                         {"validation", jsonOf(evaluation.split.validation)},
                         {"test", jsonOf(evaluation.split.test)}};
    document["validation"] = jsonOf(evaluation.validation);
    document["test"] = jsonOf(evaluation.test);
    return document.dump();
}

std::string metricsText(const Evaluation& evaluation) {
    json metrics{{"test", jsonOf(evaluation.test)}, {"validation", jsonOf(evaluation.validation)}};
    for (auto& part : metrics)
        for (auto& horizon : part) {
            json numbers = json::object();
            for (const auto& [key, value] : horizon.items())
                if (value.is_number())
                    numbers[key] = value;
            horizon = std::move(numbers);
        }
    return metrics.dump(1) + '\n';
}

} // namespace planwright::service
