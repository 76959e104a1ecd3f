#include "ui/pages/forecast_page.h"

namespace planwright::ui {

ForecastPage::ForecastPage(AppSession& session, QWidget* parent)
    : Page(session, tr("Forecast"), parent) {
    setEmptyState(tr("Nothing here yet"), tr("Import events first."));
}

} // namespace planwright::ui
