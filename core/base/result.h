#pragma once

#include <boost/system/result.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace planwright {

/// The only error codes there are. Each shell maps them once: exit code, HTTP status, dialog text.
enum class ErrorCode : std::uint8_t {
    InvalidArgument,
    NotFound,
    AlreadyExists,
    Conflict,
    PermissionDenied,
    NotApproved,
    InsufficientData,
    NumericalFailure,
    Cancelled,
    DeadlineExceeded,
    Io,
    Internal,
};

/// The code's name as it appears in JSON and logs, e.g. "InvalidArgument".
std::string_view errorCodeName(ErrorCode code);

/// Where in the input an error lies; empty string or 0 where it does not apply. `line` counts from 1.
struct ErrorWhere {
    std::string file;
    std::int64_t line = 0;
    std::string field;
};

/// A failure as a value: what happened, in a sentence that says what to do about it, and where.
class Error {
public:
    Error() = default;
    Error(ErrorCode code, std::string message, ErrorWhere where = {})
        : m_code(code)
        , m_message(std::move(message))
        , m_where(std::move(where)) {}

    [[nodiscard]] ErrorCode code() const { return m_code; }
    [[nodiscard]] const std::string& message() const { return m_message; }
    [[nodiscard]] const ErrorWhere& where() const { return m_where; }

    /// "file:line: field: message", leaving out what is not known.
    [[nodiscard]] std::string describe() const;

private:
    ErrorCode m_code = ErrorCode::Internal;
    std::string m_message;
    ErrorWhere m_where;
};

/// `Result<T>` holds a T or an Error. `error()` returns by value: never bind a view to `r.error().message()`.
/// The type is not [[nodiscard]] itself, so every function that returns one is marked.
template <typename T>
using Result = boost::system::result<T, Error>;
using Status = Result<void>;

/// boost::throw_exception_from_error is found by ADL when `.value()` is called on a failure: a programming error.
[[noreturn]] void throw_exception_from_error(const Error& error, const boost::source_location& where);

} // namespace planwright

// Returns the error of `expression` from the calling function, if there is one.
#define PLANWRIGHT_CONCAT_(a, b) a##b
#define PLANWRIGHT_CONCAT(a, b) PLANWRIGHT_CONCAT_(a, b)
#define PLANWRIGHT_TRY(expression)                                                                                     \
    do {                                                                                                               \
        if (auto planwrightStatus = (expression); !planwrightStatus)                                                   \
            return planwrightStatus.error();                                                                           \
    } while (false)
// PLANWRIGHT_ASSIGN(auto x, expression): x is the value of the Result, or the error is returned.
// NOLINTBEGIN(bugprone-macro-parentheses): a declaration cannot stand in parentheses.
#define PLANWRIGHT_ASSIGN(declaration, expression)                                                                     \
    auto PLANWRIGHT_CONCAT(planwrightResult, __LINE__) = (expression);                                                 \
    if (!PLANWRIGHT_CONCAT(planwrightResult, __LINE__))                                                                \
        return PLANWRIGHT_CONCAT(planwrightResult, __LINE__).error();                                                  \
    declaration = std::move(*PLANWRIGHT_CONCAT(planwrightResult, __LINE__))
// NOLINTEND(bugprone-macro-parentheses)
