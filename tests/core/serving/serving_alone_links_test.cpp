#include "core/serving/decide_from_bundle.h"
#include "core/serving/forecast_from_bundle.h"
#include "tests/core/serving/served_panel.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace planwright;
using namespace planwright::serving;
using namespace planwright::serving::testing;

/// What a server links must bring neither the data engine, nor Qt, nor the workspace's database, directly or
/// indirectly.
class ServingAloneLinksTest : public QObject {
    Q_OBJECT

private:
    QString m_program = QStringLiteral(PLANWRIGHT_BIN_DIR "/serving_alone");

    static QString outputOf(const QString& program, const QStringList& arguments,
                            const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment()) {
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(program, arguments);
        if (!process.waitForFinished() || process.exitCode() != 0)
            return {};
        return QString::fromUtf8(process.readAllStandardOutput());
    }

private Q_SLOTS:
    void bringsNoForeignLibrary();
    void holdsNoForeignSymbol();
    void answersWithoutThem();
};

void ServingAloneLinksTest::bringsNoForeignLibrary() {
    const auto libraries = outputOf(QStringLiteral("ldd"), {m_program});
    QVERIFY(libraries.contains(QStringLiteral("libstdc++")));
    for (const auto* name : {"duckdb", "Qt", "sqlite"})
        QVERIFY2(!libraries.contains(QLatin1String(name), Qt::CaseInsensitive), qPrintable(libraries));
}

void ServingAloneLinksTest::holdsNoForeignSymbol() {
    const auto symbols = outputOf(QStringLiteral("nm"), {QStringLiteral("-C"), m_program});
    QVERIFY(symbols.contains(QStringLiteral("planwright::serving::loadServedModel")));
    for (const auto* name : {"duckdb_", "sqlite3_", "QObject", "planwright::service::", "planwright::storage::"})
        QVERIFY2(!symbols.contains(QLatin1String(name)), name);
}

void ServingAloneLinksTest::answersWithoutThem() {
    const QTemporaryDir folder;
    const RunContext context;
    forecasting::TrainingResult trained;
    const auto bundle = writeSampleBundle(folder.path().toStdString(), trained, context);
    QVERIFY(bundle);
    const auto served = loadServedModel(*bundle);
    const auto forecast = forecastFromBundle(*served, 3, context);
    const auto decision = decideFromBundle(*served, *forecast, {}, context);
    QVERIFY(decision);
    QProcessEnvironment bare; // no display, no library path; only what a sanitizer needs
    for (const auto* name : {"ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"})
        if (qEnvironmentVariableIsSet(name))
            bare.insert(QLatin1String(name), qEnvironmentVariable(name));
    const auto printed = outputOf(m_program, QStringList{QString::fromStdString((*bundle).string())}, bare);
    QCOMPARE(printed.toStdString(),
             forecastDocument(*served, *forecast) + "\n" + decisionDocument(*served, *forecast, *decision) + "\n");
}

QTEST_APPLESS_MAIN(ServingAloneLinksTest)
#include "serving_alone_links_test.moc"
