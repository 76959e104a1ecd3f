#include "ui/pages/monitoring_page.h"

namespace planwright::ui {

MonitoringPage::MonitoringPage(AppSession& session, QWidget* parent)
    : Page(session, tr("Monitoring"), parent) {
    setEmptyState(tr("Nothing here yet"), tr("Import events first."));
}

} // namespace planwright::ui
