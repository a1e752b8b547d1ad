/// A request body that knows its most frequent fault.
package protocol AdvisingBody {
  /// A sentence for a caller whose request was refused; `nil` if there is nothing to say.
  var advice: String? { get }
}
