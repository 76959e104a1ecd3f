#pragma once

#include "ui/session/app_session.h"

#include <QObject>

namespace planwright::ui {

/// What an import would do, as far as that was found out: follows what is chosen, knows whether what it has is still
/// of that, and finds out again when it is asked to.
class ImportTrial : public QObject {
    Q_OBJECT

public:
    enum class State { None, Running, Done, Failed, Stopped };

    explicit ImportTrial(AppSession& session, QObject* parent = nullptr);

    /// What would be imported from now on. What was found out for something else is old, and what runs for it stops.
    void follow(const QString& folder, service::ImportOptions options);
    /// Finds out, unless that was done or tried already.
    void ensure();
    /// Finds out, whatever was tried before.
    void again();
    void stop() { m_session.trialRunner().cancel(); }
    /// Stops, and keeps what was found out as something old.
    void rest();
    void clear();

    [[nodiscard]] State state() const { return m_state; }
    /// Of the last trial that came to its end; null where none did.
    [[nodiscard]] const std::shared_ptr<const data::ImportReport>& report() const { return m_report; }
    /// Whether report() is of what would be imported now.
    [[nodiscard]] bool isCurrent() const { return m_state == State::Done; }
    /// Why it Failed.
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    void take();
    void setState(State state);

    AppSession& m_session;
    QString m_folder;
    service::ImportOptions m_options;
    State m_state = State::None;
    std::shared_ptr<const data::ImportReport> m_report;
    std::optional<Error> m_error;
};

} // namespace planwright::ui
