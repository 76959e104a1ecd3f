#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

namespace planwright::test {

[[nodiscard]] inline std::string bytesOf(const std::filesystem::path& file) {
    std::ostringstream bytes;
    bytes << std::ifstream(file, std::ios::binary).rdbuf();
    return bytes.str();
}

/// Relative path to content of everything below a folder (folders have empty content); empty if there is none.
[[nodiscard]] inline std::map<std::string, std::string> treeOf(const std::filesystem::path& folder) {
    std::map<std::string, std::string> tree;
    std::error_code none;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, none))
        tree[entry.path().lexically_relative(folder).string()] =
            entry.is_regular_file() ? bytesOf(entry.path()) : std::string();
    return tree;
}

} // namespace planwright::test
