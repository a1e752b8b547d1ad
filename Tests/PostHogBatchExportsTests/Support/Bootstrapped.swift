import InMemoryTracing
import Instrumentation
import Metrics
import MetricsTestKit

/// The process has one metrics system and one tracer; each test looks only at its own operation.
enum Bootstrapped {
  static let metrics: TestMetrics = {
    let metrics = TestMetrics()
    MetricsSystem.bootstrap(metrics)
    return metrics
  }()

  static let tracer: InMemoryTracer = {
    let tracer = InMemoryTracer()
    InstrumentationSystem.bootstrap(tracer)
    return tracer
  }()
}
