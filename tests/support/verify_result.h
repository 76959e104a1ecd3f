#pragma once

#include <QtTest>

/// Fails the test with the error's own words where the expression, a Result or Status, holds one.
#define VERIFY_RESULT(expression)                                                                                      \
    do {                                                                                                               \
        const auto& verified = (expression);                                                                           \
        QVERIFY2(verified.has_value(), verified ? "" : verified.error().describe().c_str());                           \
    } while (false)
