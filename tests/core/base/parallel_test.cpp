#include "core/base/parallel.h"
#include "core/base/rng.h"
#include "tests/support/with_threads.h"

#include <QTest>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

using planwright::Error;
using planwright::ErrorCode;
using planwright::parallelFor;
using planwright::RunContext;
using planwright::Status;
using planwright::test::withThreads;

class ParallelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyIndexOnce();
    void threadCountDoesNotShow();
    void nothingToDo();
    void firstErrorByIndexNotByTime();
    void stopBeforeTheStart();
    void stopHalfWay();
    void stopWinsOverAnError();
};

void ParallelTest::everyIndexOnce() {
    for (const unsigned threads : {0U, 1U, 2U, 4U, 16U}) {
        std::vector<int> calls(1000);
        QVERIFY(parallelFor(calls.size(), withThreads(threads), [&](std::size_t i) -> Status {
            ++calls[i];
            return {};
        }));
        QCOMPARE(calls, std::vector<int>(1000, 1));
    }
}

void ParallelTest::threadCountDoesNotShow() {
    const auto draws = [](unsigned threads) {
        std::vector<double> slots(200);
        const auto status = parallelFor(slots.size(), withThreads(threads), [&](std::size_t i) -> Status {
            planwright::SplitMix64 random(planwright::seedFor(42, std::to_string(i)));
            for (int k = 0; k < 1000; ++k)
                slots[i] += random.uniform();
            return {};
        });
        return status ? slots : std::vector<double>();
    };
    const auto alone = draws(1);
    QCOMPARE(alone.size(), 200U);
    QCOMPARE(draws(2), alone);
    QCOMPARE(draws(4), alone);
}

void ParallelTest::nothingToDo() {
    QVERIFY(parallelFor(0, withThreads(4), [](std::size_t) -> Status { return Error(ErrorCode::Internal, "called"); }));
}

void ParallelTest::firstErrorByIndexNotByTime() {
    std::atomic<bool> laterFailed = false;
    const auto status = parallelFor(2, withThreads(2), [&](std::size_t i) -> Status {
        if (i == 1) {
            laterFailed = true;
            return Error(ErrorCode::Io, "second");
        }
        // With two threads the other index is at work meanwhile, so this ends.
        while (!laterFailed)
            std::this_thread::yield();
        return Error(ErrorCode::NotFound, "first");
    });
    QVERIFY(!status);
    QCOMPARE(status.error().code(), ErrorCode::NotFound);
    QCOMPARE(QString::fromStdString(status.error().message()), QStringLiteral("first"));
}

void ParallelTest::stopBeforeTheStart() {
    std::stop_source source;
    source.request_stop();
    auto context = withThreads(4);
    context.stop = source.get_token();
    std::atomic<int> calls = 0;
    const auto status = parallelFor(100, context, [&](std::size_t) -> Status {
        ++calls;
        return {};
    });
    QCOMPARE(status.error().code(), ErrorCode::Cancelled);
    QCOMPARE(calls.load(), 0);
}

void ParallelTest::stopHalfWay() {
    for (const unsigned threads : {1U, 4U}) {
        std::stop_source source;
        auto context = withThreads(threads);
        context.stop = source.get_token();
        std::atomic<unsigned> afterStop = 0;
        const auto status = parallelFor(100'000, context, [&](std::size_t) -> Status {
            if (source.stop_requested())
                ++afterStop;
            source.request_stop();
            return {};
        });
        QCOMPARE(status.error().code(), ErrorCode::Cancelled);
        // Only what had begun when the stop came may still run: at most one call a thread.
        QVERIFY(afterStop < threads + 1);
    }
}

void ParallelTest::stopWinsOverAnError() {
    std::stop_source source;
    auto context = withThreads(2);
    context.stop = source.get_token();
    const auto status = parallelFor(10, context, [&](std::size_t) -> Status {
        source.request_stop();
        return Error(ErrorCode::Io, "failed while stopping");
    });
    QCOMPARE(status.error().code(), ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(ParallelTest)
#include "parallel_test.moc"
