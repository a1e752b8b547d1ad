#if AsyncHTTPClient
  import AsyncHTTPClient
  import NIOSSL

  /// The self-signed certificate of the TLS servers, for one host, until 2126. Only tests that say so trust it.
  enum Certificate {
    /// The host, which exists only where a test says.
    static let host = "posthog.example"

    /// What a server needs to show the certificate.
    ///
    /// - Parameter wantsClients: Whether clients have to show one too.
    static func server(speaking protocols: [String], wantsClients: Bool = false) throws -> NIOSSLContext {
      var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: [.certificate(try NIOSSLCertificate(bytes: Array(certificate.utf8), format: .pem))],
        privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem)))
      configuration.applicationProtocols = protocols
      if wantsClients { configuration.certificateVerification = .noHostnameVerification }
      return try NIOSSLContext(configuration: configuration)
    }

    /// What a client needs to trust it.
    static func client() throws -> TLSConfiguration {
      var configuration = TLSConfiguration.makeClientConfiguration()
      configuration.trustRoots = .certificates([
        try NIOSSLCertificate(bytes: Array(certificate.utf8), format: .pem)
      ])
      return configuration
    }

    private static let certificate = """
      -----BEGIN CERTIFICATE-----
      MIIBvjCCAWWgAwIBAgIUL+aGonTAd2d2B3L+o31HZc+FSGYwCgYIKoZIzj0EAwIw
      JjEkMCIGA1UEAwwbcG9zdGhvZy1iYXRjaC1leHBvcnRzIHRlc3RzMCAXDTI2MTEy
      MTE5MDUyNFoYDzIxMjYxMDI4MTkwNTI0WjAmMSQwIgYDVQQDDBtwb3N0aG9nLWJh
      dGNoLWV4cG9ydHMgdGVzdHMwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATLCNUF
      HoxYsTVjtENyEvjgvwwOUgSIzh3iQCz0F0bDDIRQg/LMBvUPs4UdGL5CwIjyQm1t
      /+C27pflyR4YzYExo28wbTAdBgNVHQ4EFgQU9TFiS1OG4oFwm3u31OfEmVudgNow
      HwYDVR0jBBgwFoAU9TFiS1OG4oFwm3u31OfEmVudgNowGgYDVR0RBBMwEYIPcG9z
      dGhvZy5leGFtcGxlMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIg
      Sul05hkInV0i/Ndu5LpqvJUurwTpugw5lT1coQLcRUECIFNO8pipK6+Qm/bCFU33
      OnkpMQ6oU1bnlouibLYaoq23
      -----END CERTIFICATE-----
      """

    /// It opens nothing but the servers of these tests.
    private static let key = """
      -----BEGIN PRIVATE KEY-----
      MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgdaC9Z5/6LUr2fKBo
      3Wkyy2KnS2xA2IJ+SsvPxmvkAJqhRANCAATLCNUFHoxYsTVjtENyEvjgvwwOUgSI
      zh3iQCz0F0bDDIRQg/LMBvUPs4UdGL5CwIjyQm1t/+C27pflyR4YzYEx
      -----END PRIVATE KEY-----
      """
  }
#endif
