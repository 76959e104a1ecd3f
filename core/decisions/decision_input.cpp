#include "core/decisions/decision_input.h"

#include "core/decisions/json_reader.h"
#include "core/decisions/validate.h"

#include <utility>

namespace planwright::decisions {
namespace {

Result<Knots> readQuantiles(ObjectReader& category) {
    static constexpr std::array names{"p05", "p10", "p25", "p50", "p75", "p90", "p95"};
    PLANWRIGHT_ASSIGN(auto reader, ObjectReader::open(category.member("quantiles"), category.pathOf("quantiles")));
    Knots knots{};
    for (std::size_t i = 0; i < names.size(); ++i) {
        PLANWRIGHT_ASSIGN(knots[i], reader.requiredNumber(names[i]));
    }
    PLANWRIGHT_TRY(reader.finish());
    return knots;
}

Result<Economics> readEconomics(ObjectReader& category) {
    Economics economics;
    const Json& given = category.member("economics");
    if (given.is_null())
        return economics;
    PLANWRIGHT_ASSIGN(auto reader, ObjectReader::open(given, category.pathOf("economics")));
    PLANWRIGHT_ASSIGN(economics.price, reader.number("price"));
    PLANWRIGHT_ASSIGN(economics.unitCost, reader.number("unit_cost"));
    PLANWRIGHT_ASSIGN(economics.salvage, reader.number("salvage"));
    PLANWRIGHT_ASSIGN(economics.goodwill, reader.number("goodwill"));
    PLANWRIGHT_ASSIGN(economics.holding, reader.number("holding"));
    PLANWRIGHT_ASSIGN(economics.onHand, reader.number("on_hand"));
    PLANWRIGHT_ASSIGN(economics.inbound, reader.number("inbound"));
    PLANWRIGHT_ASSIGN(economics.baselineStock, reader.number("baseline_stock"));
    PLANWRIGHT_TRY(reader.finish());
    return economics;
}

Result<Drift> readDrift(ObjectReader& category) {
    PLANWRIGHT_ASSIGN(const auto drift, category.text("drift"));
    if (!drift || *drift == "none")
        return Drift::None;
    if (*drift == "warn")
        return Drift::Warn;
    if (*drift == "alert")
        return Drift::Alert;
    return category.refuse("drift", "'" + *drift + "' is none of none, warn and alert.");
}

Result<CategoryInput> readCategory(const Json& given, std::size_t index) {
    PLANWRIGHT_ASSIGN(auto reader, ObjectReader::open(given, "categories[" + std::to_string(index) + "]"));
    CategoryInput input;
    PLANWRIGHT_ASSIGN(auto name, reader.text("category"));
    if (!name)
        return reader.refuse("category", "The category's name is missing.");
    input.category = *std::move(name);
    PLANWRIGHT_ASSIGN(input.lastMonth, reader.requiredNumber("last_month"));
    PLANWRIGHT_ASSIGN(input.knots, readQuantiles(reader));
    PLANWRIGHT_ASSIGN(input.confidence, reader.requiredNumber("confidence"));
    PLANWRIGHT_ASSIGN(input.volatility, reader.requiredNumber("volatility"));
    PLANWRIGHT_ASSIGN(input.wape, reader.number("wape"));
    PLANWRIGHT_ASSIGN(input.drift, readDrift(reader));
    PLANWRIGHT_ASSIGN(input.deltaYoy, reader.number("delta_yoy"));
    PLANWRIGHT_ASSIGN(input.daysRatio, reader.number("days_ratio"));
    PLANWRIGHT_ASSIGN(input.spend, reader.number("spend"));
    PLANWRIGHT_ASSIGN(input.elasticity, reader.number("elasticity"));
    PLANWRIGHT_ASSIGN(input.economics, readEconomics(reader));
    PLANWRIGHT_TRY(reader.finish());
    return input;
}

Status readSettings(ObjectReader& reader, DecisionRequest& request) {
    PLANWRIGHT_ASSIGN(request.budget, reader.number("budget"));
    if (const Json& config = reader.member("config"); !config.is_null()) {
        if (!config.is_object())
            return reader.refuse("config", "This must be a JSON object.");
        request.configJson = config.dump();
    }
    if (const Json& seed = reader.member("seed"); !seed.is_null()) {
        if (!seed.is_number_unsigned())
            return reader.refuse("seed", "The seed must be a whole number from 0 up.");
        request.seed = seed.get<std::uint64_t>();
    }
    return {};
}

} // namespace

Result<DecisionRequest> parseDecisionInput(std::string_view json) {
    if (json.size() > longestInput)
        return Error(ErrorCode::InvalidArgument, "The decision input is longer than 16 MiB.");
    PLANWRIGHT_ASSIGN(const auto document, parseStrictJson(json, "decision input"));
    PLANWRIGHT_ASSIGN(auto reader, ObjectReader::open(document, ""));
    DecisionRequest request;
    PLANWRIGHT_TRY(readSettings(reader, request));
    const Json& categories = reader.member("categories");
    if (!categories.is_array())
        return reader.refuse("categories", "This must be a list of categories.");
    if (categories.size() > mostCategories)
        return reader.refuse("categories", "There are more than " + std::to_string(mostCategories) + " categories.");
    request.categories.reserve(categories.size());
    for (std::size_t i = 0; i < categories.size(); ++i) {
        PLANWRIGHT_ASSIGN(auto category, readCategory(categories[i], i));
        request.categories.push_back(std::move(category));
    }
    PLANWRIGHT_TRY(reader.finish());
    return request;
}

} // namespace planwright::decisions
