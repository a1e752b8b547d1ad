public import DataReading
public import Diagnostics
public import PostHogBatchExports

/// A file in which the batch exports of a project are kept as code.
///
///     version: 1
///     host: eu                          # or us, or the URL of an instance
///     project: 12345
///     exports:
///       - name: Nightly events          # exports are found by their name
///         interval: day
///         timezone: Europe/Paris
///         offset_hour: 5
///         destination:
///           type: HTTP
///           config:
///             url: https://eu.i.posthog.com/batch/
///             token: {env: TARGET_TOKEN}
///     ...
///
/// The keys and values are those of the API, and a key that isn't named isn't managed. Null unsets what the server can unset.
/// `integration` is the number of the integration that holds the credentials of the destination; other credentials are
/// references to environment variables. Unknown keys are errors.
///
/// The last line has to be `...`, the mark by which YAML ends a document: a file that was cut off would otherwise read as one
/// with fewer exports. A file in JSON needs no mark.
public struct ExportsDocument: Sendable {
  /// The version of the format.
  public static let version = 1

  /// The last line of a file.
  static let end = "..."

  /// The exports as they should be.
  public let set: ExportSet
  /// Where each export and each of its properties is.
  let places: ExportPlaces

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The path of the file, relative to the working directory.
  ///   - files: Where the file is read from.
  /// - Throws: Every fault, with its place and perhaps a hint. No error shows a line of the file, which may hold a secret that
  ///   shouldn't be there.
  public init(path: String, files: FileStore = .disk) throws(DiagnosticError) {
    do throws(DiagnosticError) {
      let file = try files.file(at: path)
      try FileEnd.check(file)
      let root = try DataReader(files: files).read(bytes: file.bytes, path: path)
      (set, places) = try ExportsReader.read(root)
    } catch {
      throw error.withoutExcerpts
    }
  }

  /// Returns the problems of planning this file, each at its place in it.
  public func located(_ problems: [ExportSetProblem]) -> DiagnosticError {
    DiagnosticError(
      problems.map { problem in
        let place = places.place(of: problem)
        return .error(
          place == nil ? problem.description : problem.message, at: place, hint: place == nil ? nil : problem.hint)
      }
    ).withoutExcerpts
  }
}
