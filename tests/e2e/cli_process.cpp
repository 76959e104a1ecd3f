#include "tests/e2e/cli_process.h"

#include <fstream>

namespace planwright::e2e {
namespace {

namespace fs = std::filesystem;

std::string dateText(int day) {
    using namespace std::chrono;
    const year_month_day date(sys_days(year(2022) / January / 1) + days(day));
    const auto two = [](unsigned value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return std::to_string(static_cast<int>(date.year())) + "-" + two(static_cast<unsigned>(date.month())) + "-" +
           two(static_cast<unsigned>(date.day()));
}

} // namespace

void Cli::start(QProcess& process, const Arguments& arguments, const Environment& environment) const {
    auto variables = QProcessEnvironment::systemEnvironment();
    for (const auto& [name, value] : environment)
        variables.insert(QString::fromStdString(name), QString::fromStdString(value));
    process.setProcessEnvironment(variables);
    process.setWorkingDirectory(m_folder.path());
    process.setStandardInputFile(QProcess::nullDevice());
    QStringList list;
    for (const auto& argument : arguments)
        list.append(QString::fromStdString(argument));
    process.start(QStringLiteral(PLANWRIGHT_BIN_DIR "/planwright-cli"), list);
}

Outcome finished(QProcess& process) {
    if (!process.waitForFinished(300'000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.readAllStandardOutput().toStdString(), process.readAllStandardError().toStdString()};
    return {process.exitCode(), process.readAllStandardOutput().toStdString(),
            process.readAllStandardError().toStdString()};
}

Outcome Cli::run(const Arguments& arguments, const Environment& environment) const {
    QProcess process;
    start(process, arguments, environment);
    return finished(process);
}

std::string Cli::write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder() / name, std::ios::binary) << bytes;
    return name;
}

std::string eventLines(const EventLines& wanted) {
    std::string text;
    for (int day = 0; day < wanted.days; day += 2)
        for (std::size_t c = 0; c < wanted.categories.size(); ++c) {
            const auto number = std::to_string(day) + std::to_string(c);
            const auto quantity =
                wanted.quantity.empty() ? std::to_string(2 + (day / 2 + static_cast<int>(c)) % 5) : wanted.quantity;
            text += dateText(day) + "T10:00:00,o" + number + ",p" + std::to_string(c) + "," + wanted.categories[c] +
                    ",c" + std::to_string(day % 7) + "," + quantity + "," + wanted.price + "\n";
        }
    return text;
}

} // namespace planwright::e2e
