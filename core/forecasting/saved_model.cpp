#include "core/forecasting/saved_model.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace planwright::forecasting {
namespace {

constexpr int savedVersion = 1;

nlohmann::json toJson(const MonthlyParameters& parameters) {
    if (!parameters.failure.empty())
        return {{"failure", parameters.failure}};
    return {{"form", parameters.form}, {"values", parameters.values}};
}

MonthlyParameters fromJson(const nlohmann::json& json) {
    MonthlyParameters parameters;
    if (json.contains("failure")) {
        parameters.failure = json.at("failure").get<std::string>();
        return parameters;
    }
    parameters.form = json.at("form").get<std::string>();
    parameters.values = json.at("values").get<std::vector<double>>();
    return parameters;
}

Error unreadable(std::string_view model, std::string_view why) {
    return {ErrorCode::InvalidArgument, fmt::format("The saved model '{}' cannot be read: {}.", model, why)};
}

} // namespace

std::string saveModel(const SavedModel& saved) {
    nlohmann::json json{{"model", saved.model}, {"version", savedVersion}};
    if (!saved.categories.empty()) {
        json["first_month"] = saved.firstMonth.toString();
        auto& categories = json["categories"] = nlohmann::json::object();
        for (const auto& [category, parameters] : saved.categories)
            categories[category] = toJson(parameters);
    }
    return json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Result<SavedModel> loadModel(std::string_view text, std::string_view expectedModel) {
    try {
        const auto json = nlohmann::json::parse(text);
        SavedModel saved;
        saved.model = json.at("model").get<std::string>();
        if (saved.model != expectedModel)
            return unreadable(expectedModel, fmt::format("it was saved by the model '{}'", saved.model));
        if (const auto version = json.at("version").get<int>(); version != savedVersion)
            return unreadable(expectedModel,
                              fmt::format("its version is {}, this program reads {}; use the program that "
                                          "wrote it or train again",
                                          version, savedVersion));
        if (json.contains("categories")) {
            PLANWRIGHT_ASSIGN(saved.firstMonth, Month::parse(json.at("first_month").get<std::string>()));
            for (const auto& [category, parameters] : json.at("categories").items())
                saved.categories[category] = fromJson(parameters);
        }
        return saved;
    } catch (const nlohmann::json::exception& exception) {
        return unreadable(expectedModel, exception.what());
    }
}

} // namespace planwright::forecasting
