import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization
import TestSupport
import Testing

/// Many waits at the same time.
@Suite("Waiting: crowds")
struct WaitCrowdTests {
  @Test("a thousand who begin together do not look together")
  func notInStep() async throws {
    let (crowd, end) = (1_000, Duration.seconds(60))
    let clock = ManualClock()
    let script = JobScript(clock, [.download("Running")])
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<crowd {
        let generator = Mutex(SeededGenerator(seed: UInt64(number)))
        let random = Box(generator)
        group.addTask {
          guard let client = try? script.client(clock, random: { random.next() }) else { return }
          _ = try? await client.anyDownload.wait(timeout: end)
        }
      }
      // Each step waits until all of them sleep, so that the course is the same in every test.
      while clock.elapsed < end {
        try? await clock.waitForSleepers(crowd)
        if let next = clock.nextDeadline { clock.advance(to: next) }
      }
    }
    var looks: [Int: Int] = [:]
    for moment in script.moments { looks[Int(moment.components.seconds), default: 0] += 1 }
    #expect(looks[0] ?? 0 >= crowd, "the first look is at once")
    let later = (15..<60).map { looks[$0] ?? 0 }
    #expect(later.allSatisfy { $0 < crowd / 5 }, "\(later)")
  }
}

/// The random numbers of one wait, the same in every test.
private final class Box: Sendable {
  private let generator: Mutex<SeededGenerator>

  init(_ generator: consuming Mutex<SeededGenerator>) {
    self.generator = generator
  }

  func next() -> Double { generator.withLock { Double.random(in: 0..<1, using: &$0) } }
}
