/// A request body that knows what is most often wrong with it.
package protocol AdvisingBody {
  /// A sentence for a caller whose request was refused; nil when there is nothing to say.
  var advice: String? { get }
}
