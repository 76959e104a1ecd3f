#include "ui/pages/models_page.h"

namespace planwright::ui {

ModelsPage::ModelsPage(AppSession& session, QWidget* parent)
    : Page(session, tr("Models"), parent) {
    setEmptyState(tr("Nothing here yet"), tr("Import events first."));
}

} // namespace planwright::ui
