#include "tests/ui/demo_session.h"
#include "ui/main_window.h"
#include "ui/theme/theme.h"
#include "ui/session/qt_convert.h"
#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QTabWidget>
#include <QTableView>
#include <QCheckBox>
using namespace planwright; using namespace planwright::ui;
class Shot : public QObject { Q_OBJECT
private Q_SLOTS:
 void shoot() {
  QStandardPaths::setTestModeEnabled(true);
  QCoreApplication::setOrganizationName(QStringLiteral("PlanwrightShot"));
  const bool dark = qEnvironmentVariableIsSet("DARK");
  applyTheme(*qApp, dark ? ThemeChoice::Dark : ThemeChoice::Light);
  AppSession s; MainWindow w(s); w.resize(dark ? QSize(1280,800) : QSize(1440,900)); w.show();
  s.openWorkspace(QStringLiteral("/tmp/outl/scratch/or2.planwright"));
  QVERIFY(QTest::qWaitFor([&]{return !s.jobs().isRunning();}, 200000)); QVERIFY(s.plan());
  w.showPage(PageId::Data);
  const QString suffix = dark ? QStringLiteral("dark") : QStringLiteral("light");
  QVERIFY(QTest::qWaitFor([&]{return s.outliers()!=nullptr;}, 60000)); QTest::qWait(500);
  w.grab().save(QStringLiteral("/tmp/outl/scratch/cov-%1.png").arg(suffix));
  auto* tabs = w.findChild<QTabWidget*>(QStringLiteral("dataTabs"));
  for (int i=0;i<tabs->count();++i) if (tabs->tabText(i).startsWith(QStringLiteral("Outliers"))) tabs->setCurrentIndex(i);
  QTest::qWait(300);
  auto* t = w.findChild<QTableView*>(QStringLiteral("outliersTable")); t->selectRow(2);
  QTest::qWait(200); w.grab().save(QStringLiteral("/tmp/outl/scratch/out-%1.png").arg(suffix));
  QMenu menu; menu.addActions(t->actions()); menu.popup(w.mapToGlobal(QPoint(300,300))); QTest::qWait(200);
  menu.grab().save(QStringLiteral("/tmp/outl/scratch/menu-%1.png").arg(suffix)); menu.hide();
  w.findChild<QAction*>(QStringLiteral("oneOffOutlier"))->trigger();
  t->findChild<QAction*>(QStringLiteral("oneOffOutlier"))->trigger();
  QTest::qWait(3000);
  w.findChild<QCheckBox*>(QStringLiteral("allOutliers"))->setChecked(true); QTest::qWait(300);
  w.grab().save(QStringLiteral("/tmp/outl/scratch/all-%1.png").arg(suffix));
  s.undoStack().undo(); QTest::qWait(2000);
 } };
QTEST_MAIN(Shot)
#include "zz_shot_test.moc"
