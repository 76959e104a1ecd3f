#pragma once

#include <QDoubleSpinBox>

namespace planwright::ui {

/// A change in per cents: "+5 %", "−3.5 %", "0 %". Takes what people type: "5", "+5", "-3,5", with or without %.
class PercentBox : public QDoubleSpinBox {
    Q_OBJECT

public:
    explicit PercentBox(QWidget* parent = nullptr);

    /// 0.05 for +5 %.
    [[nodiscard]] double fraction() const { return value() / 100; }
    /// Leaves what is being typed alone where it says just this.
    void setFraction(double fraction);

protected:
    [[nodiscard]] QString textFromValue(double value) const override;
    [[nodiscard]] double valueFromText(const QString& text) const override;
    QValidator::State validate(QString& text, int& position) const override;
};

} // namespace planwright::ui
