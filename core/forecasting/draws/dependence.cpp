#include "core/forecasting/draws/dependence.h"

#include "core/stats/normal.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace planwright::forecasting {
namespace {

constexpr std::size_t fewestRanks = 3;
constexpr double priorOrigins = 3;
constexpr double mostAlike = .95;

/// Normal scores of one horizon, row by row: each column of unit length, or of zeros where its errors are too few.
using Scores = std::vector<double>;

Scores normalScores(const PastRanks& past, std::size_t horizon) {
    Scores scores(past.origins * past.categories);
    for (std::size_t c = 0; c < past.categories; ++c) {
        std::size_t count = 0;
        for (std::size_t t = 0; t < past.origins; ++t)
            count += past.ranks[past.index(t, horizon, c)] > 0 ? 1U : 0U;
        if (count < fewestRanks)
            continue;
        double squares = 0;
        for (std::size_t t = 0; t < past.origins; ++t) {
            const auto rank = past.ranks[past.index(t, horizon, c)];
            auto& score = scores[t * past.categories + c];
            score = rank > 0 ? stats::normalQuantile(rank / static_cast<double>(count + 1)) : 0.0;
            squares += score * score;
        }
        for (std::size_t t = 0; t < past.origins && squares > 0; ++t)
            scores[t * past.categories + c] /= std::sqrt(squares);
    }
    return scores;
}

/// Sums over the ordered pairs of different categories with scores.
struct PairSums {
    double pairs = 0;
    double correlations = 0;
    double squares = 0;   ///< of the correlations
    double variances = 0; ///< of the correlations' estimates
};

/// All of them from sums by row and from products of rows: as r_ij = sum_t z_ti z_tj, sum_ij r_ij^2 is the sum over
/// pairs of rows of their squared product, and no pair of categories is ever looked at.
void addPairs(PairSums& sums, const Scores& scores, std::size_t rows, std::size_t columns) {
    double filled = 0;
    for (std::size_t c = 0; c < columns; ++c) {
        bool any = false;
        for (std::size_t t = 0; t < rows; ++t)
            any = any || scores[t * columns + c] != 0;
        filled += any ? 1 : 0;
    }
    if (filled < 2)
        return;
    double correlations = 0, squares = 0, productSquares = 0;
    for (std::size_t t = 0; t < rows; ++t) {
        const auto* row = scores.data() + t * columns;
        double sum = 0, fourths = 0;
        for (std::size_t c = 0; c < columns; ++c) {
            sum += row[c];
            fourths += row[c] * row[c] * row[c] * row[c];
        }
        correlations += sum * sum;
        for (std::size_t s = 0; s < rows; ++s) {
            double product = 0;
            for (std::size_t c = 0; c < columns; ++c)
                product += row[c] * scores[s * columns + c];
            squares += product * product;
            productSquares += s == t ? product * product - fourths : 0.0;
        }
    }
    const auto n = static_cast<double>(rows);
    squares -= filled; // r_ii = 1
    sums.pairs += filled * (filled - 1);
    sums.correlations += correlations - filled;
    sums.squares += squares;
    sums.variances += std::max(0.0, n * productSquares - squares) / (n - 1);
}

double shrunk(double mean, double origins, double assumed) {
    return std::clamp((origins * mean + priorOrigins * assumed) / (origins + priorOrigins), 0.0, mostAlike);
}

/// Mean correlation of a category's errors at two horizons, over categories and pairs of horizons; 0 where there is
/// none.
double meanWithin(const std::vector<Scores>& scores, std::size_t rows, std::size_t columns) {
    double sum = 0, pairs = 0;
    for (std::size_t h = 1; h < scores.size(); ++h) {
        for (std::size_t c = 0; c < columns; ++c) {
            double product = 0, later = 0;
            for (std::size_t t = 0; t < rows; ++t) {
                product += scores[h - 1][t * columns + c] * scores[h][t * columns + c];
                later += std::abs(scores[h][t * columns + c]);
            }
            sum += product;
            pairs += later > 0 ? 1U : 0U;
        }
    }
    return pairs > 0 ? sum / pairs : 0;
}

} // namespace

std::span<const double> Dependence::loadingsOf(std::size_t horizon, std::size_t category) const {
    const auto known = std::min(horizon, horizons);
    return std::span(loadings).subspan(((known - 1) * categories + category) * origins, origins);
}

Dependence dependenceOf(const PastRanks& past) {
    Dependence made{past.origins, past.horizons, past.categories, assumedBetween, assumedWithin, 1, {}};
    std::vector<Scores> scores;
    PairSums sums;
    for (std::size_t h = 1; h <= past.horizons; ++h) {
        scores.push_back(normalScores(past, h));
        if (past.origins >= fewestRanks)
            addPairs(sums, scores.back(), past.origins, past.categories);
    }
    const auto rows = static_cast<double>(past.origins);
    if (sums.pairs > 0) {
        const auto mean = sums.correlations / sums.pairs;
        made.between = shrunk(mean, rows, assumedBetween);
        const auto apart =
            sums.squares - 2 * made.between * sums.correlations + sums.pairs * made.between * made.between;
        made.shrinkage = apart > 0 ? std::clamp(sums.variances / apart, 0.0, 1.0) : 1.0;
    }
    if (past.origins >= fewestRanks && past.horizons > 1)
        made.within = shrunk(meanWithin(scores, past.origins, past.categories), rows, assumedWithin);
    if (made.shrinkage == 1) { // nothing is learnt beside the target
        made.origins = 0;
        return made;
    }
    made.loadings.resize(past.horizons * past.categories * past.origins);
    const auto weight = std::sqrt(1 - made.shrinkage);
    for (std::size_t h = 0; h < past.horizons; ++h)
        for (std::size_t c = 0; c < past.categories; ++c)
            for (std::size_t t = 0; t < past.origins; ++t)
                made.loadings[(h * past.categories + c) * past.origins + t] =
                    weight * scores[h][t * past.categories + c];
    return made;
}

} // namespace planwright::forecasting
