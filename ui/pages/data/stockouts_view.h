#pragma once

#include "ui/session/app_session.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace planwright::ui {

class FilePicker;
class MissingDaysModel;
class StockoutsModel;

/// When products were out of stock and what that lost, and the days without a sale of each category. Looks at the data
/// when it is first in sight.
class StockoutsView : public QWidget {
    Q_OBJECT

public:
    explicit StockoutsView(AppSession& session, QWidget* parent = nullptr);

Q_SIGNALS:
    void countChanged(int stockouts);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    [[nodiscard]] QWidget* makeRuns();
    [[nodiscard]] QWidget* makeDays();
    /// What a day without a sale means in the selected categories: a menu over their table. Empty: as in the others.
    void addMeanings();
    void chooseForSelected(std::optional<service::MissingDayMeaning> meaning);
    /// The plan is another one: what was found is of no use any more.
    void followPlan();
    void check();
    void select(const QModelIndex& current);
    void showQuality();

    AppSession& m_session;
    StockoutsModel* m_runs;
    MissingDaysModel* m_days;
    QSortFilterProxyModel *m_sortedRuns, *m_sortedDays;
    QTableView *m_runsTable, *m_daysTable;
    QLabel *m_sentence, *m_daysSentence;
    FilePicker* m_stockTable;
    QComboBox* m_meaning;
    QPushButton* m_save;
    bool m_isStale = true;
};

} // namespace planwright::ui
