import DataReading
import Generation
import SwiftEmission

extension FileStore {
  /// A document, `document.yaml`, and the configuration beside it.
  init(document text: String, configuration: String?) {
    var texts = ["document.yaml": text]
    texts["apigen.yaml"] = configuration
    self.init(texts: texts)
  }
}

extension Generation {
  /// The generated Swift by file name.
  var swiftFiles: [String: String] {
    let emitted = files().filter { $0.name.hasSuffix(".swift") }
    return Dictionary(uniqueKeysWithValues: emitted.map { ($0.name, $0.text) })
  }
}
