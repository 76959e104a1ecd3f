#include "ui/models/coverage_model.h"

#include "core/service/export/report_words.h"
#include "ui/models/number_text.h"
#include "ui/models/one_line.h"
#include "ui/models/outliers_model.h"
#include "ui/session/qt_convert.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace planwright::ui {
namespace {

enum CoverageColumn { Category, Gaps };

std::size_t monthOf(int column) {
    return static_cast<std::size_t>(column - CoverageModel::fixedColumns);
}

// Two lines, so that many months find room.
QString headingOf(Month month) {
    return shortMonthName(month).replace(QLatin1Char(' '), QLatin1Char('\n'));
}

} // namespace

void CoverageModel::show(std::shared_ptr<const service::Plan> plan, data::Measure measure) {
    const bool samePlan = plan == m_plan;
    const auto swap = [&] {
        m_plan = std::move(plan);
        m_measure = measure;
        findFacts();
    };
    if (samePlan) {
        refresh(swap);
        return;
    }
    auto columns = plan ? columnsOf(plan->history) : std::vector<Column>();
    reset(std::move(columns), swap);
}

void CoverageModel::showOutliers(std::shared_ptr<const service::Outliers> outliers) {
    refresh([&] {
        m_outliers = std::move(outliers);
        m_outliersOf.clear();
        if (m_outliers)
            for (const auto& row : m_outliers->rows)
                for (auto month = row.days.first.month(); month <= row.days.last.month(); month = month + 1)
                    m_outliersOf[{row.days.category, month}].push_back(&row);
    });
}

std::vector<const service::OutlierRow*> CoverageModel::outliersAt(int row, int column) const {
    const auto month = monthAt(column);
    if (!month || row <= 0 || row >= rows())
        return {};
    const auto found = m_outliersOf.find({series(row).name, *month});
    return found == m_outliersOf.end() ? std::vector<const service::OutlierRow*>() : found->second;
}

std::vector<Column> CoverageModel::columnsOf(const service::ReportHistory& history) {
    std::vector<Column> all{{tr("Category"), false, {}},
                            {tr("Gaps"), true, tr("Complete months without a sale after the category's first sale")}};
    for (std::size_t month = 0; month < history.total.months.size(); ++month) {
        const auto at = history.firstMonth + static_cast<std::int32_t>(month);
        all.push_back({headingOf(at), true, monthName(at)});
    }
    if (const auto& last = history.partialLastDay)
        all.push_back({headingOf(last->month()) + QLatin1Char('*'), true,
                       tr("%1 is part-finished: the data end on day %2")
                           .arg(monthName(last->month()))
                           .arg(static_cast<unsigned>(last->ymd().day()))});
    return all;
}

const service::ReportHistory& CoverageModel::history() const {
    return m_measure == data::Measure::Units ? m_plan->history : m_plan->revenue;
}

const service::ReportSeries& CoverageModel::series(int row) const {
    return row == 0 ? history().total : history().categories[static_cast<std::size_t>(row - 1)];
}

int CoverageModel::rows() const {
    return m_plan ? static_cast<int>(history().categories.size()) + 1 : 0;
}

void CoverageModel::findFacts() {
    m_facts.clear();
    m_decimals = 0;
    for (int row = 0; row < rows(); ++row) {
        const auto& months = series(row).months;
        Facts facts;
        const auto first = std::ranges::find_if(months, [](double sum) { return sum != 0; });
        facts.begin = static_cast<std::size_t>(first - months.begin());
        facts.gaps = static_cast<int>(std::count(first, months.end(), 0.0));
        if (!months.empty())
            facts.most = std::max(0.0, *std::ranges::max_element(months));
        // A little is not nothing.
        if (std::ranges::any_of(months, [](double sum) { return sum != 0 && std::abs(sum) < 0.5; }))
            m_decimals = 1;
        m_facts.push_back(facts);
    }
}

bool CoverageModel::isPartial(int column) const {
    return column >= fixedColumns && monthOf(column) >= monthCount();
}

bool CoverageModel::isGap(int row, int column) const {
    if (column < fixedColumns || isPartial(column))
        return false;
    return monthOf(column) >= m_facts[static_cast<std::size_t>(row)].begin && sum(row, column) == 0.0;
}

bool CoverageModel::isBeforeFirstSale(int row, int column) const {
    return column >= fixedColumns && !isPartial(column) &&
           monthOf(column) < m_facts[static_cast<std::size_t>(row)].begin;
}

std::optional<double> CoverageModel::sum(int row, int column) const {
    return isPartial(column) ? series(row).partial : series(row).months[monthOf(column)];
}

QString CoverageModel::text(int row, int column) const {
    if (column == Category)
        return row == 0 ? tr("Total") : toQt(series(row).name);
    if (column == Gaps)
        return numberText(m_facts[static_cast<std::size_t>(row)].gaps);
    return isBeforeFirstSale(row, column) ? QStringLiteral("·") : numberText(sum(row, column), m_decimals);
}

QVariant CoverageModel::value(int row, int column, int role) const {
    const auto& facts = m_facts[static_cast<std::size_t>(row)];
    const bool isMonth = column >= fixedColumns;
    switch (role) {
    case CategoryRole:
        return row == 0 ? QString() : toQt(series(row).name);
    case SortRole:
        if (column == Category)
            return text(row, column);
        if (column == Gaps)
            return facts.gaps;
        return sum(row, column) ? QVariant(*sum(row, column)) : QVariant();
    case HeatRole:
        if (!isMonth || isPartial(column) || facts.most <= 0)
            return {};
        return std::clamp(*sum(row, column) / facts.most, 0.0, 1.0);
    case GapRole:
        return isGap(row, column);
    case OutlierRole:
        return std::ranges::any_of(outliersAt(row, column), [](const auto* one) { return !one->mark; });
    case ToneRole:
        if (isGap(row, column) || (column == Gaps && facts.gaps > 0))
            return static_cast<int>(Tone::Bad);
        if (isPartial(column) || isBeforeFirstSale(row, column) || column == Gaps)
            return static_cast<int>(Tone::Muted);
        return static_cast<int>(row == 0 ? Tone::Strong : Tone::Normal);
    default:
        return {};
    }
}

QString CoverageModel::toolTip(int row, int column) const {
    if (column < fixedColumns)
        return column == Category ? plainToolTip(text(row, column)) : QString();
    const auto month = headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString();
    const auto figure = numberText(sum(row, column), m_decimals);
    const auto what = isGap(row, column)                  ? tr("nothing was sold")
                      : isBeforeFirstSale(row, column)    ? tr("not sold yet")
                      : m_measure == data::Measure::Units ? tr("%1 units").arg(figure)
                                                          : tr("revenue %1").arg(figure);
    auto words = tr("%1, %2: %3").arg(text(row, Category), month, what);
    for (const auto* one : outliersAt(row, column))
        words += tr("; %1 stands out with %2 units sold, %3 expected (%4)")
                     .arg(shortDays(one->days.first, one->days.last), numberText(one->days.units.toDouble()),
                          numberText(one->days.expectedUnits.toDouble()),
                          one->mark ? meaningText(one->mark->meaning).toLower() : tr("open"));
    return plainToolTip(words);
}

int CoverageModel::rowOf(const QString& category) const {
    for (int row = 0; row < rows(); ++row)
        if (value(row, Category, CategoryRole).toString() == category)
            return row;
    return -1;
}

std::optional<Month> CoverageModel::monthAt(int column) const {
    if (!m_plan || column < fixedColumns || column >= columnCount())
        return std::nullopt;
    return history().firstMonth + static_cast<std::int32_t>(monthOf(column));
}

QString CoverageModel::longestText() const {
    QString longest;
    // No category's figures are longer than the total's by more than a minus sign.
    for (int row = 0; row < std::min(rows(), 50); ++row)
        for (int column = fixedColumns; column < columnCount(); ++column)
            if (const auto own = text(row, column); own.size() > longest.size())
                longest = own;
    return longest;
}

QString CoverageModel::sentence() const {
    if (!m_plan || monthCount() == 0)
        return {};
    const auto first = history().firstMonth;
    auto words = tr("%1 and %2, %3 to %4.")
                     .arg(toQt(service::counted(history().categories.size(), "category", "categories")),
                          toQt(service::counted(monthCount(), "complete month", "complete months")), monthName(first),
                          monthName(first + static_cast<std::int32_t>(monthCount() - 1)));
    std::vector<std::string> silent;
    std::vector<std::string> withGaps;
    std::size_t gaps = 0;
    for (std::size_t month = 0; month < monthCount(); ++month)
        if (history().total.months[month] == 0)
            silent.push_back((first + static_cast<std::int32_t>(month)).toWords());
    for (int row = 1; row < rows(); ++row)
        if (const int own = m_facts[static_cast<std::size_t>(row)].gaps; own > 0) {
            gaps += static_cast<std::size_t>(own);
            withGaps.push_back(series(row).name + " (" + std::to_string(own) + ")");
        }
    if (!silent.empty())
        words += QLatin1Char(' ') +
                 tr("Nothing at all was sold in %1: was a file left out?").arg(toQt(service::someNames(silent, 4)));
    if (const auto& last = history().partialLastDay)
        words += QLatin1Char(' ') + tr("* %1 is part-finished.").arg(monthName(last->month()));
    if (gaps == 0)
        return words + QLatin1Char(' ') + tr("Every category sold something in every month since its first sale.");
    return words + QLatin1Char(' ') +
           tr("%1 without a sale since the category's first one: %2.")
               .arg(toQt(service::counted(gaps, "month", "months")), toQt(service::someNames(withGaps, 4)));
}

} // namespace planwright::ui
