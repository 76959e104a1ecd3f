#include "core/base/result.h"
#include "core/base/run_context.h"

#include <QTest>

#include <array>
#include <memory>
#include <set>
#include <stdexcept>

using planwright::Error;
using planwright::ErrorCode;
using planwright::Result;
using planwright::Status;

namespace {

Result<int> halfOf(int value) {
    if (value % 2 != 0)
        return Error(ErrorCode::InvalidArgument, "The number is odd.", {"numbers.csv", 3, "value"});
    return value / 2;
}

Result<int> quarterOf(int value) {
    PLANWRIGHT_ASSIGN(const auto half, halfOf(value));
    PLANWRIGHT_ASSIGN(const auto quarter, halfOf(half));
    return quarter;
}

Status bothEven(int a, int b) {
    PLANWRIGHT_TRY(halfOf(a));
    PLANWRIGHT_TRY(halfOf(b));
    return {};
}

Result<std::unique_ptr<int>> boxed(int value) {
    PLANWRIGHT_ASSIGN(auto box, Result<std::unique_ptr<int>>(std::make_unique<int>(value)));
    return box;
}

QString described(const Error& error) {
    return QString::fromStdString(error.describe());
}

} // namespace

class ResultTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void macrosPassValuesAndErrors();
    void macroMovesWhatCannotBeCopied();
    void errorSaysWhere();
    void everyCodeHasItsName();
    void valueOfAFailureIsAProgrammingError();
    void contextStops();
};

void ResultTest::macrosPassValuesAndErrors() {
    QCOMPARE(*quarterOf(12), 3);
    QCOMPARE(quarterOf(6).error().code(), ErrorCode::InvalidArgument);
    QCOMPARE(quarterOf(7).error().where().line, 3);
    QVERIFY(bothEven(2, 4));
    QVERIFY(!bothEven(2, 3));
}

void ResultTest::macroMovesWhatCannotBeCopied() {
    QCOMPARE(**boxed(5), 5);
}

void ResultTest::errorSaysWhere() {
    QCOMPARE(described(halfOf(1).error()), QStringLiteral("numbers.csv:3: value: The number is odd."));
    QCOMPARE(described(Error(ErrorCode::Io, "Broken.")), QStringLiteral("Broken."));
    QCOMPARE(described(Error(ErrorCode::Io, "Broken.", {"a.csv", 0, {}})), QStringLiteral("a.csv: Broken."));
    QCOMPARE(described(Error(ErrorCode::Io, "Broken.", {{}, 7, {}})), QStringLiteral("line 7: Broken."));
    QCOMPARE(described(Error(ErrorCode::Io, "Broken.", {{}, 0, "price"})), QStringLiteral("price: Broken."));
}

void ResultTest::everyCodeHasItsName() {
    std::set<std::string_view> names;
    for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code)
        names.insert(planwright::errorCodeName(static_cast<ErrorCode>(code)));
    QCOMPARE(names.size(), 12U);
    QVERIFY(names.contains("DeadlineExceeded"));
    QVERIFY(planwright::errorCodeName(ErrorCode::Io) == "Io");
}

void ResultTest::valueOfAFailureIsAProgrammingError() {
    QVERIFY_THROWS_EXCEPTION(std::logic_error, static_cast<void>(halfOf(1).value()));
}

void ResultTest::contextStops() {
    std::stop_source source;
    planwright::RunContext context;
    context.stop = source.get_token();
    QVERIFY(context.checkStop());
    source.request_stop();
    QCOMPARE(context.checkStop().error().code(), ErrorCode::Cancelled);
    // Without a listener a report goes nowhere.
    context.report("reading", 0.5);
    double seen = 0;
    context.progress = [&](std::string_view, double fraction) { seen = fraction; };
    context.report("reading", 0.5);
    QCOMPARE(seen, 0.5);
}

QTEST_APPLESS_MAIN(ResultTest)
#include "result_test.moc"
