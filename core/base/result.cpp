#include "core/base/result.h"

#include <fmt/format.h>

#include <stdexcept>

namespace planwright {

std::string_view errorCodeName(ErrorCode code) {
    switch (code) {
    case ErrorCode::InvalidArgument:
        return "InvalidArgument";
    case ErrorCode::NotFound:
        return "NotFound";
    case ErrorCode::AlreadyExists:
        return "AlreadyExists";
    case ErrorCode::Conflict:
        return "Conflict";
    case ErrorCode::PermissionDenied:
        return "PermissionDenied";
    case ErrorCode::NotApproved:
        return "NotApproved";
    case ErrorCode::InsufficientData:
        return "InsufficientData";
    case ErrorCode::NumericalFailure:
        return "NumericalFailure";
    case ErrorCode::Cancelled:
        return "Cancelled";
    case ErrorCode::DeadlineExceeded:
        return "DeadlineExceeded";
    case ErrorCode::Io:
        return "Io";
    case ErrorCode::Internal:
        break;
    }
    return "Internal";
}

std::string Error::describe() const {
    std::string place = m_where.file;
    if (m_where.line > 0)
        place += fmt::format("{}{}", place.empty() ? "line " : ":", m_where.line);
    if (!m_where.field.empty())
        place += fmt::format("{}{}", place.empty() ? "" : ": ", m_where.field);
    return place.empty() ? m_message : fmt::format("{}: {}", place, m_message);
}

void throw_exception_from_error(const Error& error, const boost::source_location& /*where*/) {
    throw std::logic_error("value() of a failed Result: " + error.describe());
}

} // namespace planwright
