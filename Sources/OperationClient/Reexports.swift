// One import gives a program the client and the types that its operations are made of.

@_exported public import OperationCore
