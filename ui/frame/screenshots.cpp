#include "ui/frame/screenshots.h"

#include "ui/main_window.h"
#include "ui/pages/data/import_wizard.h"
#include "ui/pages/forecast_page.h"
#include "ui/session/qt_convert.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QPixmap>

#include <functional>

namespace planwright::ui {
namespace {

constexpr int settleMilliseconds = 150;

// Layouts and charts settle over several rounds of the event loop, some by timers.
void settle() {
    const QDeadlineTimer deadline(settleMilliseconds);
    while (!deadline.hasExpired())
        QCoreApplication::processEvents(QEventLoop::AllEvents, settleMilliseconds / 5);
}

Status save(QWidget& widget, const QString& file) {
    settle();
    if (widget.grab().save(file))
        return {};
    return Error(ErrorCode::Io, "The screenshot could not be saved.", {fromQt(file), 0, {}});
}

Status saveSteps(MainWindow& window, const std::function<QString(const QString&)>& file) {
    auto* wizard = window.findChild<ImportWizard*>();
    if (wizard == nullptr || !wizard->hasFiles())
        return {};
    const auto wait = [wizard] {
        while (wizard->isBusy())
            settle();
    };
    window.showPage(PageId::Data);
    wait();
    for (int step = ImportWizard::FilesStep; step <= ImportWizard::AccountStep; ++step) {
        if (!wizard->showStep(static_cast<ImportWizard::Step>(step)))
            break;
        wait();
        PLANWRIGHT_TRY(save(window, file(QStringLiteral("import-%1").arg(step + 1))));
    }
    wizard->showStep(ImportWizard::FilesStep);
    return {};
}

} // namespace

Status saveScreenshots(MainWindow& window, const QString& folder, const QString& suffix) {
    if (!QDir().mkpath(folder))
        return Error(ErrorCode::Io, "The folder for the screenshots cannot be made.", {fromQt(folder), 0, {}});
    const auto file = [&](const QString& name) {
        return folder + QLatin1Char('/') + name + suffix + QStringLiteral(".png");
    };
    PLANWRIGHT_TRY(saveSteps(window, file));
    const QString names[] = {QStringLiteral("home"),      QStringLiteral("data"),   QStringLiteral("forecast"),
                             QStringLiteral("decisions"), QStringLiteral("models"), QStringLiteral("monitoring")};
    for (int page = 0; page < 6; ++page) {
        window.showPage(static_cast<PageId>(page));
        while (window.findChild<ForecastPage*>()->isBusy())
            settle();
        PLANWRIGHT_TRY(save(window, file(names[page])));
        if (auto* forecast = window.findChild<ForecastPage*>(); page == static_cast<int>(PageId::Forecast)) {
            forecast->showView(ForecastPage::AllModelsView);
            PLANWRIGHT_TRY(save(window, file(QStringLiteral("forecast-models"))));
            forecast->showView(ForecastPage::PastForecastsView);
            PLANWRIGHT_TRY(save(window, file(QStringLiteral("forecast-past"))));
            forecast->showView(ForecastPage::CategoriesView);
        }
    }
    for (auto* dialog : window.makeDialogs()) {
        dialog->show();
        PLANWRIGHT_TRY(save(*dialog, file(QStringLiteral("dialog-") + dialog->objectName())));
        delete dialog;
    }
    return {};
}

} // namespace planwright::ui
