/// Why a scalar has no value. The reader adds the place.
struct ScalarFault: Error, Hashable {
  let message: String
  var hint: String?
}
