#pragma once

#include "ui/pages/page.h"
#include "ui/theme/theme.h"

#include <QMainWindow>

#include <vector>

class QStackedWidget;

namespace planwright::ui {

class JobsPanel;
class NavigationRail;
class TopBar;

/// The frame in which every page finds its place.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(AppSession& session, QWidget* parent = nullptr);

    void showPage(PageId page);
    [[nodiscard]] PageId currentPage() const;
    [[nodiscard]] Page& page(PageId page) const { return *m_pages[static_cast<std::size_t>(page)]; }
    /// Asks for files where none are given, then shows them on the data page, ready to be imported.
    void startImport(const QStringList& files = {});
    /// Asks for files and adds them to the data, read as the last ones were.
    void startUpdate();
    /// Every dialog with example content, for screenshots; the window owns them.
    [[nodiscard]] std::vector<QWidget*> makeDialogs();

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildPages();
    void buildMenu();
    void buildShortcuts();
    void restore();
    void openWorkspace();
    void showPalette();
    void showHelp();
    void stepCategory(int step);
    void fail(const ErrorText& error);
    [[nodiscard]] std::vector<struct Command> commands();
    void addShortcut(const QKeySequence& keys, std::function<void()> run);

    AppSession& m_session;
    TopBar* m_bar;
    NavigationRail* m_rail;
    JobsPanel* m_jobs;
    QStackedWidget* m_stack;
    std::vector<Page*> m_pages;
};

} // namespace planwright::ui
