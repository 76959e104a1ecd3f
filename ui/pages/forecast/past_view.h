#pragma once

#include "ui/models/plan_facts.h"

#include <QSplitter>

#include <memory>

class QButtonGroup;
class QLabel;
class QTableView;

namespace planwright::ui {

class AppSession;
class BandGauge;
class BandRecordModel;
class BarChart;
class Card;
class PastTargetsModel;
class SortedModel;

/// What was forecast of past months, one to three months ahead, against what came, of the selected category; and how
/// the bands held what they promised, of all.
class PastView : public QSplitter {
    Q_OBJECT

public:
    explicit PastView(AppSession& session, QWidget* parent = nullptr);

    /// Null: nothing.
    void setFacts(std::shared_ptr<const PlanFacts> facts, const QString& category);
    /// Months ahead, 1 to mostLead.
    void showLead(int lead);
    [[nodiscard]] QTableView& months() const { return *m_monthTable; }
    [[nodiscard]] QTableView& bands() const { return *m_bandTable; }

private:
    [[nodiscard]] QWidget* makePast();
    [[nodiscard]] QWidget* makeBands();
    [[nodiscard]] QWidget* makeLeads();
    void showPast();
    void showBands();

    AppSession& m_session;
    std::shared_ptr<const PlanFacts> m_facts;
    QString m_category;
    int m_lead = 1;
    Card *m_past, *m_bands;
    QButtonGroup* m_leads;
    BarChart* m_chart;
    PastTargetsModel* m_months;
    QTableView* m_monthTable;
    BandGauge* m_gauge;
    BandRecordModel* m_record;
    SortedModel* m_sorted;
    QTableView* m_bandTable;
    QLabel* m_says;
};

} // namespace planwright::ui
