/// The parts of a decimal number at the beginning of some bytes. It accepts everything that YAML's core schema accepts;
/// JSON, which accepts less, checks the parts.
struct DecimalText {
  let bytes: UnsafeBufferPointer<UInt8>
  /// The sign: `+`, `-` or nothing.
  let sign: Range<Int>
  let integer: Range<Int>
  /// The digits after the point; `nil` if there is no point.
  let fraction: Range<Int>?
  /// The sign and the digits after the `e`; `nil` if there is no `e`, without digits if none follow.
  let exponent: Range<Int>?

  /// The index after the number.
  var end: Int { exponent?.upperBound ?? fraction?.upperBound ?? integer.upperBound }

  /// Splits as many bytes as can belong to a number.
  init(prefixOf bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) {
    func digits(from start: Int) -> Range<Int> {
      var end = start
      while end < bytes.count, bytes[end].isDigit { end += 1 }
      return start..<end
    }
    func sign(at index: Int) -> Range<Int> {
      guard index < bytes.count else { return index..<index }
      let isSign = bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+")
      return index..<(isSign ? index + 1 : index)
    }
    self.bytes = bytes
    self.sign = sign(at: start)
    integer = digits(from: self.sign.upperBound)
    var next = integer.upperBound
    if next < bytes.count, bytes[next] == UInt8(ascii: ".") {
      fraction = digits(from: next + 1)
      next = fraction?.upperBound ?? next
    } else {
      fraction = nil
    }
    if next < bytes.count, bytes[next] == UInt8(ascii: "e") || bytes[next] == UInt8(ascii: "E") {
      exponent = next + 1..<digits(from: sign(at: next + 1).upperBound).upperBound
    } else {
      exponent = nil
    }
  }

  /// Whether the parts are a number of the core schema: digits around the point, digits after the `e`.
  var isNumber: Bool {
    guard !integer.isEmpty || fraction?.isEmpty == false else { return false }
    return exponentHasDigits
  }

  /// Also true for numbers without an exponent.
  var exponentHasDigits: Bool {
    guard let exponent else { return true }
    return exponent.last.map { bytes[$0].isDigit } ?? false
  }

  /// Returns the exact number, as an `Int` if it is written as one and fits.
  func value() throws(ScalarFault) -> Node.Value {
    if fraction == nil, exponent == nil, let small = smallInteger { return .integer(small) }
    let text = jsonText
    guard let double = Double(text), double.isFinite else {
      throw ScalarFault(message: "the number is beyond the range of a 64-bit float")
    }
    return .number(text)
  }

  private var isNegative: Bool { sign.first.map { bytes[$0] == UInt8(ascii: "-") } ?? false }

  private var smallInteger: Int? {
    var value = 0
    for index in integer {
      let (tenfold, overflows) = value.multipliedReportingOverflow(by: 10)
      let digit = Int(bytes[index] - .zero)
      let (next, overflowsToo) =
        isNegative ? tenfold.subtractingReportingOverflow(digit) : tenfold.addingReportingOverflow(digit)
      guard !overflows, !overflowsToo else { return nil }
      value = next
    }
    return value
  }

  /// The number as JSON writes it: no plus sign, no leading zeros, digits on both sides of the point.
  private var jsonText: String {
    let digits = bytes[integer].drop { $0 == .zero }
    var text = isNegative ? "-" : ""
    text += digits.isEmpty ? "0" : String(decoding: digits, as: UTF8.self)
    if let fraction {
      text += "."
      text += fraction.isEmpty ? "0" : String(decoding: bytes[fraction], as: UTF8.self)
    }
    if let exponent {
      text += "e"
      text += String(decoding: bytes[exponent], as: UTF8.self)
    }
    return text
  }
}
