#include "ui/pages/data_page.h"

namespace planwright::ui {

DataPage::DataPage(AppSession& session, QWidget* parent)
    : Page(session, tr("Data"), parent) {
    setEmptyState(tr("Nothing here yet"), tr("Import events first."));
}

void DataPage::offerFiles(const QStringList& files) {
    session().previewFile(files.front());
}

} // namespace planwright::ui
