#include "ui/models/stockouts_model.h"

#include "ui/models/number_text.h"
#include "ui/models/one_line.h"
#include "ui/session/qt_convert.h"

#include <tuple>

namespace planwright::ui {
namespace {

enum StockoutColumn { Category, Product, FirstDay, LastDay, OpenDays, LostUnits, LostMoney, KnownBy };
static_assert(LostMoney == StockoutsModel::lostMoneyColumn);

bool isStated(const features::Stockout& run) {
    return run.source == features::StockoutSource::StockTable;
}

} // namespace

void StockoutsModel::show(std::shared_ptr<const service::Quality> quality) {
    const auto currency = quality ? toQt(quality->currency) : QString();
    reset({{tr("Category"), false, {}},
           {tr("Product"), false, {}},
           {tr("From"), false, {}},
           {tr("To"), false, {}},
           {tr("Open days"), true, tr("Days on which the shop was open and the product was not sold")},
           {tr("Lost units"), true, tr("An estimate: what the product sold a day before and after, for these days")},
           {currency.isEmpty() ? tr("Lost money") : tr("Lost %1").arg(currency), true,
            tr("The lost units at the mean price paid before and after")},
           {tr("Known by"), false,
            tr("Your stock table, or a run without a sale inside a regular seller. Not sold since: out of stock to "
               "this day, "
               "or taken off the range; not part of the lost demand")}},
          [&] { m_quality = std::move(quality); });
}

int StockoutsModel::rows() const {
    return m_quality ? static_cast<int>(m_quality->stockouts.runs.size() + m_quality->stockouts.open.size()) : 0;
}

bool StockoutsModel::isOpen(int row) const {
    return static_cast<std::size_t>(row) >= m_quality->stockouts.runs.size();
}

const features::Stockout& StockoutsModel::at(int row) const {
    const auto& [runs, open] = std::tie(m_quality->stockouts.runs, m_quality->stockouts.open);
    const auto place = static_cast<std::size_t>(row);
    return isOpen(row) ? open[place - runs.size()] : runs[place];
}

QString StockoutsModel::text(int row, int column) const {
    const auto& run = at(row);
    switch (column) {
    case Product:
        return run.product.empty() ? QStringLiteral("–") : oneLine(toQt(run.product));
    case FirstDay:
        return toQt(run.first.toString());
    case LastDay:
        return toQt(run.last.toString());
    case OpenDays:
        return numberText(run.days);
    case LostUnits:
        return numberText(run.lostUnits.toDouble());
    case LostMoney:
        return numberText(run.lostMoney.toDouble());
    case KnownBy:
        return isOpen(row) ? tr("not sold since") : isStated(run) ? tr("stock table") : tr("no sales");
    default:
        return oneLine(toQt(run.category));
    }
}

QVariant StockoutsModel::value(int row, int column, int role) const {
    const auto& run = at(row);
    if (role == CategoryRole)
        return toQt(run.category);
    if (role == ToneRole)
        return static_cast<int>(column != KnownBy ? Tone::Normal : isOpen(row) ? Tone::Accent : Tone::Muted);
    if (role != SortRole)
        return {};
    switch (column) {
    case OpenDays:
        return run.days;
    case LostUnits:
        return run.lostUnits.toDouble();
    case LostMoney:
        return run.lostMoney.toDouble();
    default:
        return text(row, column);
    }
}

QString StockoutsModel::toolTip(int row, int column) const {
    const auto& run = at(row);
    if (column != KnownBy)
        return {};
    return plainToolTip(
        isStated(run)
            ? tr("The stock table says that nothing was left on these days.")
            : tr("At its usual rate of selling, a run of so many days without a sale has a chance of 1 in %1.")
                  .arg(numberText(1 / run.probability)));
}

} // namespace planwright::ui
