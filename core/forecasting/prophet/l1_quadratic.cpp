#include "core/forecasting/prophet/l1_quadratic.h"

#include <Eigen/Cholesky>

#include <cmath>
#include <vector>

namespace planwright::forecasting::additive {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

class SignSearch {
public:
    SignSearch(const MatrixXd& h, const VectorXd& b, const VectorXd& penalty, VectorXd& x)
        : m_h(h)
        , m_b(b)
        , m_penalty(penalty)
        , m_x(x)
        , m_sign(VectorXd::Zero(x.size())) {
        for (Index j = 0; j < x.size(); ++j)
            if (penalty[j] > 0 && x[j] != 0)
                m_sign[j] = x[j] > 0 ? 1 : -1;
    }

    void run() {
        const Index most = 20 * m_x.size() + 100; // each round lowers the value; rounding must not make it endless
        for (Index round = 0; round < most; ++round) {
            while (!settleSigns() && round < most)
                ++round;
            if (!admitOne())
                return;
        }
    }

private:
    [[nodiscard]] bool isActive(Index j) const { return m_penalty[j] == 0 || m_sign[j] != 0; }

    [[nodiscard]] double valueOf(const VectorXd& x) const {
        return 0.5 * x.dot(m_h * x) - m_b.dot(x) + m_penalty.dot(x.cwiseAbs());
    }

    /// The minimum over the active coordinates as if their signs held.
    [[nodiscard]] VectorXd minimumWithSigns() const {
        std::vector<Index> active;
        for (Index j = 0; j < m_x.size(); ++j)
            if (isActive(j))
                active.push_back(j);
        const MatrixXd h = m_h(active, active);
        const VectorXd right = (m_b - m_penalty.cwiseProduct(m_sign))(active);
        VectorXd x = VectorXd::Zero(m_x.size());
        const VectorXd solved = h.ldlt().solve(right);
        x(active) = solved;
        return x;
    }

    /// Goes to the lowest of that minimum and the places on the way where a sign changes; whether no sign had to.
    bool settleSigns() {
        const VectorXd target = minimumWithSigns();
        bool holds = true;
        for (Index j = 0; j < m_x.size(); ++j)
            holds = holds && (m_sign[j] == 0 || target[j] * m_sign[j] >= 0);
        if (holds) {
            m_x = target;
            return true;
        }
        VectorXd best = target;
        double lowest = valueOf(target);
        for (Index j = 0; j < m_x.size(); ++j) {
            if (m_sign[j] == 0 || target[j] * m_x[j] >= 0)
                continue;
            VectorXd there = m_x + m_x[j] / (m_x[j] - target[j]) * (target - m_x);
            there[j] = 0;
            if (const double value = valueOf(there); value < lowest) {
                lowest = value;
                best = there;
            }
        }
        const bool stuck = lowest >= valueOf(m_x);
        if (!stuck)
            m_x = best;
        for (Index j = 0; j < m_x.size(); ++j) {
            if (m_sign[j] == 0)
                continue;
            if (m_x[j] == 0 || (stuck && target[j] * m_sign[j] < 0))
                m_x[j] = m_sign[j] = 0;
            else
                m_sign[j] = m_x[j] > 0 ? 1 : -1;
        }
        return false;
    }

    /// Lets in the coordinate at 0 that promises most; whether there was one.
    bool admitOne() {
        const VectorXd slope = m_h * m_x - m_b;
        Index most = -1;
        double excess = 0;
        for (Index j = 0; j < m_x.size(); ++j) {
            if (isActive(j))
                continue;
            const double over = std::abs(slope[j]) / m_penalty[j] - 1;
            if (over > 1e-9 && over > excess) {
                excess = over;
                most = j;
            }
        }
        if (most < 0)
            return false;
        m_sign[most] = slope[most] > 0 ? -1 : 1;
        return true;
    }

    const MatrixXd& m_h;
    const VectorXd& m_b;
    const VectorXd& m_penalty;
    VectorXd& m_x;
    VectorXd m_sign;
};

} // namespace

void minimiseL1Quadratic(const MatrixXd& h, const VectorXd& b, const VectorXd& penalty, VectorXd& x) {
    SignSearch(h, b, penalty, x).run();
}

} // namespace planwright::forecasting::additive
