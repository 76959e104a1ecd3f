#include "ui/session/missing_days_command.h"

#include "ui/session/app_session.h"

#include <QCoreApplication>

namespace planwright::ui {

MissingDaysCommand::MissingDaysCommand(AppSession& session, service::MissingDaysChoice before,
                                       service::MissingDaysChoice after, QString stockTable)
    : m_session(session)
    , m_before(std::move(before))
    , m_after(std::move(after))
    , m_stockTable(std::move(stockTable)) {
    setText(QCoreApplication::translate("MissingDays", "meaning of missing days"));
}

void MissingDaysCommand::undo() {
    m_session.runQuality(m_stockTable, m_before);
}

void MissingDaysCommand::redo() {
    m_session.runQuality(m_stockTable, m_after);
}

} // namespace planwright::ui
