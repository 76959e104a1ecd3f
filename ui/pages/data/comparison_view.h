#pragma once

#include "ui/models/differences_model.h"
#include "ui/session/app_session.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QTableView;

namespace planwright::ui {

/// What changed from one snapshot to another, as a sentence and a table.
class ComparisonView : public QWidget {
    Q_OBJECT

public:
    explicit ComparisonView(AppSession& session, QWidget* parent = nullptr);

private:
    void showComparison();

    AppSession& m_session;
    DifferencesModel* m_model;
    QLabel* m_sentence;
    QComboBox* m_by;
    QTableView* m_table;
};

} // namespace planwright::ui
