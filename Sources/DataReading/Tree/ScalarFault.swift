/// The reason why a scalar has no value. The reader adds the location.
struct ScalarFault: Error, Hashable {
  let message: String
  var hint: String?
}
