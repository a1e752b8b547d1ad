// One import gives a program the client, what every client has, the operations and models of the API, and the types
// that these consist of.

@_exported public import OperationClient
@_exported public import OperationCore
@_exported public import PostHogAPI
