#include "core/data/engine/engine_error.h"

#include <string>

namespace planwright::data::engine {

namespace {

bool has(std::string_view message, std::string_view part) {
    return message.find(part) != std::string_view::npos;
}

} // namespace

Error engineError(std::string_view message) {
    const std::string said(message.substr(0, message.find("\n\n")));
    if (has(message, "No space left on device") || has(message, "max_temp_directory_size"))
        return {ErrorCode::Io, "The disk is full: free some space, or set the temporary folder on another disk."};
    if (has(message, "INTERRUPT Error"))
        return {ErrorCode::Cancelled, "Stopped as asked; nothing was changed."};
    if (has(message, "IO Error"))
        return {ErrorCode::Io, "A file could not be read or written: " + said};
    if (has(message, "Out of Memory Error"))
        return {ErrorCode::Io, "The data do not fit into the memory they may use: " + said};
    if (has(message, "Invalid Input Error"))
        return {ErrorCode::InvalidArgument, said};
    return {ErrorCode::Internal, "The data engine failed: " + said};
}

} // namespace planwright::data::engine
