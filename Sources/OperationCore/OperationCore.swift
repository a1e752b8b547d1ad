// OperationCore
