#include "ui/pages/data/import_trial.h"

namespace planwright::ui {

ImportTrial::ImportTrial(AppSession& session, QObject* parent)
    : QObject(parent)
    , m_session(session) {
    connect(&session, &AppSession::trialChanged, this, &ImportTrial::take);
}

void ImportTrial::follow(const QString& folder, service::ImportOptions options) {
    options.rejected.reset(); // where they are written does not matter
    if (folder == m_folder && options == m_options)
        return;
    m_folder = folder;
    m_options = std::move(options);
    rest();
}

void ImportTrial::ensure() {
    if (m_state == State::None)
        again();
}

void ImportTrial::again() {
    m_session.tryImport(m_folder, m_options);
    setState(State::Running);
}

void ImportTrial::rest() {
    if (m_state == State::Running)
        m_session.dropTrial();
    setState(State::None);
}

void ImportTrial::clear() {
    m_report.reset();
    m_folder.clear();
    m_options = {};
    rest();
}

void ImportTrial::take() {
    const auto& trial = m_session.trial();
    if (m_state != State::Running || !trial)
        return;
    if (*trial) {
        m_report = std::make_shared<const data::ImportReport>(trial->value());
        setState(State::Done);
    } else if (trial->error().code() == ErrorCode::Cancelled) {
        setState(State::Stopped);
    } else {
        m_error = trial->error();
        setState(State::Failed);
    }
}

void ImportTrial::setState(State state) {
    m_state = state;
    if (state != State::Failed)
        m_error.reset();
    Q_EMIT changed();
}

} // namespace planwright::ui
