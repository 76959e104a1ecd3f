#pragma once

#include "ui/models/coverage_model.h"
#include "ui/session/app_session.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;

namespace planwright::ui {

class FrozenTable;
class OutlierActions;
class SourceRowsDialog;

/// The grid of what each category sold in each month, and a sentence on what is missing.
class CoverageView : public QWidget {
    Q_OBJECT

public:
    explicit CoverageView(AppSession& session, QWidget* parent = nullptr);

    /// The rows of the files behind a month.
    void showRowsOf(const QString& category, Month month);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showPlan();
    void changeMeasure();
    void styleHeadings();
    void fitMonths();
    void followCategory();
    void showRows(const QModelIndex& cell);
    void showOutliers();
    void wantOutliers();
    [[nodiscard]] data::Measure measure() const;

    AppSession& m_session;
    CoverageModel* m_model;
    FrozenTable* m_table;
    QComboBox* m_measure;
    QCheckBox* m_fit;
    QLabel* m_sentence;
    SourceRowsDialog* m_rows;
    OutlierActions* m_outlierActions;
    QTimer m_columnsPlaced;
};

} // namespace planwright::ui
