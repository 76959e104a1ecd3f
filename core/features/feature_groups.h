#pragma once

#include "core/features/feature_table.h"

/// The groups of columns that featureTable() is made of, one file each.
namespace planwright::features {

void addRollingFeatures(FeatureTable& table);
void addLagFeatures(FeatureTable& table);
void addTrendFeatures(FeatureTable& table);
void addUpliftFeatures(FeatureTable& table);
void addVolatilityFeatures(FeatureTable& table);
void addPriceFeatures(FeatureTable& table);
void addCalendarFeatures(FeatureTable& table, const SpecialDayCalendar* calendar);

} // namespace planwright::features
