#pragma once

namespace planwright::stats {

/// How likely it is that something that happened on `happened` of `happened + failed` days does not happen on the next
/// `length` days, where it happens each day with one unknown chance p, every p as likely beforehand as any other (the
/// beta-geometric prediction; Laplace's rule of succession where length = 1):
///     P = E[(1 - p)^length] = B(happened + 1, failed + length + 1) / B(happened + 1, failed + 1),
/// B the beta function. Unlike (1 - happened/days)^length it is never 0, and it allows for how few the days were. How
/// much was sold on a day does not matter: it holds for Poisson, negative binomial and any lumpy demand alike, as long
/// as the days are independent. All three at least 0; days that count in part may be given as such.
[[nodiscard]] double zeroRunProbability(double happened, double failed, double length);

} // namespace planwright::stats
