#include "ui/session/task_runner.h"

#include "ui/session/qt_convert.h"

#include <QThread>

namespace planwright::ui {

TaskRunner::TaskRunner(QObject* parent)
    : QObject(parent) {
    m_timer.setInterval(100);
    connect(&m_timer, &QTimer::timeout, this, &TaskRunner::changed);
}

TaskRunner::~TaskRunner() {
    ++m_request;
    m_stop.request_stop();
    for (auto& future : m_futures)
        future.waitForFinished();
}

RunContext TaskRunner::begin(const QString& title) {
    m_stop.request_stop();
    m_stop = std::stop_source();
    ++m_request;
    std::erase_if(m_futures, [](const auto& future) { return future.isFinished(); });
    m_title = title;
    m_running = true;
    m_progress = std::make_shared<Progress>();
    m_timer.start();
    RunContext context;
    context.stop = m_stop.get_token();
    context.threads = static_cast<unsigned>(std::max(1, QThread::idealThreadCount()));
    context.progress = [progress = m_progress](std::string_view stage, double fraction) {
        const std::lock_guard lock(progress->mutex);
        progress->stage = stage;
        progress->fraction = fraction;
    };
    return context;
}

void TaskRunner::end() {
    m_running = false;
    m_timer.stop();
    Q_EMIT changed();
}

void TaskRunner::cancel() {
    m_stop.request_stop();
    Q_EMIT changed();
}

void TaskRunner::drop() {
    ++m_request;
    m_stop.request_stop();
    if (m_running)
        end();
}

QString TaskRunner::stage() const {
    if (!m_progress)
        return {};
    const std::lock_guard lock(m_progress->mutex);
    return toQt(m_progress->stage);
}

double TaskRunner::fraction() const {
    if (!m_progress)
        return 0;
    const std::lock_guard lock(m_progress->mutex);
    return m_progress->fraction;
}

} // namespace planwright::ui
