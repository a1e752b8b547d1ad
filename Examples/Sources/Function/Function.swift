// A function in the cloud, as AWS Lambda and its kind run it: the process lives for many events, so the client is made once, and
// each event gets a deadline within the function's own. Here the events are lines on standard input.

import PostHogBatchExports

/// Pauses an export by its name, as a button in a chat would.
struct Handler {
  private let project: PostHogClient.ProjectHandle

  /// Made once, outside of the events, so that connections, the rate limit and the retry budget outlast them.
  init() throws(PostHogError) {
    let posthog = try PostHogClient.fromEnvironment().configured { $0.deadline = .seconds(20) }
    project = try posthog.projectFromEnvironment()
  }

  func handle(_ name: String) async -> String {
    do throws(PostHogError) {
      guard let export = try await project.batchExports.list().first(where: { $0.name == name }) else {
        return "There is no export with the name “\(name)”."
      }
      guard !export.paused else { return "\(name) is paused already." }
      _ = try await project.batchExports[export.id].pause()
      return "\(name) is paused."
    } catch {
      return error.message
    }
  }
}

@main
struct Function {
  static func main() async {
    do {
      let handler = try Handler()
      while let event = readLine() { print(await handler.handle(event)) }
    } catch {
      print(error.message)
    }
  }
}
