#pragma once

#include "core/service/outlier_service.h"
#include "ui/session/app_session.h"

#include <QObject>

#include <functional>
#include <vector>

class QAbstractItemView;
class QAction;

namespace planwright::ui {

/// What can be said of outliers, in the menu and on the keys of a view: ignore, one-off, repeats each year, a note, and
/// taking it back.
class OutlierActions : public QObject {
    Q_OBJECT

public:
    using Rows = std::vector<const service::OutlierRow*>;

    /// `selected` gives the outliers that the view's selection is about; pointers into session.outliers().
    OutlierActions(AppSession& session, QAbstractItemView& view, std::function<Rows()> selected);

    /// The selection is another one, or what was said of it.
    void follow();

private:
    QAction* add(const QString& name, const QString& text, const QKeySequence& keys, std::function<void()> run);
    void mark(service::OutlierMeaning meaning);
    void unmark();
    void askForNote();
    void setNote(const QString& note);

    AppSession& m_session;
    QAbstractItemView& m_view;
    std::function<Rows()> m_selected;
    std::vector<QAction*> m_meanings;
    QAction *m_note, *m_unmark;
};

} // namespace planwright::ui
