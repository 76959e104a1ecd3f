#pragma once

#include "ui/pages/page.h"

namespace planwright::ui {

class DataPage : public Page {
    Q_OBJECT

public:
    explicit DataPage(AppSession& session, QWidget* parent = nullptr);

    /// Shows what these files hold and how they would be read, ready to be imported.
    void offerFiles(const QStringList& files);
};

} // namespace planwright::ui
