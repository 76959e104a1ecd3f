#include "ui/pages/home_page.h"

namespace planwright::ui {

HomePage::HomePage(AppSession& session, QWidget* parent)
    : Page(session, tr("Home"), parent) {
    setEmptyState(tr("Nothing here yet"), tr("Import events first."));
}

} // namespace planwright::ui
