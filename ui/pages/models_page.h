#pragma once

#include "ui/pages/page.h"

namespace planwright::ui {

class ModelsPage : public Page {
    Q_OBJECT

public:
    explicit ModelsPage(AppSession& session, QWidget* parent = nullptr);
};

} // namespace planwright::ui
