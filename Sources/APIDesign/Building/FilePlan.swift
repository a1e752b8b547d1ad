import APIModel

extension API {
  /// Merges small files until about ten of balanced size are left: the compiler is fastest with those (measured: one
  /// file per type takes 1.5 times as long, one file for everything twice as long).
  mutating func planFiles() {
    settleNames()
    var weights: [String: Int] = [:]
    for type in types { weights[type.file, default: 0] += type.weight }
    for resource in resources { weights[resource.file, default: 0] += 8 * resource.endpoints.count }
    guard weights.count > Self.mostFiles else { return }
    let total = weights.values.reduce(0, +)
    var merged: [String: String] = [:]
    var group: [String] = []
    var weight = 0
    func close() {
      guard let first = group.first, let last = group.last else { return }
      let name = group.count == 1 ? first : first + "To" + last
      for file in group { merged[file] = name }
      group = []
      weight = 0
    }
    for file in weights.keys.sorted() {
      let own = weights[file] ?? 0
      if weight > 0, weight + own / 2 > total / Self.fewestFiles { close() }
      group.append(file)
      weight += own
    }
    close()
    for index in types.indices { types[index].file = merged[types[index].file] ?? types[index].file }
    for index in resources.indices { resources[index].file = merged[resources[index].file] ?? resources[index].file }
  }

  /// Gives files whose names differ only in case one name, because not every file system distinguishes them, and
  /// shortens names that are too long for a file system.
  private mutating func settleNames() {
    var names: [String: String] = [:]
    func settled(_ file: String) -> String {
      let short = String(file.prefix(Self.longestName))
      if let name = names[short.lowercased()] { return name }
      names[short.lowercased()] = short
      return short
    }
    for index in resources.indices { resources[index].file = settled(resources[index].file) }
    for index in types.indices { types[index].file = settled(types[index].file) }
  }

  private static let longestName = 80
  private static let mostFiles = 16
  private static let fewestFiles = 10
}

extension TypeDeclaration {
  /// An estimate of the number of lines of generated code.
  fileprivate var weight: Int {
    switch kind {
    case .object(let object): 5 + object.members.count * (isReadable && isWritable ? 5 : 3)
    case .enumeration(let type): 5 + type.cases.count
    case .union(let union): 8 + 6 * union.variants.count
    }
  }
}
