import DataReading
import Diagnostics

/// Reads files of observations, whose last line may be what a crash left of it.
struct ObservationFile {
  private(set) var observations: [Observation] = []
  /// What is wrong with lines that can't be read, and were left out.
  private(set) var diagnostics: [Diagnostic] = []
  private var seen: Set<Observation> = []

  private static let largestLine = 16 << 10
  private static let largestFile = 16 << 20

  /// Adds what a file has that isn't known yet.
  ///
  /// - Throws: An error if the file can't be read, or if none of its lines is an observation.
  mutating func read(path: String) throws(DiagnosticError) {
    let bytes = try FileStore.disk.content(path, Self.largestFile)
    let file = SourceFile(path: path, bytes: bytes)
    var isEmpty = true
    var faulty: [Diagnostic] = []
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      guard !line.isEmpty else { continue }
      guard let observation = observation(line, path: path) else {
        faulty.append(
          .warning(
            "the line isn't an observation, and is left out",
            at: SourceLocation(file: file, line: index + 1, column: 1)))
        continue
      }
      isEmpty = false
      if seen.insert(observation).inserted { observations.append(observation) }
    }
    if isEmpty, !faulty.isEmpty {
      throw DiagnosticError([
        .error(
          "no line of the file is an observation", at: SourceLocation(file: file, line: 1, column: 1),
          hint: "give a file that `UnrecognizedContentFile` wrote")
      ])
    }
    diagnostics += faulty
  }

  private func observation(_ line: ArraySlice<UInt8>, path: String) -> Observation? {
    guard line.count <= Self.largestLine else { return nil }
    return (try? DataReader().read(bytes: Array(line), path: path, format: .json)).flatMap(Observation.init)
  }
}
