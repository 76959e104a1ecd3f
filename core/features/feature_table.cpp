#include "core/features/feature_table.h"

#include "core/features/feature_groups.h"

namespace planwright::features {

FeatureTable featureTable(const SpecialDayCalendar* calendar) {
    FeatureTable table;
    addRollingFeatures(table);
    addLagFeatures(table);
    addTrendFeatures(table);
    addUpliftFeatures(table);
    addVolatilityFeatures(table);
    addPriceFeatures(table);
    addCalendarFeatures(table, calendar);
    return table;
}

} // namespace planwright::features
