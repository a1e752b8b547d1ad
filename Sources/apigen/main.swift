#if APIGenerator
  import ApigenCommand

  await Apigen.start()
#else
  // This is all that is compiled for packages that depend on this one for something else.
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #else
    import Darwin
  #endif

  let advice = "apigen: this package is built without its trait APIGenerator: enable it where you depend on it\n"
  _ = advice.withCString { write(STDERR_FILENO, $0, advice.utf8.count) }
  exit(64)
#endif
