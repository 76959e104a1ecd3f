#include "tests/ui/demo_session.h"

using namespace planwright::ui;

/// Makes the demo once; the tests that look at it take a copy (tests/ui/CMakeLists.txt).
class DemoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensWithForecastsOfAllCategories() {
        AppSession session;
        QVERIFY(test::openDemo(session));
        QCOMPARE(session.plan()->forecast.months.front().categories.size(),
                 std::size_t{13}); // one is of products that have none
    }
};

QTEST_MAIN(DemoTest)
#include "demo_test.moc"
