#include "ui/widgets/splitter_state.h"

#include <QSettings>
#include <QSplitter>

namespace planwright::ui {
namespace {

QString keyOf(const QString& name) {
    return QStringLiteral("splitters/") + name;
}

} // namespace

void rememberSplitter(QSplitter& splitter, const QString& name) {
    const auto key = keyOf(name);
    splitter.setObjectName(name);
    splitter.setChildrenCollapsible(false);
    const auto state = QSettings().value(key).toByteArray();
    if (!state.isEmpty())
        splitter.restoreState(state);
    QObject::connect(&splitter, &QSplitter::splitterMoved, &splitter,
                     [&splitter, key] { QSettings().setValue(key, splitter.saveState()); });
}

bool isRemembered(const QSplitter& splitter) {
    return QSettings().contains(keyOf(splitter.objectName()));
}

} // namespace planwright::ui
