#pragma once

#include "core/service/own_known_inputs.h"
#include "ui/models/typed_table_model.h"

namespace planwright::ui {

/// What a planner knows in advance, as a table to type into.
class KnownInputsModel : public TypedRowsModel<service::KnownInputText> {
    Q_OBJECT

public:
    enum InputColumn { Kind, Category, FirstDay, LastDay, Amount, Name, ColumnCount };

    explicit KnownInputsModel(service::KnownScope scope, QObject* parent = nullptr);

    /// The inputs as they are kept: nothing to undo, nothing changed.
    void show(const service::KnownInputs& inputs);
    /// A promotion on the first day that is forecast, at the end; the row it has.
    int addInput(const std::string& category);
    void remove(const QList<int>& rows) override;
    /// Adds the inputs of a file that do not stand here yet.
    void addInputs(const service::KnownInputs& inputs);
    /// Adds a row for each line, its cells between tabs in the order of the columns, as spreadsheets copy them.
    void addLines(const QString& lines);
    /// All of them, where nothing is wrong.
    [[nodiscard]] service::KnownInputs inputs() const;
    /// The kinds in words, as they are shown and typed.
    [[nodiscard]] static QStringList kindWords();

    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

protected:
    [[nodiscard]] Faults faultsOf(const Rows& rows) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;
    [[nodiscard]] Tone tone(int row, int column) const override;

private:
    service::KnownScope m_scope;
};

} // namespace planwright::ui
