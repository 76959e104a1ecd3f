#include "core/service/demo_service.h"

#include "core/data/demo/demo_generator.h"

namespace planwright::service {

Result<DemoFiles> writeDemo(const DemoOptions& options, const std::filesystem::path& events,
                            const RunContext& context) {
    data::DemoOptions demo;
    demo.categories = options.categories;
    demo.months = options.months;
    demo.events = options.events;
    PLANWRIGHT_TRY(data::writeDemo(demo, events, context));
    return DemoFiles{events, data::demoTruthPath(events)};
}

} // namespace planwright::service
