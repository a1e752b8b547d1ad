// What every transport does with sockets, as HTTPTransport documents it. The tests are in the files beside this one.

import Testing

// One after the other: they check bytes and times, and those that wait for a silent peer would otherwise blame it for a
// machine that is busy with the others.
@Suite("Transport conformance", .serialized, .timeLimit(.minutes(5)))
struct ConformanceTests {}
