#pragma once

#include <QLineEdit>

#include <optional>

namespace planwright::ui {

/// An amount of money that may be left empty. Takes "50000", "50,000" and "50 000"; marks the thousands when it is
/// left.
class MoneyEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit MoneyEdit(QWidget* parent = nullptr);

    /// Leaves what is being typed alone where it says just this.
    void setAmount(std::optional<double> amount);
    [[nodiscard]] std::optional<double> amount() const;

Q_SIGNALS:
    /// A person typed something else.
    void amountEdited(std::optional<double> amount);
};

} // namespace planwright::ui
