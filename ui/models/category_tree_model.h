#pragma once

#include "ui/models/plan_facts.h"

#include <QAbstractItemModel>

#include <map>

namespace planwright::ui {

/// The total with its categories under it: history as a sparkline, next month, change on the last month, risk.
class CategoryTreeModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum ColumnId { Name, Trend, NextMonth, Change, Risk, ColumnCount };

    using QAbstractItemModel::QAbstractItemModel;

    /// Null: nothing.
    void setFacts(std::shared_ptr<const PlanFacts> facts);
    /// The risks alone have changed.
    void setDecision(std::shared_ptr<const decisions::DecisionResult> decision);
    /// Invalid for what is not there; empty: the total.
    [[nodiscard]] QModelIndex indexOf(const QString& category) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] const CategoryFacts& factsAt(const QModelIndex& index) const;
    [[nodiscard]] std::optional<decisions::RiskClass> riskAt(const QModelIndex& index) const;
    [[nodiscard]] QString text(const QModelIndex& index) const;
    [[nodiscard]] QVariant sortValue(const QModelIndex& index) const;
    [[nodiscard]] QString toolTip(const QModelIndex& index) const;
    void findRisks();

    std::shared_ptr<const PlanFacts> m_facts;
    std::shared_ptr<const decisions::DecisionResult> m_decision;
    std::vector<std::optional<decisions::RiskClass>> m_risks; ///< in the order of the facts' categories
    std::vector<QList<double>> m_trends;                      ///< the total's last
};

} // namespace planwright::ui
