#pragma once

#include "ui/pages/page.h"

namespace planwright::ui {

class ForecastPage : public Page {
    Q_OBJECT

public:
    explicit ForecastPage(AppSession& session, QWidget* parent = nullptr);
};

} // namespace planwright::ui
