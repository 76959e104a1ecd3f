#pragma once

#include <string_view>

namespace planwright::log {

/// Lines for the person who runs a program, on standard error only: a result never goes through here, a secret never
/// either. Shells may set the level once at start.
enum class Level { Debug, Info, Warning, Error };
void setLevel(Level level);

void debug(std::string_view message);
void info(std::string_view message);
void warning(std::string_view message);
void error(std::string_view message);

} // namespace planwright::log
