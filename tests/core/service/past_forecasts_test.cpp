#include "core/service/workspace_change.h"
#include "core/storage/statement.h"
#include "tests/support/verify_result.h"

#include <QTemporaryDir>
#include <QtTest>

#include <limits>

using namespace planwright;
using namespace planwright::service;

namespace {

const forecasting::PastFits fits{{"ets 3 42 aa", {1.5, 0, 1e300}}, {"theta 3 42 aa", {2}}};

} // namespace

/// What a training keeps for the next one.
class PastForecastsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        auto opened = Workspace::openOrCreate(m_folder->filePath(QStringLiteral("w.planwright")).toStdString());
        VERIFY_RESULT(opened);
        m_workspace = std::move(*opened);
    }
    void cleanup() {
        m_workspace.reset();
        m_folder.reset();
    }

    void areKeptWithTheChangeAndForTheirProgram() {
        {
            const auto change = WorkspaceChange::begin(*m_workspace, {});
            VERIFY_RESULT(change);
            VERIFY_RESULT((*change)->recordPastForecasts(fits, "r1"));
        }
        QVERIFY(m_workspace->pastForecasts("r1").value().empty());
        keep(fits);
        QVERIFY(m_workspace->pastForecasts("r1").value() == fits);
        QVERIFY(m_workspace->pastForecasts("r2").value().empty());
        const forecasting::PastFits others{{"ets 3 42 bb", {}}};
        keep(others);
        QVERIFY(m_workspace->pastForecasts("r1").value() == others);
    }

    void noForecastStaysNone() {
        keep({{"ets 3 42 aa", {std::numeric_limits<double>::quiet_NaN()}}});
        const auto known = m_workspace->pastForecasts("r1").value();
        QVERIFY(known.size() == 1 && std::isnan(known.begin()->second.front()));
    }

    void aDamagedRowIsWorthNoneAtAll() {
        keep(fits);
        auto database =
            storage::Database::open(m_workspace->folder() / "workspace.sqlite", storage::Database::Mode::Existing);
        VERIFY_RESULT(database);
        VERIFY_RESULT(database->execute("UPDATE past_forecast SET points = zeroblob(24) WHERE key = 'ets 3 42 aa'"));
        QVERIFY(m_workspace->pastForecasts("r1").value() == (forecasting::PastFits{{"theta 3 42 aa", {2}}}));
        VERIFY_RESULT(database->execute("UPDATE past_forecast SET points = zeroblob(7)"));
        QVERIFY(m_workspace->pastForecasts("r1").value().empty());
    }

private:
    void keep(const forecasting::PastFits& kept) {
        const auto change = WorkspaceChange::begin(*m_workspace, {});
        VERIFY_RESULT(change);
        VERIFY_RESULT((*change)->recordPastForecasts(kept, "r1"));
        VERIFY_RESULT((*change)->commit());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
};

QTEST_APPLESS_MAIN(PastForecastsTest)
#include "past_forecasts_test.moc"
