#include "ui/models/model_comparison_model.h"

#include "core/service/export/figures.h"
#include "core/service/export/report_words.h"
#include "ui/models/backtest_summary_model.h"
#include "ui/models/model_words.h"
#include "ui/models/number_text.h"
#include "ui/session/qt_convert.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace planwright::ui {
namespace {

using forecasting::ComparedModel;
using forecasting::PairedDifference;
using forecasting::Simplicity;

constexpr auto automatic = "auto";

std::optional<double> wapeOf(const std::optional<PairedDifference>& paired) {
    return paired ? std::optional(paired->wape) : std::nullopt;
}

QString chanceText(const std::optional<PairedDifference>& paired) {
    if (!paired || !paired->p)
        return toQt(service::noFigure);
    constexpr double least = .001;
    return *paired->p < least ? QStringLiteral("< 0.1 %") : shareText(paired->p, 1);
}

QString kindText(Simplicity simplicity) {
    return toQt(std::string(forecasting::simplicityName(simplicity)));
}

// What the row's marks mean, one sentence each.
QString rowExplained(const ComparedModel& row, const std::string& selected) {
    QStringList lines;
    if (const auto explained = modelExplained(row.model == automatic ? selected : row.model); !explained.isEmpty())
        lines << explained;
    if (row.isChosen)
        lines << ModelComparisonModel::tr("✓ The automatic choice stands for it now.");
    if (row.isBest)
        lines << ModelComparisonModel::tr("It had the lowest error.");
    else if (row.isNearBest)
        lines << ModelComparisonModel::tr("Its error is within 1 % of the lowest: simplicity and steadiness decide.");
    if (row.isClearlyWorse)
        lines << ModelComparisonModel::tr("▲ It was worse than the best one beyond chance (Diebold-Mariano, 2.5 %).");
    return lines.join(QLatin1Char('\n'));
}

QString pairedExplained(const std::optional<PairedDifference>& paired, const QString& other) {
    if (!paired)
        return {};
    auto text = ModelComparisonModel::tr("Missed %1 % of demand more (+) or less (−) than %2 over %3 months")
                    .arg(pointsText(paired->wape), other)
                    .arg(paired->months);
    if (paired->standardError)
        text += ModelComparisonModel::tr(", give or take %1 (standard error)")
                    .arg(pointsText(paired->standardError).mid(1));
    text += ModelComparisonModel::tr(".\nThat is %1 of its error.").arg(changeText(paired->relative));
    if (paired->dieboldMariano)
        text += ModelComparisonModel::tr("\nDiebold-Mariano statistic %1, p %2.")
                    .arg(numberText(paired->dieboldMariano, 2), numberText(paired->p, 3));
    return text;
}

} // namespace

QString pointsText(std::optional<double> fraction) {
    if (!fraction)
        return toQt(service::noFigure);
    const double points = std::round(1000 * *fraction) / 10;
    return (points > 0 ? QStringLiteral("+") : QString()) + numberText(points == 0 ? 0.0 : points, 1);
}

QString kindExplained(Simplicity simplicity) {
    const auto say = [](const char* text) { return QCoreApplication::translate("Models", text); };
    switch (simplicity) {
    case Simplicity::ClosedForm:
        return say("A rule that can be worked out by hand: the easiest to explain.");
    case Simplicity::Smoothing:
        return say("Level, trend and season that follow the past; each part can be shown.");
    case Simplicity::SmoothingMean:
        return say("The plain mean of smoothing models.");
    case Simplicity::MixedPool:
        return say("A weighted mean of unlike models; its weights can be shown.");
    case Simplicity::Additive:
        return say("Trend and season as a sum of many fitted terms.");
    case Simplicity::Booster:
        break;
    }
    return say("Many small decision trees: the hardest to explain.");
}

void ModelComparisonModel::show(std::shared_ptr<const service::Plan> plan) {
    std::vector<Column> columns;
    if (plan)
        columns = {
            {tr("Model"), false, tr("✓ what the automatic choice stands for now")},
            {tr("Error,\nWAPE"), true, tr("The sum of all misses over the sum of all demand: lower is better")},
            {tr("Against\nauto, %"), true,
             tr("How many per cent of demand it missed more (+) or less (−) than the automatic choice, in the same "
                "months")},
            {tr("Chance"), true,
             tr("How likely so large a difference to the automatic choice is by chance alone (Diebold-Mariano test, "
                "corrected for few months). Under 5 % it is hardly chance")},
            {tr("Against\nbest, %"), true, tr("The same against the model with the lowest error")},
            {tr("Error\nvaries"), true,
             tr("How much its error varies from month to month (standard deviation): lower is steadier")},
            {tr("Kind"), false, tr("How easy it is to explain; sorted from the simplest on")},
            {tr("80 %\nheld"), true, tr("How often demand came inside the 80 % band; honest is about 80 %")},
            {tr("Bias"), true, tr("How much too high (+) or too low (−) on average")},
            {tr("MASE"), true, tr("The miss against that of repeating the past; under 1 is better")},
            {tr("Months"), true, tr("Past months that its figures are over")},
        };
    reset(std::move(columns), [&] { m_plan = std::move(plan); });
}

int ModelComparisonModel::rows() const {
    return m_plan ? static_cast<int>(m_plan->backtest.comparison.models.size()) : 0;
}

const ComparedModel& ModelComparisonModel::at(int row) const {
    return m_plan->backtest.comparison.models[static_cast<std::size_t>(row)];
}

int ModelComparisonModel::rowOf(const std::string& model) const {
    for (int row = 0; row < rows(); ++row)
        if (at(row).model == model)
            return row;
    return -1;
}

QString ModelComparisonModel::text(int row, int column) const {
    const auto& model = at(row);
    switch (column) {
    case Model:
        if (model.model == automatic)
            return tr("Automatic choice");
        return (model.isChosen ? QStringLiteral("✓ ") : QString()) + modelName(model.model);
    case Wape:
        return shareText(model.wape, 1);
    case AgainstAuto:
        return pointsText(wapeOf(model.toAutomatic));
    case Chance:
        return chanceText(model.toAutomatic);
    case AgainstBest:
        return model.isBest ? tr("best") : pointsText(wapeOf(model.toBest));
    case Bias:
        return toQt(service::changePercent(model.bias, true));
    case Mase:
        return numberText(model.mase, 2);
    case Coverage80:
        return shareText(model.coverage80);
    case Unsteadiness:
        return shareText(model.steadiness, 1);
    case Kind:
        return kindText(model.simplicity);
    default:
        return numberText(model.months);
    }
}

QString ModelComparisonModel::toolTip(int row, int column) const {
    const auto& model = at(row);
    switch (column) {
    case Model:
        return rowExplained(model, m_plan->backtest.selected);
    case AgainstAuto:
    case Chance:
        return pairedExplained(model.toAutomatic, tr("the automatic choice"));
    case AgainstBest:
        return pairedExplained(model.toBest, tr("the best model"));
    case Kind:
        return kindExplained(model.simplicity);
    default:
        return {};
    }
}

QVariant ModelComparisonModel::value(int row, int column, int role) const {
    const auto& model = at(row);
    if (role == ToneRole) {
        if (model.model == automatic || model.isChosen)
            return static_cast<int>(Tone::Strong);
        return model.isClearlyWorse && column == AgainstBest ? QVariant(static_cast<int>(Tone::Bad)) : QVariant();
    }
    if (role != SortRole)
        return {};
    const auto number = [](const std::optional<double>& value) { return value ? QVariant(*value) : QVariant(); };
    switch (column) {
    case Model:
        return text(row, column);
    case Wape:
        return number(model.wape);
    case AgainstAuto:
        return number(model.model == automatic ? 0 : wapeOf(model.toAutomatic));
    case Chance:
        return number(model.toAutomatic ? model.toAutomatic->p : std::nullopt);
    case AgainstBest:
        return number(model.isBest ? 0 : wapeOf(model.toBest));
    case Bias:
        return number(model.bias);
    case Mase:
        return number(model.mase);
    case Coverage80:
        return number(model.coverage80);
    case Unsteadiness:
        return number(model.steadiness);
    case Kind:
        return static_cast<int>(model.simplicity);
    default:
        return model.months;
    }
}

void CategoryDifferenceModel::show(const std::shared_ptr<const service::Plan>& plan, const std::string& model) {
    std::vector<Row> shown;
    if (plan) {
        const auto& comparison = plan->backtest.comparison;
        if (const auto* row = comparison.find(model); row != nullptr)
            for (std::size_t c = 0; c < comparison.categories.size(); ++c) {
                const auto& own = row->categories[c];
                const bool isPaired = own.wape && own.difference;
                shown.push_back({toQt(comparison.categories[c]), own.wape,
                                 isPaired ? std::optional(*own.wape - *own.difference) : std::nullopt, own.difference});
            }
    }
    reset({{tr("Category"), false, {}},
           {tr("This\nmodel"), true, tr("Its error (WAPE) in the category")},
           {tr("Automatic\nchoice"), true, tr("The automatic choice's error in the same months")},
           {tr("Difference,\n% of demand"), true, tr("More missed (+) or less (−) than by the automatic choice")}},
          [&] { m_rows = std::move(shown); });
}

QString CategoryDifferenceModel::text(int row, int column) const {
    const auto& line = m_rows[static_cast<std::size_t>(row)];
    switch (column) {
    case Category:
        return line.category;
    case Own:
        return shareText(line.own, 1);
    case Automatic:
        return shareText(line.automatic, 1);
    default:
        return pointsText(line.difference);
    }
}

QVariant CategoryDifferenceModel::value(int row, int column, int role) const {
    const auto& line = m_rows[static_cast<std::size_t>(row)];
    if (role == CategoryRole)
        return line.category;
    if (role == ToneRole && column == Difference && line.difference && *line.difference != 0)
        return static_cast<int>(*line.difference < 0 ? Tone::Good : Tone::Bad);
    if (role != SortRole)
        return {};
    const auto number = [](const std::optional<double>& value) { return value ? QVariant(*value) : QVariant(); };
    switch (column) {
    case Category:
        return line.category;
    case Own:
        return number(line.own);
    case Automatic:
        return number(line.automatic);
    default:
        return number(line.difference);
    }
}

} // namespace planwright::ui
