#include "ui/session/what_if_command.h"

#include "ui/session/app_session.h"

#include <QCoreApplication>

namespace planwright::ui {
namespace {

enum Field { Demand = 1, Budget, Price, UnitCost, Several };

int changedField(const service::WhatIf& before, const service::WhatIf& after) {
    const bool demand = before.demand != after.demand || before.demandChange != after.demandChange;
    const bool budget = before.budget != after.budget;
    const bool price = before.priceChange != after.priceChange;
    const bool unitCost = before.unitCostChange != after.unitCostChange;
    if (demand + budget + price + unitCost != 1)
        return Several;
    return demand ? Demand : budget ? Budget : price ? Price : UnitCost;
}

QString nameOf(int field) {
    switch (field) {
    case Demand:
        return QCoreApplication::translate("WhatIf", "demand");
    case Budget:
        return QCoreApplication::translate("WhatIf", "budget");
    case Price:
        return QCoreApplication::translate("WhatIf", "price");
    case UnitCost:
        return QCoreApplication::translate("WhatIf", "unit cost");
    default:
        return QCoreApplication::translate("WhatIf", "what-if");
    }
}

} // namespace

WhatIfCommand::WhatIfCommand(AppSession& session, const service::WhatIf& before, const service::WhatIf& after)
    : m_session(session)
    , m_before(before)
    , m_after(after)
    , m_field(changedField(before, after)) {
    setText(nameOf(m_field));
}

void WhatIfCommand::undo() {
    m_session.applyWhatIf(m_before);
}

void WhatIfCommand::redo() {
    m_session.applyWhatIf(m_after);
}

bool WhatIfCommand::mergeWith(const QUndoCommand* other) {
    const auto* next = static_cast<const WhatIfCommand*>(other);
    if (m_field == Several || next->m_field != m_field || next->m_before.demand != m_before.demand)
        return false;
    m_after = next->m_after;
    setObsolete(m_after == m_before);
    return true;
}

} // namespace planwright::ui
