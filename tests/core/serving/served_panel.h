#pragma once

#include "core/decisions/decide.h"
#include "core/forecasting/trained_model.h"
#include "core/serving/bundle_content.h"
#include "core/serving/model_catalog.h"

#include <cmath>

/// A small shop that can be trained on, and its bundle.
namespace planwright::serving::testing {

/// Three categories over 30 complete months and some days, with weekly and yearly season; everything whole numbers.
inline data::Panel samplePanel() {
    data::Panel panel;
    panel.firstDay = Date(2022, 1, 1);
    panel.dayCount = Date(2024, 7, 9) - panel.firstDay + 1;
    panel.categories = {"Books", "Garden & Outdoor", "Çay"};
    panel.firstCompleteMonth = Month(2022, 1);
    panel.lastCompleteMonth = Month(2024, 6);
    for (int c = 0; c < 3; ++c)
        for (std::int32_t d = 0; d < panel.dayCount; ++d) {
            const double year = std::sin(2 * 3.14159265358979 * (d + 100 * c) / 365.25);
            const auto units = std::int64_t{20 + 10 * c + (d * 7 + c * 3) % 5 + (d % 7 == 0 ? 6 : 0)} +
                               static_cast<std::int64_t>(8 * year);
            panel.units.push_back(units * 1000);
            panel.revenue.push_back(units * (45'000 + 10'000 * c));
            panel.orders.push_back(units / 2);
            panel.customers.push_back(units / 3);
        }
    panel.facts = {{Money::fromRaw(45'000), Money::fromRaw(20'000), Money::fromRaw(9'000'000)},
                   {Money::fromRaw(55'000), std::nullopt, std::nullopt},
                   {}};
    return panel;
}

/// Trained on samplePanel() and written under `folder`; returns the bundle's directory. The trained model in `trained`.
inline Result<std::filesystem::path> writeSampleBundle(const std::filesystem::path& folder,
                                                       forecasting::TrainingResult& trained,
                                                       const RunContext& context) {
    const auto panel = samplePanel();
    const auto catalog = standardCatalog();
    PLANWRIGHT_ASSIGN(trained, forecasting::train(panel, data::Measure::Units, *catalog, {6, 3, {}}, context));
    const registry::BundleFacts facts{trained.backtest.selected, std::string(64, 'a'), std::string(64, 'b'), "test",
                                      context.seed};
    const BundleContent content{trained.model, panel, decisions::defaultConfigJson()};
    PLANWRIGHT_ASSIGN(const auto name, registry::writeBundle(folder, facts, encodeBundleContent(content)));
    return folder / name;
}

} // namespace planwright::serving::testing
