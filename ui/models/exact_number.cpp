#include "ui/models/exact_number.h"

#include <algorithm>

namespace planwright::ui {

int decimalsNeeded(const std::vector<std::int64_t>& raws, std::int64_t scale) {
    int decimals = 0;
    for (auto step = scale; step > 1; step /= 10, ++decimals)
        if (std::ranges::all_of(raws, [&](std::int64_t raw) { return raw % step == 0; }))
            break;
    return decimals;
}

QString exactText(std::int64_t raw, std::int64_t scale, int decimals) {
    // The magnitude as unsigned, so that the most negative value is no special case.
    const auto magnitude = raw < 0 ? ~static_cast<std::uint64_t>(raw) + 1 : static_cast<std::uint64_t>(raw);
    const auto unit = static_cast<std::uint64_t>(scale);
    auto text = QString::number(magnitude / unit);
    for (auto at = text.size() - 3; at > 0; at -= 3)
        text.insert(at, QLatin1Char(','));
    if (decimals > 0)
        text += QLatin1Char('.') + QString::number(unit + magnitude % unit).mid(1, decimals);
    return raw < 0 ? QChar(0x2212) + text : text;
}

} // namespace planwright::ui
