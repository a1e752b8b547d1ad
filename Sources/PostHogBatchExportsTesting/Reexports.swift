// Answers of the fake are made of statuses and fields of HTTPTypes, and tests that import only this should be able to say them.

@_exported public import HTTPTypes
