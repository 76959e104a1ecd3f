#pragma once

#include "core/base/run_context.h"

#include <QFutureWatcher>
#include <QObject>
#include <QString>
#include <QTimer>
#include <QtConcurrent>

#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <utility>
#include <vector>

namespace planwright::ui {

/// Runs one piece of work at a time on another thread and hands its result back on this one. A new piece stops the one
/// at hand and its result is dropped. Progress is told at most ten times a second, in order.
class TaskRunner : public QObject {
    Q_OBJECT

public:
    explicit TaskRunner(QObject* parent = nullptr);
    /// Stops what runs and waits for it: core polls its stop token at least every 50 ms.
    ~TaskRunner() override;
    Q_DISABLE_COPY_MOVE(TaskRunner)

    /// `work` must hold all it needs by value. `done` is called from the event loop, unless another run() or drop()
    /// came before the end.
    template <typename T>
    void run(const QString& title, std::function<Result<T>(const RunContext&)> work,
             std::function<void(Result<T>)> done);
    /// Asks the work to stop; its `done` is called with Cancelled, or with the result if that came first.
    void cancel();
    /// Stops the work and forgets it.
    void drop();
    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] bool isCancelling() const { return m_running && m_stop.stop_requested(); }
    [[nodiscard]] const QString& title() const { return m_title; }
    [[nodiscard]] QString stage() const;
    [[nodiscard]] double fraction() const; ///< of the stage, 0..1

Q_SIGNALS:
    /// Began, moved on, or ended.
    void changed();

private:
    struct Progress {
        mutable std::mutex mutex;
        std::string stage;
        double fraction = 0;
    };

    [[nodiscard]] RunContext begin(const QString& title);
    void end();

    QString m_title;
    std::stop_source m_stop;
    std::shared_ptr<Progress> m_progress;
    QTimer m_timer;
    quint64 m_request = 0;
    bool m_running = false;
    std::vector<QFuture<void>> m_futures; ///< those that may still run, newest last
};

template <typename T>
void TaskRunner::run(const QString& title, std::function<Result<T>(const RunContext&)> work,
                     std::function<void(Result<T>)> done) {
    const auto context = begin(title);
    const auto request = m_request;
    auto* watcher = new QFutureWatcher<std::shared_ptr<Result<T>>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, request, done = std::move(done)] {
        watcher->deleteLater();
        if (request != m_request)
            return;
        const auto result = watcher->result();
        end();
        done(std::move(*result));
    });
    auto future = QtConcurrent::run([work = std::move(work), context] {
        try {
            return std::make_shared<Result<T>>(work(context));
        } catch (const std::exception& failure) {
            return std::make_shared<Result<T>>(Error(
                ErrorCode::Internal, std::string("Something in the program went wrong: ") + failure.what() + "."));
        }
    });
    watcher->setFuture(future);
    m_futures.emplace_back(future);
    Q_EMIT changed();
}

} // namespace planwright::ui
