#pragma once

#include "core/service/own_categories.h"
#include "core/service/plan.h"
#include "ui/models/table_model.h"

#include <QMap>

namespace planwright::ui {

/// Products without a category, with what they sold, and the category that the planner assigns to each: a cell to type
/// into. What is assigned stays here until it is imported, or the product is not listed any more.
class UnmappedModel : public TableModelBase {
    Q_OBJECT

public:
    enum ProductColumn { Product, Rows, Units, MoneyFigure, Category };

    using TableModelBase::TableModelBase;

    /// `currency` may be empty.
    void show(std::vector<data::UnmappedProduct> products, const QString& currency);
    /// Of the products that are listed; others are left out.
    void setAssignments(const service::Assignments& assignments);
    /// Assigns a category to the products of these rows; an empty one takes it back.
    void assign(const QList<int>& rows, const QString& category);
    [[nodiscard]] int assignedCount() const { return static_cast<int>(m_assigned.size()); }
    [[nodiscard]] service::Assignments assignments() const;

    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

Q_SIGNALS:
    void assignmentsChanged();

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_products.size()); }
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;
    [[nodiscard]] QString toolTip(int row, int column) const override;

private:
    [[nodiscard]] QString productOf(int row) const;

    std::vector<data::UnmappedProduct> m_products;
    QMap<QString, QString> m_assigned; ///< by product
    int m_unitDecimals = 0, m_moneyDecimals = 0;
};

} // namespace planwright::ui
