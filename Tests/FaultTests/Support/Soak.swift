#if AsyncHTTPClient
  import Foundation
  import PostHogBatchExports
  import PostHogBatchExportsTesting
  import Synchronization
  import TestSupport
  import Testing

  /// Runs thousands of operations, many at a time, against a server that gets every third response wrong, and records
  /// how each of them ended.
  struct Soak: Sendable {
    /// How an operation ended.
    enum Verdict: String, Sendable, CustomStringConvertible {
      case succeeded, failed, unknown

      var description: String { rawValue }
    }

    static let tasks = 32

    /// How often each verdict was reached, and each kind of error met.
    private(set) var verdicts: [Verdict: Int] = [:]
    private(set) var errors: [String: Int] = [:]
    /// What became of each change that was requested, by the name that `Effects` uses.
    private(set) var changes: [String: Verdict] = [:]

    /// Runs all operations and returns when the last one has ended.
    static func run(_ operations: Int, on bench: Bench, seed: UInt64) async throws -> Soak {
      let next = Turnstile(operations)
      return try await withThrowingTaskGroup(of: Soak.self) { group in
        for task in 0..<tasks {
          group.addTask {
            var worker = Worker(bench: bench, project: task + 1, seed: seed &+ UInt64(task))
            while let number = next() { try await worker.work(number) }
            return worker.accounts
          }
        }
        return try await group.reduce(into: Soak()) { $0.add($1) }
      }
    }

    fileprivate mutating func enter(_ verdict: Verdict, of change: String?, _ error: PostHogError?) {
      verdicts[verdict, default: 0] += 1
      if let error { errors["\(error.kind)".prefix { $0.isLetter }.description, default: 0] += 1 }
      if let change { changes[change] = verdict }
    }

    private mutating func add(_ other: Soak) {
      verdicts.merge(other.verdicts, uniquingKeysWith: +)
      errors.merge(other.errors, uniquingKeysWith: +)
      changes.merge(other.changes) { one, _ in one }
    }
  }

  /// Numbers the operations, each for whichever task is free.
  private final class Turnstile: Sendable {
    private let passed = Atomic(0)
    private let limit: Int

    init(_ limit: Int) { self.limit = limit }

    func callAsFunction() -> Int? {
      let number = passed.add(1, ordering: .relaxed).oldValue
      return number < limit ? number : nil
    }
  }

  /// One of the tasks, with a project of its own.
  private struct Worker {
    let bench: Bench
    let project: Int
    var accounts = Soak()
    private var generator: SeededGenerator
    /// The exports that are known to exist.
    private var exports: [UUID] = []

    init(bench: Bench, project: Int, seed: UInt64) {
      self.bench = bench
      self.project = project
      generator = SeededGenerator(seed: seed)
    }

    mutating func work(_ number: Int) async throws {
      let (bench, project) = (bench, project)
      let handle = bench.client.project(project).batchExports
      guard let export = exports.randomElement(using: &generator) else { return await create(number) }
      let path = "/api/projects/\(project)/batch_exports/\(export.uuidString.lowercased())/"
      switch Action.allCases.randomElement(using: &generator) ?? .create {
      case .create: await create(number)
      case .list:
        await account { () async throws(PostHogError) in
          let page = try await bench.client.send(BatchExports.list(in: .project(project), limit: 3))
          #expect(page.results.allSatisfy { $0.teamID == project })
        }
      case .retrieve:
        await account { () async throws(PostHogError) in
          #expect(try await handle[export].retrieve().id == export)
        }
      case .delete:
        exports.removeAll { $0 == export }
        await account(for: path) { () async throws(PostHogError) in try await handle[export].delete() }
      case .cancel:
        let run = try #require(bench.fake.startRun(of: export))
        await account(for: "\(path)runs/\(run.uuidString.lowercased())/cancel/") { () async throws(PostHogError) in
          _ = try await handle[export].runs[run].cancel()
        }
      }
    }

    private mutating func create(_ number: Int) async {
      let name = "Export \(number)"
      let exports = bench.client.project(project).batchExports
      var created: UUID?
      await account(for: name) { () async throws(PostHogError) in
        let export = try await exports.create(.named(name))
        #expect(export.name == name)
        created = export.id
      }
      if let created { self.exports.append(created) }
    }

    private mutating func account(
      for change: String? = nil, _ operation: () async throws(PostHogError) -> Void
    ) async {
      do throws(PostHogError) {
        try await operation()
        accounts.enter(.succeeded, of: change, nil)
      } catch {
        accounts.enter(error.mayHaveTakenEffect ? .unknown : .failed, of: change, error)
      }
    }
  }
#endif
