#pragma once

#include <QDialog>

namespace planwright::ui {

/// The user guide (resources/help), page by page.
class HelpDialog : public QDialog {
    Q_OBJECT

public:
    explicit HelpDialog(QWidget* parent);
};

} // namespace planwright::ui
