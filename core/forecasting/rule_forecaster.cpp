#include "core/forecasting/rule_forecaster.h"

#include "core/forecasting/horizon.h"
#include "core/forecasting/saved_model.h"

#include <utility>

namespace planwright::forecasting {
namespace {

class FittedRule final : public FittedModel {
public:
    FittedRule(std::string name, Rule rule, RuleParts parts)
        : m_name(std::move(name))
        , m_rule(std::move(rule))
        , m_parts(std::move(parts)) {}
    std::string_view name() const override { return m_name; }
    Result<PointForecasts> predict(const features::CausalView& view, int horizonMonths,
                                   const RunContext& context) const override {
        PLANWRIGHT_TRY(checkHorizon(horizonMonths));
        PLANWRIGHT_TRY(context.checkStop());
        return m_rule(view, horizonMonths);
    }
    Result<std::vector<CategoryParts>> explain(const features::CausalView& view, int horizonMonths,
                                               const RunContext& context) const override {
        PLANWRIGHT_TRY(checkHorizon(horizonMonths));
        PLANWRIGHT_TRY(context.checkStop());
        return m_parts(view, horizonMonths);
    }
    std::string serialize() const override { return saveModel({m_name, {}, {}}); }

private:
    std::string m_name;
    Rule m_rule;
    RuleParts m_parts;
};

class RuleForecaster final : public Forecaster {
public:
    RuleForecaster(std::string name, Rule rule, RuleParts parts)
        : m_name(std::move(name))
        , m_rule(std::move(rule))
        , m_parts(std::move(parts)) {}
    std::string_view name() const override { return m_name; }
    Simplicity simplicity() const override { return Simplicity::ClosedForm; }
    Result<std::unique_ptr<FittedModel>> fit(const features::CausalView&, const RunContext& context) const override {
        PLANWRIGHT_TRY(context.checkStop());
        return std::unique_ptr<FittedModel>(std::make_unique<FittedRule>(m_name, m_rule, m_parts));
    }
    Result<std::unique_ptr<FittedModel>> restore(std::string_view serialized) const override {
        PLANWRIGHT_ASSIGN([[maybe_unused]] const auto saved, loadModel(serialized, m_name));
        return std::unique_ptr<FittedModel>(std::make_unique<FittedRule>(m_name, m_rule, m_parts));
    }

private:
    std::string m_name;
    Rule m_rule;
    RuleParts m_parts;
};

} // namespace

std::unique_ptr<const Forecaster> makeRuleForecaster(std::string name, Rule rule, RuleParts parts) {
    return std::make_unique<RuleForecaster>(std::move(name), std::move(rule), std::move(parts));
}

} // namespace planwright::forecasting
