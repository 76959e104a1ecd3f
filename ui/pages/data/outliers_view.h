#pragma once

#include "ui/session/app_session.h"
#include "ui/widgets/outlier_actions.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace planwright::ui {

class OutliersModel;

/// The days that stand out of their category, and what the planner says of them. Looks at the data when it is first in
/// sight.
class OutliersView : public QWidget {
    Q_OBJECT

public:
    explicit OutliersView(AppSession& session, QWidget* parent = nullptr);

Q_SIGNALS:
    void countChanged(int open);
    /// Ask for the rows of the files behind a month of the category.
    void rowsWanted(const QString& category, planwright::Month month);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void want();
    void showOutliers();
    void select();
    void askForRows(const QModelIndex& index);
    [[nodiscard]] OutlierActions::Rows selected() const;
    [[nodiscard]] QString sentence() const;

    AppSession& m_session;
    OutliersModel* m_model;
    QSortFilterProxyModel* m_sorted;
    QTableView* m_table;
    QLabel *m_sentence, *m_learnSentence;
    QCheckBox* m_all;
    QPushButton* m_learn;
    QWidget* m_learnBar;
    OutlierActions* m_actions;
};

} // namespace planwright::ui
