extension Causes {
  /// Names that do not resolve, and servers that do not respond.
  static let connections: [Cause] = [
    Cause(
      "dns-failed", .network,
      patterns: [
        "could not resolve host", "failed to resolve '", "name or service not known",
        "temporary failure in name resolution", "nameresolutionerror",
        "dial tcp: lookup*no such host", "dial tcp: lookup*server misbehaving",
        "dial tcp: lookup*i/o timeout", "could not resolve address", "getaddrinfo enotfound",
        "getaddrinfo eai_again", "unknownhostexception",
      ],
      wrong: "a host name does not resolve",
      remedy: """
        try it in the pod: `oc -n NAMESPACE exec deployment/ecr-credentials-sync -- getent hosts \
        NAME`; check the cluster's DNS (`oc -n openshift-dns get pods`), a NetworkPolicy that \
        forbids DNS, the region in the name, and the private DNS of VPC endpoints
        """,
      source: "https://kubernetes.io/docs/tasks/administer-cluster/dns-debugging-resolution/",
      samples: [
        "curl: (6) Could not resolve host: sts.us-east-1.amazonaws.com",
        """
        urllib3.exceptions.NameResolutionError: <botocore.awsrequest.AWSHTTPSConnection object \
        at 0x7f0e1c>: Failed to resolve 'api.ecr.us-east-1.amazonaws.com' ([Errno -3] Temporary \
        failure in name resolution)
        """,
        "dial tcp: lookup sts.us-east-1.amazonaws.com on 172.30.0.10:53: no such host",
        """
        Post "https://sts.amazonaws.com/": dial tcp: lookup sts.amazonaws.com on 172.30.0.10:53: \
        read udp 10.128.2.10:3333->172.30.0.10:53: i/o timeout
        """,
      ]),
    Cause(
      "tls-not-trusted", .network,
      patterns: [
        "certificate verify failed", "certificate_verify_failed", "ssl validation failed for",
        "x509: certificate signed by unknown authority", "x509: certificate is valid for",
        "curl: (60)", "ssl certificate problem", "pkix path building failed",
        "self-signed certificate in certificate chain",
        "self signed certificate in certificate chain",
        "unable to get local issuer certificate",
      ],
      wrong: "the certificate of the server, or of a proxy in front of it, is not trusted",
      remedy: """
        give the container the CA that signed it: AWS_CA_BUNDLE in `ecr.sync.env`, set to what \
        `base64 -w 0 ca.pem` prints (on OpenShift the proxy's CA is in the config map of \
        namespace openshift-config that `oc get proxy/cluster -o \
        jsonpath={.spec.trustedCA.name}` names)
        """,
      source: "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html",
      samples: [
        """
        SSL validation failed for https://sts.us-east-1.amazonaws.com/ [SSL: \
        CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate in \
        certificate chain (_ssl.c:1006)
        """,
        "curl: (60) SSL certificate problem: unable to get local issuer certificate",
        "tls: failed to verify certificate: x509: certificate signed by unknown authority",
      ]),
    Cause(
      "certificate-expired", .network,
      patterns: [
        "certificate has expired or is not yet valid: current time*is after",
        "certificate has expired",
      ],
      wrong: "the server's certificate has expired",
      remedy: """
        have it renewed by the server's operator; in a cluster that was switched off for long, \
        approve the pending requests (`oc get csr`, `oc adm certificate approve NAME`)
        """,
      source: """
        https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/
        """,
      samples: [
        """
        x509: certificate has expired or is not yet valid: current time 2026-03-02T08:15:04Z is \
        after 2026-03-01T00:00:00Z
        """,
        "curl: (35) error: certificate has expired",
      ]),
    Cause(
      "endpoint-unreachable", .network,
      patterns: [
        "could not connect to the endpoint url", "connect timeout on endpoint url",
        "read timeout on endpoint url", "aws exits with 124: no answer",
        "aws exits with 137: no answer",
        "connection was closed before we received a valid response from endpoint url",
        "curl: (7) failed to connect", "curl: (28)", "no answer within 30 s;",
        "an http client failed to establish a connection",
        "an http client raised an unhandled exception", "request send failed, post",
        "requesterror: send request failed", "connect etimedout", "connect econnrefused",
        "unable to execute http request", "amazonaws.com:443: i/o timeout",
        "amazonaws.com:443: connect:",
      ],
      wrong: "the AWS endpoint does not respond",
      remedy: """
        try it in the pod: `oc -n NAMESPACE exec deployment/ecr-credentials-sync -- curl -sS -o \
        /dev/null -w '%{http_code}' https://sts.REGION.amazonaws.com/`; it needs a route (NAT, \
        or the VPC endpoints `sts` and `ecr.api`), a NetworkPolicy and egress firewall that \
        allow it, and behind a proxy HTTPS_PROXY in `ecr.sync.env`
        """,
      source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
      samples: [
        #"Could not connect to the endpoint URL: "https://sts.us-east-1.amazonaws.com/""#,
        #"Connect timeout on endpoint URL: "https://api.ecr.us-east-1.amazonaws.com/""#,
        """
        2026-03-02T08:15:04Z error no token for 818140567777.dkr.ecr.us-east-1.amazonaws.com: \
        aws exits with 124: no answer within 30 s; secrets stay as they are, next try in 4 s
        """,
        """
        failed to retrieve credentials, operation error STS: AssumeRoleWithWebIdentity, https \
        response error StatusCode: 0, RequestID: , request send failed, Post \
        "https://sts.us-east-1.amazonaws.com/": dial tcp 52.46.1.1:443: i/o timeout
        """,
      ]),
  ]
}
