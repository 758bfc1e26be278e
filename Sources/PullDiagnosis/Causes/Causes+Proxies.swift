extension Causes {
  /// Proxies that refuse, or cannot be reached.
  static let proxies: [Cause] = [
    Cause(
      "proxy-unreachable", .network,
      patterns: [
        "failed to connect to proxy url", "could not resolve proxy", "proxyconnect tcp",
        "cannot connect to proxy", "unable to connect to proxy",
      ],
      wrong: "the proxy that HTTPS_PROXY names cannot be reached",
      remedy: """
        correct HTTPS_PROXY in `ecr.sync.env` (`http://HOST:PORT`; `oc get proxy/cluster -o \
        jsonpath='{.status.httpsProxy}'` shows the cluster's), or remove it
        """,
      source: """
        https://docs.openshift.com/container-platform/latest/networking/enable-cluster-wide-proxy.html
        """,
      samples: [
        #"Failed to connect to proxy URL: "http://proxy.example.com:3128""#,
        "curl: (5) Could not resolve proxy: proxy.example.com",
      ]),
    Cause(
      "proxy-refused", .network,
      patterns: [
        "from proxy after connect", "connect tunnel failed, response",
        "tunnel connection failed:", "proxy authentication required",
      ],
      wrong: "the proxy does not let the connection through",
      remedy: """
        have the host allowed there, put user and password into HTTPS_PROXY if it asks for \
        them (407), and set NO_PROXY in `ecr.sync.env` for hosts that need no proxy \
        (`.svc,.cluster.local,172.30.0.1`, VPC endpoints)
        """,
      source: """
        https://docs.openshift.com/container-platform/latest/networking/enable-cluster-wide-proxy.html
        """,
      samples: [
        "curl: (56) CONNECT tunnel failed, response 403",
        "curl: (56) Received HTTP code 407 from proxy after CONNECT",
        "OSError('Tunnel connection failed: 407 Proxy Authentication Required')",
      ]),
  ]
}
