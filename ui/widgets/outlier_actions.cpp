#include "ui/widgets/outlier_actions.h"

#include "ui/models/outliers_model.h"
#include "ui/session/qt_convert.h"

#include <QAbstractItemView>
#include <QAction>
#include <QInputDialog>

#include <algorithm>

namespace planwright::ui {

using service::OutlierMeaning;

OutlierActions::OutlierActions(AppSession& session, QAbstractItemView& view, std::function<Rows()> selected)
    : QObject(&view)
    , m_session(session)
    , m_view(view)
    , m_selected(std::move(selected)) {
    auto* before = new QAction(&view);
    before->setSeparator(true);
    view.addAction(before);
    const auto meaning = [this](OutlierMeaning one, const char* name, const QString& text, Qt::Key key) {
        m_meanings.push_back(
            add(QString::fromLatin1(name), text, QKeySequence(Qt::CTRL | Qt::SHIFT | key), [this, one] { mark(one); }));
    };
    meaning(OutlierMeaning::Ignore, "ignoreOutlier", tr("Ignore: it is as it is"), Qt::Key_I);
    meaning(OutlierMeaning::OneOff, "oneOffOutlier", tr("One-off: learn from the usual day"), Qt::Key_O);
    meaning(OutlierMeaning::Repeats, "repeatingOutlier", tr("Repeats each year: a special day"), Qt::Key_R);
    m_note = add(QStringLiteral("noteOutlier"), tr("Note…"), QKeySequence(Qt::Key_F2), [this] { askForNote(); });
    m_unmark =
        add(QStringLiteral("unmarkOutlier"), tr("Remove the mark"), QKeySequence(Qt::Key_Delete), [this] { unmark(); });
    connect(&session, &AppSession::outliersChanged, this, &OutlierActions::follow);
    connect(&session.jobs(), &TaskRunner::changed, this, &OutlierActions::follow);
    follow();
}

QAction* OutlierActions::add(const QString& name, const QString& text, const QKeySequence& keys,
                             std::function<void()> run) {
    auto* action = new QAction(text, &m_view);
    action->setObjectName(name);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, std::move(run));
    m_view.addAction(action);
    return action;
}

void OutlierActions::follow() {
    // A job that trains holds the workspace.
    const auto rows = m_session.jobs().isRunning() ? Rows() : m_selected();
    const bool isMarked = std::ranges::any_of(rows, [](const auto* row) { return row->mark.has_value(); });
    const bool isKnown = !rows.empty() && std::ranges::all_of(rows, [](const auto* row) { return row->isKnown; });
    for (auto* action : m_meanings)
        action->setEnabled(isKnown);
    m_note->setEnabled(isMarked);
    m_unmark->setEnabled(isMarked);
}

void OutlierActions::mark(OutlierMeaning meaning) {
    auto marks = m_session.outlierMarks();
    const auto rows = m_selected();
    for (const auto* row : rows)
        marks = service::withMark(std::move(marks), {row->days.category, row->days.first, row->days.last, meaning,
                                                     row->mark ? row->mark->note : std::string()});
    m_session.markOutliers(marks, rows.size() == 1 ? tr("mark of an outlier") : tr("marks of outliers"));
}

void OutlierActions::unmark() {
    auto marks = m_session.outlierMarks();
    for (const auto* row : m_selected())
        marks = service::withoutMarks(std::move(marks), row->days.category, row->days.first, row->days.last);
    m_session.markOutliers(marks, tr("removal of a mark"));
}

void OutlierActions::askForNote() {
    const auto rows = m_selected();
    const auto marked = std::ranges::find_if(rows, [](const auto* row) { return row->mark.has_value(); });
    if (marked == rows.end())
        return;
    auto* dialog = new QInputDialog(&m_view);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("outlierNoteDialog"));
    dialog->setWindowTitle(tr("Note on an outlier"));
    dialog->setLabelText(
        tr("Why %1 stood out on %2. Of one that repeats, the note is the special day's name.")
            .arg(toQt((*marked)->days.category), shortDays((*marked)->days.first, (*marked)->days.last)));
    dialog->setTextValue(toQt((*marked)->mark->note));
    connect(dialog, &QInputDialog::textValueSelected, this, &OutlierActions::setNote);
    dialog->open();
}

void OutlierActions::setNote(const QString& note) {
    auto marks = m_session.outlierMarks();
    for (const auto* row : m_selected())
        if (row->mark) {
            auto mark = *row->mark;
            mark.note = fromQt(note.trimmed());
            marks = service::withMark(std::move(marks), mark);
        }
    m_session.markOutliers(marks, tr("note on an outlier"));
}

} // namespace planwright::ui
