#include "core/serving/decide_from_bundle.h"
#include "core/serving/forecast_from_bundle.h"

#include <cstdio>

/// serving_alone BUNDLE: prints the forecast and the decision that a server would answer with, one document a line.
int main(int argc, char** argv) {
    using namespace planwright;
    const RunContext context;
    const auto served = serving::loadServedModel(argc > 1 ? argv[1] : "");
    if (!served) {
        static_cast<void>(std::fputs(served.error().describe().c_str(), stderr));
        return 3;
    }
    const auto forecast = serving::forecastFromBundle(*served, 3, context);
    if (!forecast)
        return 1;
    const auto decision = serving::decideFromBundle(*served, *forecast, {}, context);
    if (!decision)
        return 1;
    std::puts(serving::forecastDocument(*served, *forecast).c_str());
    std::puts(serving::decisionDocument(*served, *forecast, *decision).c_str());
    return 0;
}
