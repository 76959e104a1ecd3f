#pragma once

#include "ui/pages/page.h"

namespace planwright::ui {

class HomePage : public Page {
    Q_OBJECT

public:
    explicit HomePage(AppSession& session, QWidget* parent = nullptr);
};

} // namespace planwright::ui
