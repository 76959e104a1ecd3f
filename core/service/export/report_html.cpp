#include "core/service/export/report_html.h"

#include "core/service/export/html_text.h"
#include "core/service/export/report_sections.h"
#include "embedded/report_style.h"

#include <algorithm>
#include <utility>

namespace planwright::service {
namespace {

std::string pageHead(const ReportInput& input) {
    const auto& months = input.forecast.months;
    const std::string month = months.empty() ? "" : ", " + months.front().month.toWords();
    std::string head = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n";
    head += element("title", {}, escaped("Plan" + month + ": " + input.title)) + "\n<style>\n";
    for (const auto& file : embedded::report_style())
        head.append(file.text);
    return head + "</style>\n</head>\n";
}

} // namespace

std::vector<ReportCategory> reportCategories(const ReportInput& input) {
    std::vector<ReportCategory> categories;
    if (input.forecast.months.empty())
        return categories;
    const auto past = pastForecasts(input.backtest);
    const auto& forecasts = input.forecast.months.front().categories;
    for (std::size_t c = 0; c < forecasts.size(); ++c) {
        const auto& forecast = forecasts[c];
        ReportCategory category;
        if (!input.explanations.empty() && c < input.explanations.front().categories.size())
            category.why = &input.explanations.front().categories[c];
        if (!input.backgrounds.empty() && c < input.backgrounds.front().categories.size())
            category.behind = &input.backgrounds.front().categories[c];
        if (input.forecast.together)
            category.together = &input.forecast.together->categories[c];
        const auto same = [&](const auto& other) { return other.category == forecast.category; };
        for (const auto& month : input.forecast.months) {
            const auto found = std::find_if(month.categories.begin(), month.categories.end(), same);
            if (found != month.categories.end())
                category.months.push_back(&*found);
        }
        const auto& decided = input.decision.categories;
        if (const auto found = std::find_if(decided.begin(), decided.end(), same); found != decided.end())
            category.decision = &*found;
        for (const auto& series : input.history.categories) {
            if (series.name == forecast.category)
                category.history = &series;
        }
        if (const auto found = past.find(forecast.category); found != past.end())
            category.past = found->second;
        categories.push_back(std::move(category));
    }
    const auto rank = [&](const ReportCategory& c) {
        return c.decision != nullptr && c.decision->priorityRank > 0 ? c.decision->priorityRank : categories.size() + 1;
    };
    std::stable_sort(categories.begin(), categories.end(),
                     [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    for (std::size_t i = 0; i < categories.size(); ++i)
        categories[i].anchor = "c" + std::to_string(i + 1);
    return categories;
}

std::string reportHtml(const ReportInput& input) {
    const auto categories = reportCategories(input);
    std::string page = pageHead(input) + "<body>\n<main>\n";
    page += headlineSection(input);
    page += decisionsSection(input, categories);
    page += categoriesSection(input, categories);
    page += accuracySection(input);
    page += bandsSection(input);
    page += importSection(input);
    page += assumptionsSection(input);
    return page + pageFooter(input) + "</main>\n</body>\n</html>\n";
}

} // namespace planwright::service
