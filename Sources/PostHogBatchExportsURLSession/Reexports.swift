// One import gives an app the transport, and what sets it up.

@_exported public import OperationClientURLSession
