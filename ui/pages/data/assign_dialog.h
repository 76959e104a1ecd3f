#pragma once

#include "ui/session/app_session.h"

#include <QDialog>

class QLabel;

namespace planwright::ui {

class UnmappedView;

/// Categories for the products of files that are not imported yet, where neither a column nor a table gives one.
class AssignDialog : public QDialog {
    Q_OBJECT

public:
    /// Has the session list the products that an import with these options would leave without a category.
    AssignDialog(AppSession& session, const QString& folder, const service::ImportOptions& options,
                 QWidget* parent = nullptr);

Q_SIGNALS:
    void assigned(const planwright::service::Assignments& assignments);

private:
    void showProducts(const service::Assignments& before);

    AppSession& m_session;
    UnmappedView* m_view;
    QLabel* m_waiting;
};

} // namespace planwright::ui
