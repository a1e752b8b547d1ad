// One import gives a program the client, the operations and models of the API, and the types these are made of.

@_exported public import OperationCore
@_exported public import PostHogAPI
