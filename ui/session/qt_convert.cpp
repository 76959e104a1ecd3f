#include "ui/session/qt_convert.h"

#include "core/service/export/demand_chart.h"

namespace planwright::ui {

QString shortMonthName(Month month) {
    return toQt(service::shortMonth(month));
}

} // namespace planwright::ui
