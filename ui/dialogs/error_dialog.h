#pragma once

#include "ui/session/error_text.h"

#include <QDialog>

namespace planwright::ui {

/// What happened, where and what to do; the details on demand, to be copied.
class ErrorDialog : public QDialog {
    Q_OBJECT

public:
    ErrorDialog(const ErrorText& error, QWidget* parent);
};

} // namespace planwright::ui
