#include "ui/models/snapshots_model.h"

#include "ui/models/exact_number.h"
#include "ui/models/one_line.h"
#include "ui/session/qt_convert.h"

#include <QLocale>

#include <algorithm>

namespace planwright::ui {
namespace {

enum SnapshotColumn { Name, Current, FirstDay, LastDay, RowCount, Categories, Size, Models, Imported };

QString sizeText(std::int64_t bytes) {
    return QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

// "2026-11-23 01:40" of "2026-11-23T01:40:00Z"
QString timeText(const std::optional<std::string>& time) {
    return time ? toQt(*time).left(16).replace(QLatin1Char('T'), QLatin1Char(' ')) : QStringLiteral("–");
}

} // namespace

void SnapshotsModel::show(std::shared_ptr<const AppSession::Snapshots> snapshots) {
    reset({{tr("Snapshot"), false, tr("Its tag, or the beginning of the hash that names it")},
           {tr("In use"), false, tr("The one that forecasts start from")},
           {tr("From"), false, {}},
           {tr("To"), false, {}},
           {tr("Rows"), true, {}},
           {tr("Categories"), true, {}},
           {tr("Size"), true, tr("On this computer's disk")},
           {tr("Models"), true, tr("How many were trained on it; as long as there is one, it cannot be deleted")},
           {tr("Imported (UTC)"), false, {}}},
          [&] { m_snapshots = std::move(snapshots); });
}

const service::SnapshotInfo* SnapshotsModel::at(int row) const {
    return row >= 0 && row < rows() ? &(*m_snapshots)[static_cast<std::size_t>(row)] : nullptr;
}

int SnapshotsModel::rowOf(const QString& sha256) const {
    for (int row = 0; row < rows(); ++row)
        if (toQt(at(row)->sha256) == sha256)
            return row;
    return -1;
}

QString SnapshotsModel::text(int row, int column) const {
    const auto& snapshot = *at(row);
    switch (column) {
    case Current:
        return snapshot.isCurrent ? tr("✓ in use") : QString();
    case FirstDay:
        return toQt(snapshot.firstDay.toString());
    case LastDay:
        return toQt(snapshot.lastDay.toString());
    case RowCount:
        return snapshot.problem ? QStringLiteral("–") : exactText(snapshot.rows);
    case Categories:
        return exactText(snapshot.categories);
    case Size:
        return sizeText(snapshot.bytes);
    case Models:
        return exactText(static_cast<std::int64_t>(snapshot.bundles.size()));
    case Imported:
        return timeText(snapshot.importedAt);
    default:
        return snapshot.tag ? oneLine(toQt(*snapshot.tag)) : toQt(service::shortHash(snapshot.sha256));
    }
}

QVariant SnapshotsModel::value(int row, int column, int role) const {
    const auto& snapshot = *at(row);
    if (role == ToneRole) {
        const auto tone = snapshot.problem                                         ? Tone::Bad
                          : column == Name && (snapshot.isCurrent || snapshot.tag) ? Tone::Strong
                          : column == Imported                                     ? Tone::Muted
                                                                                   : Tone::Normal;
        return static_cast<int>(tone);
    }
    if (role != SortRole)
        return {};
    switch (column) {
    case RowCount:
        return snapshot.problem ? QVariant() : QVariant::fromValue(snapshot.rows);
    case Categories:
        return QVariant::fromValue(snapshot.categories);
    case Size:
        return QVariant::fromValue(snapshot.bytes);
    case Models:
        return QVariant::fromValue(static_cast<std::int64_t>(snapshot.bundles.size()));
    default:
        return text(row, column);
    }
}

QString SnapshotsModel::toolTip(int row, int column) const {
    const auto& snapshot = *at(row);
    if (snapshot.problem)
        return plainToolTip(toQt(*snapshot.problem));
    return column == Name ? plainToolTip(toQt(service::snapshotName(snapshot))) : QString();
}

} // namespace planwright::ui
