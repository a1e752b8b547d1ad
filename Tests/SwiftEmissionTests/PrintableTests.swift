// Which characters of a text are shown as they are: the generator and the client share no module, but make the same
// decision.

import Diagnostics
import OperationCore
import Testing

@Suite struct PrintableTests {
  @Test func generatorAndClientShowTheSameScalars() {
    let planes = [0...0x1_FFFF, 0xE_0000...0xE_0FFF, 0x10_FFF0...0x10_FFFF].joined()
    let different = planes.compactMap(Unicode.Scalar.init).filter { scalar in
      let text = String(scalar)
      return (text.oneLine == text) != (printable(text, limit: 1) == text)
    }
    #expect(different.isEmpty, "\(different.map { String($0.value, radix: 16) })")
  }
}
