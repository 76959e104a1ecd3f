#pragma once

#include "core/service/what_if.h"

#include <QUndoCommand>

namespace planwright::ui {

class AppSession;

/// What is tried out, changed. Changes of the same field in a row count as one.
class WhatIfCommand : public QUndoCommand {
public:
    WhatIfCommand(AppSession& session, const service::WhatIf& before, const service::WhatIf& after);

    void undo() override;
    void redo() override;
    [[nodiscard]] int id() const override { return m_field; }
    bool mergeWith(const QUndoCommand* other) override;

private:
    AppSession& m_session;
    service::WhatIf m_before, m_after;
    int m_field; ///< which one changed
};

} // namespace planwright::ui
