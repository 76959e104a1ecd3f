#include "core/forecasting/prophet/search.h"

#include "core/forecasting/prophet/l1_quadratic.h"

#include <algorithm>
#include <cmath>

namespace planwright::forecasting::additive {
namespace {

using Eigen::ArrayXd;
using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double leastNoise = 1e-9;
constexpr int mostSteps = 2000;
constexpr int mostHalvings = 34; // of a step: to a ten-thousand-millionth of it

/// Gauss-Newton steps with the priors kept exact (each a quadratic with an L1 part), and after each the noise of least
/// objective, which is known in closed form.
class Search {
public:
    Search(const Settings& settings, const Design& design, const VectorXd& values, const Fit& start)
        : m_settings(settings)
        , m_design(design)
        , m_values(values)
        , m_changepoints(start.changepoints)
        , m_trendSize(2 + static_cast<Index>(start.changepoints.size())) {
        const auto columns = columnsOf(settings);
        const auto size = m_trendSize + static_cast<Index>(columns.size());
        m_precision = VectorXd::Zero(size); // of the Gaussian priors
        m_precision.head(2).setConstant(1.0 / 25);
        m_penalty = VectorXd::Zero(size);
        m_penalty.segment(2, m_trendSize - 2).setConstant(1 / settings.changepointScale);
        m_multiplies = ArrayXd::Zero(size - m_trendSize);
        for (Index c = 0; c < size - m_trendSize; ++c) {
            const auto& column = columns[static_cast<std::size_t>(c)];
            m_precision[m_trendSize + c] = 1 / (column.priorScale * column.priorScale);
            m_multiplies[c] = column.multiplicative ? 1 : 0;
        }
        m_isLinear = settings.growth != Growth::Logistic && (m_multiplies == 0).all();
        m_parameters = VectorXd::Zero(size);
        m_parameters[0] = start.rate;
        m_parameters[1] = start.offset;
    }

    void run() {
        m_error = m_values - meanAt(m_parameters);
        double before = objective();
        while (m_steps < mostSteps && m_noise > leastNoise) {
            ++m_steps;
            step();
            m_noise = bestNoise();
            const double now = objective();
            if (before - now <= 1e-11 * std::max(1.0, std::abs(now)))
                return;
            before = now;
        }
    }

    void tell(Fit& fit) const {
        fit.rate = m_parameters[0];
        fit.offset = m_parameters[1];
        fit.rateChanges.assign(m_parameters.begin() + 2, m_parameters.begin() + m_trendSize);
        fit.coefficients.assign(m_parameters.begin() + m_trendSize, m_parameters.end());
        fit.noise = m_noise;
        fit.objective = objective();
        fit.steps = m_steps;
    }

private:
    [[nodiscard]] double priorOf(const VectorXd& p) const {
        return 0.5 * m_precision.dot(p.cwiseAbs2()) + m_penalty.dot(p.cwiseAbs());
    }
    [[nodiscard]] double objective() const {
        return m_error.squaredNorm() / (2 * m_noise * m_noise) +
               static_cast<double>(m_values.size()) * std::log(m_noise) + 2 * m_noise * m_noise + priorOf(m_parameters);
    }
    /// Of squared errors / (2 s) + n/2 log s + 2 s over s = noise^2.
    [[nodiscard]] double bestNoise() const {
        const auto n = static_cast<double>(m_values.size());
        const double squares = m_error.squaredNorm();
        const double s = 2 * squares / (n + std::sqrt(n * n + 16 * squares));
        return std::max(leastNoise, std::sqrt(s));
    }

    /// What the trend is multiplied by at each moment.
    [[nodiscard]] ArrayXd factorAt(const VectorXd& p) const {
        const ArrayXd coefficients = p.tail(p.size() - m_trendSize).array() * m_multiplies;
        return 1 + (m_design.columns * coefficients.matrix()).array();
    }

    [[nodiscard]] VectorXd meanAt(const VectorXd& p) const {
        const VectorXd trend = trendOf(m_settings.growth, m_changepoints, p.head(m_trendSize), m_design, nullptr);
        const ArrayXd coefficients = p.tail(p.size() - m_trendSize).array() * (1 - m_multiplies);
        const VectorXd added = m_design.columns * coefficients.matrix();
        return (trend.array() * factorAt(p)).matrix() + added;
    }

    /// The mean's derivatives by the parameters.
    [[nodiscard]] MatrixXd slopesAt(const VectorXd& p) const {
        MatrixXd trendSlopes;
        const VectorXd trend = trendOf(m_settings.growth, m_changepoints, p.head(m_trendSize), m_design, &trendSlopes);
        MatrixXd slopes(m_values.size(), p.size());
        slopes.leftCols(m_trendSize) = trendSlopes.array().colwise() * factorAt(p);
        for (Index c = 0; c < m_design.columns.cols(); ++c)
            slopes.col(m_trendSize + c) = m_multiplies[c] == 0
                                              ? m_design.columns.col(c)
                                              : VectorXd(m_design.columns.col(c).array() * trend.array());
        return slopes;
    }

    void step() {
        if (!m_isLinear || m_slopes.size() == 0) {
            m_slopes = slopesAt(m_parameters);
            m_products.noalias() = m_slopes.transpose() * m_slopes;
        }
        const double precision = 1 / (m_noise * m_noise);
        MatrixXd h = m_products * precision;
        h.diagonal() += m_precision;
        const VectorXd b = precision * (m_slopes.transpose() * m_error + m_products * m_parameters);
        VectorXd target = m_parameters;
        minimiseL1Quadratic(h, b, m_penalty, target);
        goTowards(target);
    }

    /// All the way where the model is linear, else as far as the objective falls.
    void goTowards(const VectorXd& target) {
        const double before = objective();
        const VectorXd from = m_parameters;
        const VectorXd errorBefore = m_error;
        VectorXd way = target - from;
        for (int halvings = 0; halvings < mostHalvings; ++halvings, way /= 2) {
            m_parameters = from + way;
            m_error = m_values - meanAt(m_parameters);
            const double now = objective();
            if (std::isfinite(now) && now <= before)
                return;
        }
        m_parameters = from;
        m_error = errorBefore;
    }

    const Settings& m_settings;
    const Design& m_design;
    const VectorXd& m_values;
    const std::vector<double>& m_changepoints;
    Index m_trendSize;
    VectorXd m_precision, m_penalty, m_parameters, m_error;
    ArrayXd m_multiplies; ///< 1 for a multiplicative column, else 0
    MatrixXd m_slopes, m_products;
    bool m_isLinear = false;
    double m_noise = 1;
    int m_steps = 0;
};

} // namespace

void search(const Settings& settings, const Design& design, const VectorXd& values, Fit& fit) {
    Search found(settings, design, values, fit);
    found.run();
    found.tell(fit);
}

} // namespace planwright::forecasting::additive
