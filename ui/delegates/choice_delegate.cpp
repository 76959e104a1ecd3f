#include "ui/delegates/choice_delegate.h"

#include <QCompleter>
#include <QLineEdit>

namespace planwright::ui {

ChoiceDelegate::ChoiceDelegate(QObject* parent)
    : CellDelegate(parent)
    , m_choices(new QStringListModel(this)) {}

QWidget* ChoiceDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& /*option*/,
                                      const QModelIndex& index) const {
    auto* editor = new QLineEdit(parent);
    editor->setObjectName(QStringLiteral("cellEditor"));
    editor->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
    auto* completer = new QCompleter(m_choices, editor);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    editor->setCompleter(completer);
    return editor;
}

void ChoiceDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    const auto typed = index.data(Qt::EditRole); // where a cell shows something else than what was typed
    qobject_cast<QLineEdit*>(editor)->setText((typed.isValid() ? typed : index.data()).toString());
}

void ChoiceDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const {
    model->setData(index, qobject_cast<QLineEdit*>(editor)->text());
}

} // namespace planwright::ui
