#pragma once

#include "core/base/result.h"

namespace planwright::cli {

/// 1 failed, 3 bad input (a file that is missing or cannot be read to its end, or a full disk, is one: nothing
/// changed), 4 refused by a gate. Wrong usage, 2, is found before any verb runs.
[[nodiscard]] constexpr int exitCode(ErrorCode code) {
    switch (code) {
    case ErrorCode::InvalidArgument:
    case ErrorCode::InsufficientData:
    case ErrorCode::NotFound:
    case ErrorCode::Io:
        return 3;
    case ErrorCode::PermissionDenied:
    case ErrorCode::NotApproved:
        return 4;
    default:
        return 1;
    }
}

} // namespace planwright::cli
