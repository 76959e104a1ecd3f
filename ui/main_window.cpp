#include "ui/main_window.h"

#include "ui/dialogs/analogue_dialog.h"
#include "ui/dialogs/command_palette.h"
#include "ui/dialogs/error_dialog.h"
#include "ui/dialogs/help_dialog.h"
#include "ui/dialogs/known_inputs_dialog.h"
#include "ui/dialogs/s3_address.h"
#include "ui/dialogs/special_days_dialog.h"
#include "ui/frame/jobs_panel.h"
#include "ui/frame/navigation_rail.h"
#include "ui/frame/status_strip.h"
#include "ui/frame/top_bar.h"
#include "ui/pages/data_page.h"
#include "ui/pages/decisions_page.h"
#include "ui/pages/forecast_page.h"
#include "ui/pages/home_page.h"
#include "ui/pages/models_page.h"
#include "ui/pages/monitoring_page.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/icons.h"
#include "ui/widgets/dropped_files.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace planwright::ui {
namespace {

constexpr int narrowWindow = 1100;
const auto geometryKey = QStringLiteral("window/geometry");
const auto pageKey = QStringLiteral("window/page");
const auto folderKey = QStringLiteral("last_folder");

QString lastFolder() {
    return QSettings().value(folderKey, QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).toString();
}

QStringList askForEvents(QWidget* parent, const QString& title) {
    auto files = QFileDialog::getOpenFileNames(
        parent, title, lastFolder(),
        MainWindow::tr("Event files (*.csv *.tsv *.txt *.xlsx *.gz *.zst *.parquet);;All files (*)"));
    if (!files.isEmpty())
        QSettings().setValue(folderKey, QFileInfo(files.front()).absolutePath());
    return files;
}

void setTheme(ThemeChoice choice) {
    saveTheme(choice);
    applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), choice);
}

} // namespace

MainWindow::MainWindow(AppSession& session, QWidget* parent)
    : QMainWindow(parent)
    , m_session(session)
    , m_bar(new TopBar(session))
    , m_rail(new NavigationRail)
    , m_jobs(new JobsPanel(session.jobs()))
    , m_stack(new QStackedWidget) {
    setWindowIcon(icon(QStringLiteral("app")));
    setAcceptDrops(true);
    buildPages();
    auto* centre = new QWidget;
    auto* rows = new QVBoxLayout(centre);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_bar);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(m_rail);
    columns->addWidget(m_stack, 1);
    rows->addLayout(columns, 1);
    rows->addWidget(m_jobs);
    rows->addWidget(new StatusStrip(session));
    setCentralWidget(centre);
    setMinimumSize(900, 600);

    connect(m_rail, &NavigationRail::pageWanted, this, &MainWindow::showPage);
    connect(m_rail, &NavigationRail::helpWanted, this, &MainWindow::showHelp);
    connect(m_rail, &NavigationRail::jobsWanted, this, [this] {
        if (!m_session.jobs().isRunning())
            Q_EMIT m_session.done(tr("Nothing is running."));
    });
    connect(&session.jobs(), &TaskRunner::changed, m_rail,
            [this] { m_rail->setJobs(m_session.jobs().isRunning() ? 1 : 0); });
    connect(m_bar, &TopBar::searchWanted, this, &MainWindow::showPalette);
    connect(m_bar, &TopBar::openWanted, this, &MainWindow::openWorkspace);
    connect(m_bar, &TopBar::demoWanted, &session, &AppSession::openDemo);
    connect(m_bar, &TopBar::importWanted, this, [this] { startImport(); });
    connect(&session, &AppSession::failed, this, &MainWindow::fail);
    const auto title = [this] {
        setWindowTitle(m_session.workspace().isEmpty() ? tr("Planwright")
                                                       : tr("%1 – Planwright").arg(m_session.workspaceName()));
    };
    connect(&session, &AppSession::workspaceChanged, this, title);
    title();
    buildMenu();
    buildShortcuts();
    restore();
    m_stack->setFocus();
}

void MainWindow::buildPages() {
    m_pages = {new HomePage(m_session),      new DataPage(m_session),   new ForecastPage(m_session),
               new DecisionsPage(m_session), new ModelsPage(m_session), new MonitoringPage(m_session)};
    for (auto* page : m_pages) {
        m_stack->addWidget(page);
        connect(page, &Page::pageWanted, this, &MainWindow::showPage);
        connect(page, &Page::importWanted, this, [this] { startImport(); });
        if (auto* dataPage = qobject_cast<DataPage*>(page))
            connect(dataPage, &DataPage::updateWanted, this, &MainWindow::startUpdate);
    }
}

void MainWindow::buildMenu() {
    auto* menu = m_bar->menu();
    connect(menu->addAction(icon(QStringLiteral("open")), tr("Open a workspace…")), &QAction::triggered, this,
            &MainWindow::openWorkspace);
    connect(menu->addAction(icon(QStringLiteral("import")), tr("Import your events…")), &QAction::triggered, this,
            [this] { startImport(); });
    connect(menu->addAction(tr("Import from S3…")), &QAction::triggered, this,
            [this] { askForS3Address(this, [this](const QString& address) { startImport({address}); }); });
    connect(menu->addAction(tr("Open the demo")), &QAction::triggered, &m_session, &AppSession::openDemo);
    menu->addSeparator();
    auto* themes = menu->addMenu(tr("Theme"));
    auto* group = new QActionGroup(themes);
    const std::pair<QString, ThemeChoice> choices[] = {
        {tr("As the system"), ThemeChoice::System}, {tr("Light"), ThemeChoice::Light}, {tr("Dark"), ThemeChoice::Dark}};
    for (const auto& [name, choice] : choices) {
        auto* action = group->addAction(themes->addAction(name));
        action->setCheckable(true);
        action->setChecked(choice == savedTheme());
        connect(action, &QAction::triggered, this, [choice = choice] { setTheme(choice); });
    }
    menu->addSeparator();
    connect(menu->addAction(icon(QStringLiteral("help")), tr("Help")), &QAction::triggered, this,
            &MainWindow::showHelp);
    connect(menu->addAction(tr("Quit")), &QAction::triggered, this, &QWidget::close);
}

void MainWindow::addShortcut(const QKeySequence& keys, std::function<void()> run) {
    connect(new QShortcut(keys, this), &QShortcut::activated, this, std::move(run));
}

void MainWindow::buildShortcuts() {
    for (int page = 0; page < static_cast<int>(m_pages.size()); ++page)
        addShortcut(QKeySequence(QStringLiteral("Ctrl+%1").arg(page + 1)),
                    [this, page] { showPage(static_cast<PageId>(page)); });
    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_K), [this] { showPalette(); });
    addShortcut(QKeySequence(QKeySequence::HelpContents), [this] { showHelp(); });
    addShortcut(QKeySequence(QKeySequence::Open), [this] { openWorkspace(); });
    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_I), [this] { startImport(); });
    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_U), [this] { startUpdate(); });
    addShortcut(QKeySequence(Qt::ALT | Qt::Key_Down), [this] { stepCategory(1); });
    addShortcut(QKeySequence(Qt::ALT | Qt::Key_Up), [this] { stepCategory(-1); });
}

void MainWindow::restore() {
    const QSettings settings;
    if (!restoreGeometry(settings.value(geometryKey).toByteArray()))
        resize(1440, 900);
    showPage(
        static_cast<PageId>(std::clamp(settings.value(pageKey, 0).toInt(), 0, static_cast<int>(m_pages.size()) - 1)));
}

void MainWindow::showPage(PageId page) {
    m_stack->setCurrentIndex(static_cast<int>(page));
    m_rail->setCurrent(page);
}

PageId MainWindow::currentPage() const {
    return static_cast<PageId>(m_stack->currentIndex());
}

void MainWindow::startImport(const QStringList& files) {
    auto chosen = files;
    if (chosen.isEmpty())
        chosen = askForEvents(this, tr("Import events"));
    if (chosen.isEmpty())
        return;
    if (QFileInfo::exists(QDir(chosen.front()).filePath(QStringLiteral("workspace.sqlite")))) { // one was dropped
        m_session.openWorkspace(chosen.front());
        return;
    }
    if (!isS3Address(chosen.front()))
        QSettings().setValue(folderKey, QFileInfo(chosen.front()).absolutePath());
    showPage(PageId::Data);
    qobject_cast<DataPage*>(m_pages[static_cast<std::size_t>(PageId::Data)])->offerFiles(chosen);
}

void MainWindow::startUpdate() {
    if (!m_session.plan())
        return;
    const auto files = askForEvents(this, tr("Update the data with new files"));
    if (files.isEmpty())
        return;
    showPage(PageId::Data);
    qobject_cast<DataPage*>(m_pages[static_cast<std::size_t>(PageId::Data)])->offerUpdate(files);
}

void MainWindow::openWorkspace() {
    const auto folder =
        QFileDialog::getExistingDirectory(this, tr("Open a workspace (a folder NAME.planwright)"), lastFolder());
    if (folder.isEmpty())
        return;
    QSettings().setValue(folderKey, QFileInfo(folder).absolutePath());
    m_session.openWorkspace(folder);
}

void MainWindow::stepCategory(int step) {
    const auto& plan = m_session.plan();
    if (!plan)
        return;
    QStringList names{QString()}; // the total first
    for (const auto& category : plan->forecast.months.front().categories)
        names << toQt(category.category);
    const auto at = names.indexOf(m_session.category()) + step;
    m_session.setCategory(names[std::clamp<qsizetype>(at, 0, names.size() - 1)]);
}

std::vector<Command> MainWindow::commands() {
    std::vector<Command> all;
    all.reserve(m_pages.size());
    const QString names[] = {tr("Home"), tr("Data"), tr("Forecast"), tr("Decisions"), tr("Models"), tr("Monitoring")};
    for (int page = 0; page < static_cast<int>(m_pages.size()); ++page)
        all.push_back({names[page], tr("Page"), [this, page] { showPage(static_cast<PageId>(page)); },
                       QStringLiteral("Ctrl+%1").arg(page + 1)});
    all.push_back({tr("Import your events…"), tr("Action"), [this] { startImport(); }, QStringLiteral("Ctrl+I")});
    all.push_back({tr("Import from S3…"),
                   tr("Action"),
                   [this] { askForS3Address(this, [this](const QString& address) { startImport({address}); }); },
                   {}});
    if (m_session.plan())
        all.push_back(
            {tr("Update with new files…"), tr("Action"), [this] { startUpdate(); }, QStringLiteral("Ctrl+U")});
    if (m_session.plan())
        all.push_back(
            {tr("Special days…"),
             tr("Action"),
             [this] { qobject_cast<DataPage*>(m_pages[static_cast<std::size_t>(PageId::Data)])->editSpecialDays(); },
             {}});
    if (m_session.plan())
        all.push_back(
            {tr("Known in advance: promotions, prices, closed days…"),
             tr("Action"),
             [this] {
                 showPage(PageId::Forecast);
                 qobject_cast<ForecastPage*>(m_pages[static_cast<std::size_t>(PageId::Forecast)])->editKnownInputs();
             },
             {}});
    if (m_session.plan())
        all.push_back({tr("Compare the models"),
                       tr("Action"),
                       [this] {
                           showPage(PageId::Forecast);
                           qobject_cast<ForecastPage*>(m_pages[static_cast<std::size_t>(PageId::Forecast)])
                               ->showView(ForecastPage::AllModelsView);
                       },
                       {}});
    all.push_back({tr("Open a workspace…"), tr("Action"), [this] { openWorkspace(); }, QStringLiteral("Ctrl+O")});
    all.push_back({tr("Open the demo"), tr("Action"), [this] { m_session.openDemo(); }, {}});
    all.push_back({tr("Theme: light"), tr("Action"), [] { setTheme(ThemeChoice::Light); }, {}});
    all.push_back({tr("Theme: dark"), tr("Action"), [] { setTheme(ThemeChoice::Dark); }, {}});
    all.push_back({tr("Theme: as the system"), tr("Action"), [] { setTheme(ThemeChoice::System); }, {}});
    all.push_back({tr("Help"), tr("Action"), [this] { showHelp(); }, QStringLiteral("F1")});
    if (const auto& plan = m_session.plan()) {
        all.push_back({tr("Total"), tr("Category"), [this] { m_session.setCategory({}); }, {}});
        for (const auto& category : plan->forecast.months.front().categories)
            all.push_back({toQt(category.category),
                           tr("Category"),
                           [this, name = toQt(category.category)] {
                               m_session.setCategory(name);
                               if (currentPage() != PageId::Forecast && currentPage() != PageId::Decisions)
                                   showPage(PageId::Forecast);
                           },
                           {}});
    }
    return all;
}

void MainWindow::showPalette() {
    auto* palette = new CommandPalette(commands(), this);
    palette->setAttribute(Qt::WA_DeleteOnClose);
    palette->move(mapToGlobal(QPoint((width() - palette->width()) / 2, 64)));
    palette->open();
}

void MainWindow::showHelp() {
    auto* help = new HelpDialog(this);
    help->setAttribute(Qt::WA_DeleteOnClose);
    help->show();
}

void MainWindow::fail(const ErrorText& error) {
    auto* dialog = new ErrorDialog(error, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

std::vector<QWidget*> MainWindow::makeDialogs() {
    const ErrorText example =
        errorText(tr("The import did not work, and nothing was changed"),
                  Error(ErrorCode::InvalidArgument, "The file has no column for the quantity: name one in a mapping.",
                        {"events.csv", 1, "quantity"}));
    auto* palette = new CommandPalette(commands(), this);
    palette->setObjectName(QStringLiteral("palette"));
    auto* error = new ErrorDialog(example, this);
    error->setObjectName(QStringLiteral("error"));
    auto* help = new HelpDialog(this);
    help->setObjectName(QStringLiteral("help"));
    std::vector<QWidget*> dialogs{palette, error, help, new SpecialDaysDialog(m_session, this)};
    if (m_session.plan()) {
        const auto facts = std::make_shared<const PlanFacts>(m_session.plan());
        dialogs.push_back(new KnownInputsDialog(m_session, this));
        dialogs.push_back(new AnalogueDialog(m_session, facts, facts->categories().front().name, this));
    }
    return dialogs;
}

void MainWindow::closeEvent(QCloseEvent* event) {
    QSettings settings;
    settings.setValue(geometryKey, saveGeometry());
    settings.setValue(pageKey, static_cast<int>(currentPage()));
    // Core looks at its stop token every 50 ms, and the session's end waits for it; nothing is half-written.
    m_session.jobs().cancel();
    event->accept();
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    m_rail->setCollapsed(width() < narrowWindow);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!droppedFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    startImport(droppedFiles(*event->mimeData()));
    event->acceptProposedAction();
}

} // namespace planwright::ui
