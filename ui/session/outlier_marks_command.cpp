#include "ui/session/outlier_marks_command.h"

#include "ui/session/app_session.h"

namespace planwright::ui {

OutlierMarksCommand::OutlierMarksCommand(AppSession& session, const QString& text, service::OutlierMarks before,
                                         service::OutlierMarks after)
    : QUndoCommand(text)
    , m_session(session)
    , m_before(std::move(before))
    , m_after(std::move(after)) {}

void OutlierMarksCommand::undo() {
    m_session.keepOutlierMarks(m_before);
}

void OutlierMarksCommand::redo() {
    m_session.keepOutlierMarks(m_after);
}

} // namespace planwright::ui
