#include "core/base/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace planwright::log {
namespace {

spdlog::logger& logger() {
    static const auto instance = [] {
        auto created =
            std::make_shared<spdlog::logger>("planwright", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        created->set_pattern("%H:%M:%S %l: %v");
        return created;
    }();
    return *instance;
}

} // namespace

void setLevel(Level level) {
    switch (level) {
    case Level::Debug:
        return logger().set_level(spdlog::level::debug);
    case Level::Info:
        return logger().set_level(spdlog::level::info);
    case Level::Warning:
        return logger().set_level(spdlog::level::warn);
    case Level::Error:
        return logger().set_level(spdlog::level::err);
    }
}

void debug(std::string_view message) {
    logger().debug(message);
}
void info(std::string_view message) {
    logger().info(message);
}
void warning(std::string_view message) {
    logger().warn(message);
}
void error(std::string_view message) {
    logger().error(message);
}

} // namespace planwright::log
