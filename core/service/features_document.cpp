#include "core/base/text.h"
#include "core/service/features_service.h"
#include "core/serving/json_parts.h"

#include <nlohmann/json.hpp>

namespace planwright::service {
namespace {

using nlohmann::json;

// Written one by one: as one tree, those of 500 categories would take ten times the room of their text.
std::string rowText(const features::FeatureMatrix& matrix, std::size_t r) {
    const auto& row = matrix.rows[r];
    std::string values;
    std::map<std::string, std::vector<std::size_t>> missing;
    for (std::size_t column = 0; column < matrix.names.size(); ++column) {
        const auto value = matrix.at(r, column);
        values.append(column > 0 ? "," : "").append(value.known() ? shortestDouble(value.value) : "null");
        if (!value.known())
            missing[std::string(missingName(value.missing))].push_back(column);
    }
    const json key{{"category", matrix.categories[row.category]},
                   {"horizon", row.horizon},
                   {"missing", missing},
                   {"month", (row.origin + row.horizon).toString()},
                   {"origin", row.origin.toString()}};
    auto text = key.dump();
    text.back() = ',';
    return text + R"("values":[)" + values + "]}";
}

std::string rowsText(const features::FeatureMatrix& matrix) {
    std::string text = "[";
    for (std::size_t row = 0; row < matrix.rows.size(); ++row) {
        if (row > 0)
            text += ',';
        text += rowText(matrix, row);
    }
    return text + ']';
}

json columnsJson(const features::FeatureTable& table) {
    auto columns = json::array();
    for (const auto& feature : table)
        columns.push_back({{"name", feature.name},
                           {"unit", feature.unit},
                           {"formula", feature.formula},
                           {"empty_when", feature.missing}});
    return columns;
}

json upliftsJson(const features::FeatureMatrix& matrix) {
    auto uplifts = json::array();
    for (const auto& uplift : matrix.uplifts) {
        json entry{{"category", matrix.categories[uplift.category]},
                   {"field", uplift.field},
                   {"value", uplift.value},
                   {"units_30", serving::number(uplift.units)},
                   {"expected_30", serving::number(uplift.expected)}};
        const auto known = uplift.uplift.known();
        serving::putOptional(entry, "uplift", known ? std::optional(uplift.uplift.value) : std::nullopt,
                             std::string(missingSentence(uplift.uplift.missing)));
        uplifts.push_back(std::move(entry));
    }
    return uplifts;
}

json countriesJson(const std::vector<features::CountryShare>& countries) {
    auto shares = json::object();
    for (const auto& country : countries)
        shares[country.country] = serving::number(country.share);
    return shares;
}

} // namespace

std::string featuresDocument(const FeatureRun& run, std::uint64_t seed) {
    auto rest = serving::documentWith({"features", run.snapshotSha256, seed});
    rest["matrix_sha256"] = run.matrixSha256;
    rest["countries"] = countriesJson(run.countries);
    if (run.oneOffDays > 0)
        rest["one_off_days"] = run.oneOffDays;
    if (run.repeatingDays > 0)
        rest["repeating_days"] = run.repeatingDays;
    rest["features"] = columnsJson(run.table);
    auto& reasons = rest["missing_reasons"] = json::object();
    for (const auto reason : features::missingReasons)
        reasons[std::string(missingName(reason))] = missingSentence(reason);
    rest["uplifts"] = upliftsJson(run.matrix);
    return serving::documentText(rest, {{"rows", rowsText(run.matrix)}});
}

} // namespace planwright::service
