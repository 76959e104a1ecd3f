#pragma once

#include "core/service/export/past_forecasts.h"
#include "core/service/export/report_html.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace planwright::service {

/// A category as the report walks through them: what each part says of it, by one name.
struct ReportCategory {
    std::string anchor; ///< "c3": where its section lies in the page
    const decisions::CategoryDecision* decision = nullptr;
    std::vector<const forecasting::CategoryForecast*> months; ///< horizon 1, 2, ...
    const forecasting::Distribution* together = nullptr;      ///< those months' sum; null: of one month
    const forecasting::Explanation* why = nullptr;            ///< of month 1; null: not asked for
    const forecasting::Background* behind = nullptr;          ///< likewise
    const ReportSeries* history = nullptr;                    ///< null: not in the history
    PastForecasts past;
};

/// In order of priority; categories that are forecast but not decided upon follow in the forecast's order.
[[nodiscard]] std::vector<ReportCategory> reportCategories(const ReportInput& input);

/// "units", "GBP", or "currency units" where no currency is declared.
[[nodiscard]] std::string demandUnit(const ReportInput& input);
/// ", GBP" after a name, or nothing where no currency is declared. Plain text.
[[nodiscard]] std::string moneyMark(const ReportInput& input);
/// The figure that is shown as "most likely": P50.
[[nodiscard]] double mostLikely(const forecasting::CategoryForecast& forecast);
/// What is spent on advertising now, as the decision's own change says.
[[nodiscard]] std::optional<double> spendNow(const decisions::CategoryDecision& decision);
/// "80 %: 11,020–14,110"
[[nodiscard]] std::string band80(const forecasting::CategoryForecast& forecast);
/// "+6 % on November 2011 and −2 % on December 2010", as far as both are known. Plain text.
[[nodiscard]] std::string changeSentence(const forecasting::CategoryForecast& forecast, Month month);

/// What changed since last month's forecast, and what came in similar months: sentences and tables, folded. Markup;
/// `unit` is plain text.
[[nodiscard]] std::string behindText(const forecasting::Background& behind, std::string_view unit);

// The sections, each as markup.
[[nodiscard]] std::string headlineSection(const ReportInput& input);
[[nodiscard]] std::string decisionsSection(const ReportInput& input, const std::vector<ReportCategory>& categories);
[[nodiscard]] std::string categoriesSection(const ReportInput& input, const std::vector<ReportCategory>& categories);
[[nodiscard]] std::string accuracySection(const ReportInput& input);
[[nodiscard]] std::string bandsSection(const ReportInput& input);
[[nodiscard]] std::string importSection(const ReportInput& input);
[[nodiscard]] std::string assumptionsSection(const ReportInput& input);
[[nodiscard]] std::string pageFooter(const ReportInput& input);

} // namespace planwright::service
