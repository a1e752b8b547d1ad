// Responses of the fake use the statuses and fields of HTTPTypes, which tests that import only this module need too.

@_exported public import HTTPTypes
