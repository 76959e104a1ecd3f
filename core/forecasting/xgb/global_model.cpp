#include "core/forecasting/xgb/global_model.h"

#include "core/base/hash.h"
#include "core/features/closed_forms.h"
#include "core/features/day_features.h"
#include "core/forecasting/horizon.h"
#include "core/forecasting/xgb/base64.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>

namespace planwright::forecasting {
namespace {

constexpr int savedVersion = 2; // 2: more columns

/// The forecast of `targetDays` days; the forms are for them, `correction` is in logs.
double corrected(const features::ClosedForms& forms, GlobalSettings::Reference reference, double correction,
                 double trust, int targetDays) {
    if (forms.base <= 0)
        return 0;
    const auto scale = static_cast<double>(features::trainingTargetDays) / targetDays;
    const auto start = reference == GlobalSettings::Reference::Base ? forms.base : forms.recentDays;
    const auto base = std::log1p(forms.base * scale);
    const auto learnt = std::log1p(start * scale) + correction;
    return std::max(std::expm1(base + trust * (learnt - base)), 0.0) / scale;
}

Error unreadable(std::string_view model, std::string_view why) {
    return {ErrorCode::InvalidArgument, fmt::format("The saved model '{}' cannot be read: {}.", model, why)};
}

Result<HorizonBooster> loadHorizon(const nlohmann::json& json, const GlobalSettings& settings) {
    HorizonBooster loaded;
    loaded.rows = json.at("rows").get<std::int64_t>();
    loaded.rowsWithYear = json.at("rows_with_year").get<std::int64_t>();
    loaded.daysCovered = json.at("days_covered").get<int>();
    if (loaded.rowsWithYear < 0 || loaded.rowsWithYear > loaded.rows || loaded.daysCovered < 0)
        return unreadable(settings.name, "its row counts contradict each other");
    if (json.at("ubj").is_null())
        return loaded;
    const auto bytes = fromBase64(json.at("ubj").get_ref<const std::string&>());
    if (!bytes)
        return unreadable(settings.name, "its trees are not base64");
    PLANWRIGHT_ASSIGN(loaded.booster, Booster::load(*bytes, json.at("sha256").get_ref<const std::string&>()));
    if (loaded.booster->columns() != settings.columns)
        return unreadable(settings.name, fmt::format("its trees read {} columns, this program makes {}",
                                                     loaded.booster->columns(), settings.columns));
    return loaded;
}

} // namespace

double trustOf(const HorizonBooster& learnt, bool hasYear) {
    if (!learnt.booster || learnt.rows == 0)
        return 0;
    const auto alike = hasYear ? learnt.rowsWithYear : learnt.rows - learnt.rowsWithYear;
    const auto seasons = std::min(learnt.daysCovered / 365.0, 1.0);
    return seasons * static_cast<double>(alike) / static_cast<double>(learnt.rows);
}

Result<PointForecasts> GlobalModel::predict(const features::CausalView& view, int horizonMonths,
                                            const RunContext& context) const {
    PLANWRIGHT_TRY(checkHorizon(horizonMonths));
    const features::DayFeatures features(view);
    PointForecasts points(view.categoryCount());
    for (int h = 1; h <= horizonMonths; ++h) {
        PLANWRIGHT_TRY(context.checkStop());
        PLANWRIGHT_TRY(addMonth(features, view.origin(), h, points));
    }
    return points;
}

bool GlobalModel::readsPlannedDays() const {
    const auto columns = std::span(features::dayFeatures).first(m_settings.columns);
    return std::ranges::find(columns, "planned days", &features::DayFeature::group) != columns.end();
}

Status GlobalModel::addMonth(const features::DayFeatures& features, Month origin, int horizon,
                             PointForecasts& points) const {
    const auto month = origin + horizon;
    const auto gap = month.firstDay() - origin.lastDay() - 1;
    const auto day = features.demand().lastDay();
    const auto& learnt = m_boosters[std::min(static_cast<std::size_t>(horizon), m_boosters.size()) - 1];
    std::vector<float> corrections(points.size(), 0.0F);
    if (learnt.booster) {
        std::vector<float> rows(points.size() * m_settings.columns);
        for (std::size_t c = 0; c < points.size(); ++c)
            features.write(c, day, gap, month.dayCount(),
                           std::span(rows).subspan(c * m_settings.columns, m_settings.columns));
        PLANWRIGHT_ASSIGN(corrections, learnt.booster->predict(rows));
    }
    for (std::size_t c = 0; c < points.size(); ++c) {
        const auto forms = features::closedForms(features.demand(), c, day, gap, month.dayCount());
        const auto trust = trustOf(learnt, forms.hasYear);
        points[c].mean.push_back(corrected(forms, m_settings.reference, corrections[c], trust, month.dayCount()));
        if (trust == 0 && points[c].note.empty())
            points[c].note =
                fmt::format("From {} on there is no past month alike to learn from yet, so this is the mean "
                            "of the closed forms.",
                            month.toWords());
    }
    return {};
}

std::string GlobalModel::serialize() const {
    auto boosters = nlohmann::json::array();
    for (const auto& learnt : m_boosters) {
        nlohmann::json json{{"rows", learnt.rows},
                            {"rows_with_year", learnt.rowsWithYear},
                            {"days_covered", learnt.daysCovered},
                            {"ubj", nullptr}};
        if (learnt.booster)
            json.update({{"ubj", toBase64(learnt.booster->bytes())}, {"sha256", sha256Hex(learnt.booster->bytes())}});
        boosters.push_back(std::move(json));
    }
    return nlohmann::json{{"model", m_settings.name}, {"version", savedVersion}, {"boosters", boosters}}.dump(1);
}

Result<std::vector<HorizonBooster>> loadBoosters(std::string_view serialized, const GlobalSettings& settings) {
    try {
        const auto json = nlohmann::json::parse(serialized);
        if (const auto model = json.at("model").get<std::string>(); model != settings.name)
            return unreadable(settings.name, fmt::format("it was saved by the model '{}'", model));
        if (const auto version = json.at("version").get<int>(); version != savedVersion)
            return unreadable(settings.name, fmt::format("its version is {}, this program reads {}; use the program "
                                                         "that wrote it or train again",
                                                         version, savedVersion));
        std::vector<HorizonBooster> boosters;
        for (const auto& horizon : json.at("boosters")) {
            PLANWRIGHT_ASSIGN(auto loaded, loadHorizon(horizon, settings));
            boosters.push_back(std::move(loaded));
        }
        if (boosters.empty())
            return unreadable(settings.name, "it holds no boosters");
        return boosters;
    } catch (const nlohmann::json::exception& exception) {
        return unreadable(settings.name, exception.what());
    }
}

} // namespace planwright::forecasting
