#pragma once

#include "ui/delegates/cell_delegate.h"

#include <QStringListModel>

namespace planwright::ui {

/// A cell to type into that proposes what is known already; anything else may be typed as well.
class ChoiceDelegate : public CellDelegate {
    Q_OBJECT

public:
    explicit ChoiceDelegate(QObject* parent = nullptr);

    void setChoices(const QStringList& choices) { m_choices->setStringList(choices); }
    [[nodiscard]] QStringListModel* choices() const { return m_choices; }

    [[nodiscard]] QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                                        const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;

private:
    QStringListModel* m_choices;
};

} // namespace planwright::ui
