#pragma once

#include "core/service/outlier_marks.h"

#include <QUndoCommand>

namespace planwright::ui {

class AppSession;

/// What is said of outliers, changed.
class OutlierMarksCommand : public QUndoCommand {
public:
    OutlierMarksCommand(AppSession& session, const QString& text, service::OutlierMarks before,
                        service::OutlierMarks after);

    void undo() override;
    void redo() override;

private:
    AppSession& m_session;
    service::OutlierMarks m_before, m_after;
};

} // namespace planwright::ui
