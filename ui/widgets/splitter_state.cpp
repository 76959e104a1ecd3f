#include "ui/widgets/splitter_state.h"

#include <QSettings>
#include <QSplitter>

namespace planwright::ui {

void rememberSplitter(QSplitter& splitter, const QString& name) {
    const auto key = QStringLiteral("splitters/") + name;
    splitter.setObjectName(name);
    splitter.setChildrenCollapsible(false);
    const auto state = QSettings().value(key).toByteArray();
    if (!state.isEmpty())
        splitter.restoreState(state);
    QObject::connect(&splitter, &QSplitter::splitterMoved, &splitter,
                     [&splitter, key] { QSettings().setValue(key, splitter.saveState()); });
}

} // namespace planwright::ui
