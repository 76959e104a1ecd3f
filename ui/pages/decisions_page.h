#pragma once

#include "ui/pages/page.h"

namespace planwright::ui {

class DecisionsPage : public Page {
    Q_OBJECT

public:
    explicit DecisionsPage(AppSession& session, QWidget* parent = nullptr);
};

} // namespace planwright::ui
