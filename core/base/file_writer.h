#pragma once

#include "core/base/result.h"

#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>

namespace planwright {

/// "The disk is full: ..." for that, else Io or PermissionDenied with `what` and what the system says.
[[nodiscard]] Error fileError(const std::error_code& code, const std::string& what);

/// A new file that is written from its beginning to its end. What was there is overwritten; what is not closed may be
/// incomplete. Each call: fileError() that begins with `what`.
class FileWriter {
public:
    /// `what`: "The file cannot be written", for the sentence of an error.
    [[nodiscard]] static Result<FileWriter> open(const std::filesystem::path& path, std::string what);
    [[nodiscard]] Status write(std::string_view bytes);
    [[nodiscard]] Status close();

private:
    struct Close {
        void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
    };
    FileWriter(std::FILE* file, std::string what)
        : m_file(file)
        , m_what(std::move(what)) {}
    [[nodiscard]] Error failure() const;

    std::unique_ptr<std::FILE, Close> m_file;
    std::string m_what;
};

/// Writes a file by `write`; until that has ended well, what stands at `path` stays as it was. A link is
/// followed; what is no file (a pipe, /dev/stdout) is written to in place. Errors as FileWriter's.
[[nodiscard]] Status replaceFile(const std::filesystem::path& path, const std::string& what,
                                 const std::function<Status(FileWriter&)>& write);

/// Writes a whole small file.
[[nodiscard]] Status writeFile(const std::filesystem::path& path, std::string_view content);

} // namespace planwright
