// Errors of the system as errors of a download.

import SystemPackage

/// Runs work on a file and converts its failure to one of the download.
func disk<Output>(_ file: String, _ work: () throws -> Output) throws(PostHogError) -> Output {
  do {
    return try work()
  } catch let error as PostHogError {
    throw error
  } catch let error as Errno {
    throw .disk(error, file)
  } catch {
    throw .download(.disk("\(error)"), file: file)
  }
}

extension PostHogError {
  /// Creates the error for a file that the system refused to read or write.
  static func disk(_ error: Errno, _ file: String) -> PostHogError {
    let full: [Errno] = [.noSpace, .diskQuotaExceeded, .fileTooLarge]
    return .download(full.contains(error) ? .diskFull(error.description) : .disk(error.description), file: file)
  }
}
