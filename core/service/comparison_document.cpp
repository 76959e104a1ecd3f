#include "core/service/comparison_document.h"

#include "core/serving/json_parts.h"

#include <nlohmann/json.hpp>

namespace planwright::service {
namespace {

using forecasting::ComparedModel;
using forecasting::PairedDifference;
using nlohmann::json;
using serving::optionalNumber;
using serving::putOptional;

constexpr auto noDemand = "No demand in these months to measure against.";

json pairedJson(const PairedDifference& paired) {
    json object{{"months", paired.months},
                {"wape", serving::number(paired.wape)},
                {"relative", serving::number(paired.relative)}};
    putOptional(object, "standard_error", paired.standardError, "It takes two months.");
    const std::string tooFew = "It takes three months in which the two differ, and not always by the same.";
    putOptional(object, "diebold_mariano", paired.dieboldMariano, tooFew);
    putOptional(object, "p", paired.p, tooFew);
    return object;
}

void putPaired(json& object, const std::string& key, const std::optional<PairedDifference>& paired,
               const std::string& reason) {
    object[key] = paired ? pairedJson(*paired) : json(nullptr);
    if (!paired)
        object[key + "_reason"] = reason;
}

json modelJson(const ComparedModel& model, const std::vector<std::string>& categories) {
    json object{
        {"model", model.model},
        {"simplicity", {{"rank", static_cast<int>(model.simplicity)}, {"name", simplicityName(model.simplicity)}}},
        {"chosen", model.isChosen},
        {"best", model.isBest},
        {"within_1_percent_of_best", model.isNearBest},
        {"clearly_worse_than_best", model.isClearlyWorse},
        {"months", model.months}};
    putOptional(object, "wape", model.wape, noDemand);
    putOptional(object, "mase", model.mase, "The history is too short or too even for a seasonal scale.");
    putOptional(object, "bias", model.bias, noDemand);
    putOptional(object, "coverage80", model.coverage80, "No band to count: too few earlier errors.");
    putOptional(object, "steadiness", model.steadiness, "It takes two months with demand.");
    putPaired(object, "to_auto", model.toAutomatic,
              model.model == "auto" ? "It is the automatic choice." : "No month that both forecast.");
    putPaired(object, "to_best", model.toBest, model.isBest ? "It is the best." : "No month that both forecast.");
    auto& list = object["categories"] = json::array();
    for (std::size_t c = 0; c < categories.size(); ++c) {
        json entry{{"category", categories[c]}};
        putOptional(entry, "wape", model.categories[c].wape, noDemand);
        putOptional(entry, "difference", model.categories[c].difference, noDemand);
        list.push_back(std::move(entry));
    }
    return object;
}

std::optional<PairedDifference> pairedFrom(const json& object) {
    if (object.is_null())
        return std::nullopt;
    PairedDifference paired;
    paired.months = object.at("months");
    paired.wape = object.at("wape");
    paired.relative = object.at("relative");
    paired.standardError = optionalNumber(object, "standard_error");
    paired.dieboldMariano = optionalNumber(object, "diebold_mariano");
    paired.p = optionalNumber(object, "p");
    return paired;
}

ComparedModel modelFrom(const json& object) {
    ComparedModel model;
    model.model = object.at("model");
    model.simplicity = static_cast<forecasting::Simplicity>(object.at("simplicity").at("rank").get<int>());
    model.isChosen = object.at("chosen");
    model.isBest = object.at("best");
    model.isNearBest = object.at("within_1_percent_of_best");
    model.isClearlyWorse = object.at("clearly_worse_than_best");
    model.months = object.at("months");
    model.wape = optionalNumber(object, "wape");
    model.mase = optionalNumber(object, "mase");
    model.bias = optionalNumber(object, "bias");
    model.coverage80 = optionalNumber(object, "coverage80");
    model.steadiness = optionalNumber(object, "steadiness");
    model.toAutomatic = pairedFrom(object.at("to_auto"));
    model.toBest = pairedFrom(object.at("to_best"));
    for (const auto& entry : object.at("categories"))
        model.categories.push_back({optionalNumber(entry, "wape"), optionalNumber(entry, "difference")});
    return model;
}

} // namespace

json comparisonJson(const forecasting::ModelComparison& comparison) {
    json object{{"months", comparison.months},
                {"first_month", comparison.firstMonth.toString()},
                {"last_month", comparison.lastMonth.toString()}};
    auto& models = object["models"] = json::array();
    for (const auto& model : comparison.models)
        models.push_back(modelJson(model, comparison.categories));
    return object;
}

forecasting::ModelComparison comparisonFrom(const json& value) {
    forecasting::ModelComparison comparison;
    comparison.months = value.at("months");
    comparison.firstMonth = Month::parse(value.at("first_month").get<std::string>()).value();
    comparison.lastMonth = Month::parse(value.at("last_month").get<std::string>()).value();
    for (const auto& model : value.at("models"))
        comparison.models.push_back(modelFrom(model));
    if (!comparison.models.empty())
        for (const auto& entry : value.at("models").front().at("categories"))
            comparison.categories.push_back(entry.at("category"));
    return comparison;
}

std::string modelsDocument(const BacktestRun& run, std::uint64_t seed) {
    auto document = serving::documentWith({"models", run.snapshotSha256, seed});
    document.update(comparisonJson(run.result.comparison));
    document["selected"] = {{"model", run.result.selected}, {"reason", run.result.reason}};
    return document.dump();
}

} // namespace planwright::service
