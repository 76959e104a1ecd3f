#pragma once

#include "core/service/missing_days_choice.h"

#include <QString>
#include <QUndoCommand>

namespace planwright::ui {

class AppSession;

/// What a day without a sale means, changed.
class MissingDaysCommand : public QUndoCommand {
public:
    MissingDaysCommand(AppSession& session, service::MissingDaysChoice before, service::MissingDaysChoice after,
                       QString stockTable);

    void undo() override;
    void redo() override;

private:
    AppSession& m_session;
    service::MissingDaysChoice m_before, m_after;
    QString m_stockTable;
};

} // namespace planwright::ui
