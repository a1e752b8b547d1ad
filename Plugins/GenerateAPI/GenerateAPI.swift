import Foundation
import PackagePlugin

/// `swift package generate-api`: runs `apigen` in the folder of the package.
///
/// The arguments are those of `apigen`; without a subcommand it is `generate`. With `check` nothing is written.
@main
struct GenerateAPI: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) async throws {
    let process = Process()
    process.executableURL = try context.tool(named: "apigen").url
    process.arguments = arguments.first.map { $0.hasPrefix("-") } == false ? arguments : ["generate"] + arguments
    process.currentDirectoryURL = context.package.directoryURL
    try process.run()
    process.waitUntilExit()
    // The plugin ends as the command does; what went wrong has been printed.
    if process.terminationStatus != 0 { exit(process.terminationStatus) }
  }
}
