#include "ui/models/category_tree_model.h"

#include "core/service/export/report_words.h"
#include "ui/models/decision_sentences.h"
#include "ui/models/number_text.h"
#include "ui/models/table_model.h"
#include "ui/session/qt_convert.h"

namespace planwright::ui {
namespace {

constexpr quintptr totalId = 0, categoryId = 1;

QList<double> trendOf(const CategoryFacts& facts) {
    return facts.history == nullptr ? QList<double>()
                                    : QList<double>(facts.history->months.begin(), facts.history->months.end());
}

double median(const CategoryFacts& facts) {
    return facts.months.front()->demand.quantiles[3];
}

} // namespace

void CategoryTreeModel::setFacts(std::shared_ptr<const PlanFacts> facts) {
    beginResetModel();
    m_facts = std::move(facts);
    m_trends.clear();
    if (m_facts) {
        for (const auto& category : m_facts->categories())
            m_trends.push_back(trendOf(category));
        m_trends.push_back(trendOf(m_facts->total()));
    }
    findRisks();
    endResetModel();
}

void CategoryTreeModel::setDecision(std::shared_ptr<const decisions::DecisionResult> decision) {
    m_decision = std::move(decision);
    findRisks();
    const auto total = index(0, 0);
    if (const int rows = rowCount(total); rows > 0)
        Q_EMIT dataChanged(index(0, Risk, total), index(rows - 1, Risk, total));
}

void CategoryTreeModel::findRisks() {
    m_risks.assign(m_facts ? m_facts->categories().size() : 0, {});
    if (!m_facts || !m_decision)
        return;
    QHash<QString, decisions::RiskClass> risks;
    for (const auto& category : m_decision->categories)
        risks.insert(toQt(category.category), category.riskClass);
    for (std::size_t i = 0; i < m_risks.size(); ++i)
        if (const auto risk = risks.constFind(m_facts->categories()[i].name); risk != risks.constEnd())
            m_risks[i] = *risk;
}

QModelIndex CategoryTreeModel::indexOf(const QString& category) const {
    if (!m_facts || category.isEmpty())
        return index(0, 0);
    const auto& all = m_facts->categories();
    const auto* found = &m_facts->find(category);
    if (found == &m_facts->total())
        return {};
    return index(static_cast<int>(found - all.data()), 0, index(0, 0));
}

QModelIndex CategoryTreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? categoryId : totalId);
}

QModelIndex CategoryTreeModel::parent(const QModelIndex& child) const {
    return child.isValid() && child.internalId() == categoryId ? createIndex(0, 0, totalId) : QModelIndex();
}

int CategoryTreeModel::rowCount(const QModelIndex& parent) const {
    if (!m_facts)
        return 0;
    if (!parent.isValid())
        return 1;
    const bool isTotal = parent.internalId() == totalId && parent.column() == 0;
    return isTotal ? static_cast<int>(m_facts->categories().size()) : 0;
}

int CategoryTreeModel::columnCount(const QModelIndex& /*parent*/) const {
    return ColumnCount;
}

const CategoryFacts& CategoryTreeModel::factsAt(const QModelIndex& index) const {
    return index.internalId() == totalId ? m_facts->total()
                                         : m_facts->categories()[static_cast<std::size_t>(index.row())];
}

std::optional<decisions::RiskClass> CategoryTreeModel::riskAt(const QModelIndex& index) const {
    if (index.internalId() == totalId)
        return {};
    return m_risks[static_cast<std::size_t>(index.row())];
}

QVariant CategoryTreeModel::data(const QModelIndex& index, int role) const {
    if (!m_facts || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool isTotal = index.internalId() == totalId;
    switch (role) {
    case Qt::DisplayRole:
        return text(index);
    case Qt::ToolTipRole:
        return toolTip(index);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment((index.column() == NextMonth || index.column() == Change ? Qt::AlignRight : Qt::AlignLeft) |
                          Qt::AlignVCenter));
    case SortRole:
        return sortValue(index);
    case CategoryRole:
        return factsAt(index).name;
    case ToneRole:
        return static_cast<int>(isTotal ? Tone::Strong : Tone::Normal);
    case RiskRole:
        if (const auto risk = riskAt(index); risk && index.column() == Risk)
            return static_cast<int>(*risk);
        return {};
    case TrendRole:
        if (index.column() == Trend)
            return QVariant::fromValue(m_trends[isTotal ? m_trends.size() - 1 : static_cast<std::size_t>(index.row())]);
        return {};
    default:
        return {};
    }
}

QString CategoryTreeModel::text(const QModelIndex& index) const {
    const auto& facts = factsAt(index);
    switch (index.column()) {
    case Name:
        return facts.name.isEmpty() ? tr("Total") : facts.name;
    case NextMonth:
        return numberText(median(facts));
    case Change:
        return changeWithArrow(facts.months.front()->delta);
    case Risk: {
        const auto risk = riskAt(index);
        return risk ? riskText(*risk) : QString();
    }
    default:
        return {};
    }
}

QVariant CategoryTreeModel::sortValue(const QModelIndex& index) const {
    const auto& facts = factsAt(index);
    const auto orNothing = [](std::optional<double> value) { return value ? QVariant(*value) : QVariant(); };
    switch (index.column()) {
    case Name:
        return facts.name;
    case Change:
        return orNothing(facts.months.front()->delta);
    case Risk: {
        const auto risk = riskAt(index);
        return risk ? QVariant(static_cast<int>(*risk)) : QVariant();
    }
    default:
        return median(facts);
    }
}

QString CategoryTreeModel::toolTip(const QModelIndex& index) const {
    const auto& forecast = *factsAt(index).months.front();
    const auto& q = forecast.demand.quantiles;
    switch (index.column()) {
    case Trend:
        return tr("Net demand of the last 24 complete months");
    case NextMonth:
        return tr("%1 units most likely, with 80 % probability %2").arg(numberText(q[3]), rangeText(q[1], q[5]));
    case Change:
        return forecast.delta ? tr("Against %1").arg(monthName(m_facts->nextMonth() - 1))
                              : tr("Nothing was sold in %1 to compare with").arg(monthName(m_facts->nextMonth() - 1));
    case Risk:
        if (const auto risk = riskAt(index))
            return tr("Risk: %1").arg(toQt(service::riskWord(*risk)));
        return {};
    default:
        return text(index);
    }
}

QVariant CategoryTreeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const bool isNumber = section == NextMonth || section == Change;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role == Qt::ToolTipRole && section == Trend)
        return tr("Net demand of the last 24 complete months");
    if (role == Qt::ToolTipRole && section == NextMonth && m_facts)
        return tr("Most likely net demand of %1, units").arg(monthName(m_facts->nextMonth()));
    if (role == Qt::ToolTipRole && section == Change && m_facts)
        return tr("Against %1").arg(monthName(m_facts->nextMonth() - 1));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Category");
    case Trend:
        return {};
    case NextMonth:
        return m_facts ? shortMonthName(m_facts->nextMonth()) : tr("Next month");
    case Change:
        return tr("Change");
    default:
        return tr("Risk");
    }
}

} // namespace planwright::ui
