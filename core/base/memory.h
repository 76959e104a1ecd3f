#pragma once

namespace planwright {

/// Called first in main(): from then on blocks of 1 MiB and more go back to the system as soon as they are freed. Left
/// alone, glibc keeps ever larger ones for reuse, and a backtest of 500 categories holds a quarter more than it uses.
void returnLargeBlocksAtOnce();

} // namespace planwright
