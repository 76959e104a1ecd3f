// How quickly the desktop answers, printed for a person: first paint, opening, selecting, trying out, and the longest
// time that the event loop stood still while a million rows were imported and backtested.
//
//   planwright_desktop_bench [million-rows.csv]      (QT_QPA_PLATFORM=offscreen without a display)
#include "core/base/date.h"
#include "core/base/memory.h"
#include "ui/main_window.h"
#include "ui/session/qt_convert.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <fstream>

namespace {

using namespace planwright;
using namespace planwright::ui;

constexpr int categoryCount = 500;
constexpr int dayCount = 3 * 365;

double percentile95(std::vector<double> values) {
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(0.95 * static_cast<double>(values.size() - 1))];
}

void writeWideEvents(const std::filesystem::path& file) {
    std::ofstream out(file);
    out << "event_time,order_id,product_id,category,customer_id,quantity,unit_price,unit_cost,ad_spend\n";
    const Date first(2023, 1, 1);
    for (int day = 0; day < dayCount; ++day)
        for (int c = day % 2; c < categoryCount; c += 2)
            out << (first + day).toString() << "T10:00:00," << day << '-' << c << ",p" << c << ",Category " << c << ",c"
                << (day * 7 + c) % 900 << ',' << 1 + (day / 30 + c) % 6 << ',' << 5 + c % 40 << ',' << 3 + c % 20 << ','
                << (c % 5) * 0.5 << '\n';
}

// The longest time between two beats of a timer, beyond its interval.
class Heartbeat {
public:
    Heartbeat() {
        m_clock.start();
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            m_longest = std::max(m_longest, static_cast<double>(m_clock.nsecsElapsed()) / 1e6 - m_timer.interval());
            m_clock.restart();
        });
        m_timer.start(5);
    }
    [[nodiscard]] double longestMilliseconds() const { return m_longest; }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_longest = 0;
};

void waitForJobs(AppSession& session) {
    QEventLoop loop;
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
        if (!session.jobs().isRunning())
            loop.quit();
    });
    poll.start(5);
    loop.exec();
}

double milliseconds(const QElapsedTimer& timer) {
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

double selectionMilliseconds(AppSession& session, const QString& category) {
    QElapsedTimer timer;
    timer.start();
    session.setCategory(category);
    QCoreApplication::processEvents();
    return milliseconds(timer);
}

double whatIfMilliseconds(AppSession& session, double budget) {
    auto whatIf = session.whatIf();
    whatIf.budget = budget;
    bool answered = false;
    const auto connection =
        QObject::connect(&session, &AppSession::decisionChanged, &session, [&answered] { answered = true; });
    QElapsedTimer timer;
    timer.start();
    session.setWhatIf(whatIf);
    while (!answered)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    QCoreApplication::processEvents();
    QObject::disconnect(connection);
    return milliseconds(timer);
}

void measurePages(AppSession& session, MainWindow& window) {
    const auto& categories = session.plan()->forecast.months.front().categories;
    for (const auto& [page, name] :
         {std::pair(PageId::Forecast, "forecast"), std::pair(PageId::Decisions, "decisions")}) {
        window.showPage(page);
        QCoreApplication::processEvents();
        std::vector<double> times;
        for (std::size_t i = 0; i < 200; ++i)
            times.push_back(selectionMilliseconds(session, toQt(categories[i * 7 % categories.size()].category)));
        std::printf("selection to repaint, %s page, p95: %.1f ms (aim 50)\n", name, percentile95(times));
    }
    std::vector<double> times;
    for (int i = 0; i < 50; ++i)
        times.push_back(whatIfMilliseconds(session, 1000.0 + 137.0 * i));
    std::printf("what-if to all numbers, decisions page, p95: %.1f ms (aim 100)\n", percentile95(times));
}

} // namespace

int main(int argc, char** argv) {
    returnLargeBlocksAtOnce(); // as the desktop does
    QElapsedTimer timer;
    timer.start();
    QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("PlanwrightBench"));
    applyTheme(application, ThemeChoice::Light);
    AppSession session;
    MainWindow window(session);
    window.resize(1440, 900);
    window.show();
    QCoreApplication::processEvents();
    std::printf("first paint: %.0f ms (aim 1000)\n", milliseconds(timer));

    session.openDemo(); // made the first time
    waitForJobs(session);
    timer.restart();
    session.openDemo();
    waitForJobs(session);
    QCoreApplication::processEvents();
    std::printf("demo workspace open: %.0f ms (aim 1500)\n", milliseconds(timer));

    const QTemporaryDir folder;
    const auto base = pathFromQt(folder.path());
    const auto import = [&](const std::filesystem::path& file, const char* name) {
        const Heartbeat heartbeat;
        service::ImportOptions options;
        options.files = {file};
        timer.restart();
        session.importFiles(folder.filePath(QLatin1String(name)), options);
        waitForJobs(session);
        std::printf("%s: imported, backtested and shown in %.1f s, longest stall %.0f ms (aim 100)\n", name,
                    milliseconds(timer) / 1000, heartbeat.longestMilliseconds());
    };
    if (argc > 1)
        import(argv[1], "million.planwright");
    writeWideEvents(base / "wide.csv");
    import(base / "wide.csv", "wide.planwright");
    if (!session.plan() || session.plan()->import.categories < categoryCount)
        return 1;
    measurePages(session, window);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("peak memory: %ld MiB (aim 400)\n", usage.ru_maxrss / 1024);
    return 0;
}
