#include "core/forecasting/xgb/boosters.h"

#include "core/forecasting/xgb/global_forecaster.h"
#include "core/forecasting/xgb/month_booster.h"
#include "core/forecasting/xgb/quantile_booster.h"

#include <memory>

namespace planwright::forecasting {
namespace {

GlobalSettings boosterA() {
    GlobalSettings settings;
    settings.name = "booster_a";
    settings.columns = features::coreFeatureCount;
    settings.reference = GlobalSettings::Reference::RecentDays;
    settings.rounds = 120;
    settings.laterRounds = 60;
    settings.parameters = {{"max_depth", "4"}, {"eta", "0.1"}, {"min_child_weight", "20"}, {"max_bin", "32"}};
    return settings;
}

GlobalSettings boosterB() {
    GlobalSettings settings;
    settings.name = "booster_b";
    settings.columns = features::dayFeatureNames.size();
    settings.reference = GlobalSettings::Reference::Base;
    settings.rounds = 60;
    settings.laterRounds = 40;
    settings.parameters = {{"max_depth", "3"},
                           {"eta", "0.06"},
                           {"min_child_weight", "20"},
                           {"max_bin", "32"},
                           {"colsample_bytree", "0.35"}};
    return settings;
}

} // namespace

void addBoosters(Catalog& catalog) {
    catalog.add(std::make_unique<GlobalForecaster>(boosterA()));
    catalog.add(std::make_unique<GlobalForecaster>(boosterB()));
    catalog.add(makeMonthBooster());
    catalog.add(std::make_unique<QuantileForecaster>());
}

} // namespace planwright::forecasting
