#include "ui/pages/decisions_page.h"

namespace planwright::ui {

DecisionsPage::DecisionsPage(AppSession& session, QWidget* parent)
    : Page(session, tr("Decisions"), parent) {
    setEmptyState(tr("Nothing here yet"), tr("Import events first."));
}

} // namespace planwright::ui
