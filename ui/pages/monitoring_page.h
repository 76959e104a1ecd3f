#pragma once

#include "ui/pages/page.h"

namespace planwright::ui {

class MonitoringPage : public Page {
    Q_OBJECT

public:
    explicit MonitoringPage(AppSession& session, QWidget* parent = nullptr);
};

} // namespace planwright::ui
