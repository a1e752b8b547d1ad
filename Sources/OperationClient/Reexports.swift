// One import gives a program the client and the types that its operations consist of.

@_exported public import OperationCore
