extension Causes {
  /// Registries that a node cannot reach, or that fail.
  static let imageTransport: [Cause] = [
    Cause(
      "image-pull-tls", .image,
      patterns: pulling(
        "x509:", "tls: failed to verify", "server gave http response to https client",
        "tls: handshake failure", "remote error: tls:"),
      wrong: """
        the node does not trust the certificate that the registry, or a proxy in front of it, \
        presents
        """,
      remedy: """
        add the CA to the cluster: `oc -n openshift-config create configmap registry-cas \
        --from-file=HOST=ca.crt` and `oc patch image.config.openshift.io/cluster --type merge -p \
        '{"spec":{"additionalTrustedCA":{"name":"registry-cas"}}}'` (a proxy's CA: `oc edit \
        proxy/cluster`, `trustedCA`)
        """,
      source: """
        https://docs.openshift.com/container-platform/latest/openshift_images/image-configuration.html#images-configuration-cas_image-configuration
        """,
      samples: [
        """
          Warning  Failed  12s (x3 over 51s)  kubelet  Failed to pull image \
        "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": rpc error: code = Unknown desc \
        = failed to pull and unpack image \
        "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": failed to resolve reference \
        "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": failed to do request: Head \
        "https://818140567777.dkr.ecr.us-east-1.amazonaws.com/v2/cf/api/manifests/1": x509: \
        certificate signed by unknown authority
        """,
        """
        Failed to pull image "registry.example.com:5000/a:1": pinging container registry \
        registry.example.com:5000: Get "https://registry.example.com:5000/v2/": http: server \
        gave HTTP response to HTTPS client
        """,
      ]),
    Cause(
      "image-pull-dns", .image,
      patterns: pulling(
        "dial tcp: lookup", "no such host", "server misbehaving",
        "temporary failure in name resolution"),
      wrong: "the node cannot resolve the registry's name",
      remedy: """
        check it on the node: `oc debug node/NODE -- chroot /host getent hosts HOST`; a mistyped \
        account or region in the host's name looks the same \
        (`ACCOUNT.dkr.ecr.REGION.amazonaws.com`), and so does a missing private DNS of the \
        `ecr.dkr` endpoint
        """,
      source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
      samples: [
        """
          Warning  Failed  12s (x3 over 51s)  kubelet  Failed to pull image \
        "818140567777.dkr.ecr.us-east1.amazonaws.com/cf/api:1": rpc error: code = Unknown desc = \
        failed to pull and unpack image "818140567777.dkr.ecr.us-east1.amazonaws.com/cf/api:1": \
        failed to resolve reference "818140567777.dkr.ecr.us-east1.amazonaws.com/cf/api:1": \
        failed to do request: Head \
        "https://818140567777.dkr.ecr.us-east1.amazonaws.com/v2/cf/api/manifests/1": dial tcp: \
        lookup 818140567777.dkr.ecr.us-east1.amazonaws.com on 10.0.0.2:53: no such host
        """
      ]),
    Cause(
      "image-pull-timeout", .image,
      patterns: pulling(
        "i/o timeout", "context deadline exceeded", "tls handshake timeout",
        "client.timeout exceeded", "connection timed out", "connection refused",
        "no route to host", "network is unreachable", "connection reset by peer",
        "unexpected eof", ": eof", "request canceled while waiting for connection",
        "broken pipe", "http2: server sent goaway")
        + ["registryunavailable", "because the registry is unavailable"],
      wrong: "the node cannot reach the registry",
      remedy: """
        check it on the node: `oc debug node/NODE -- chroot /host curl -sS -o /dev/null -w \
        '%{http_code}' https://HOST/v2/` (401 is right); without internet access the VPC needs \
        the endpoints `ecr.api`, `ecr.dkr` and S3, with security groups that allow port 443
        """,
      source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
      samples: [
        """
          Warning  Failed  12s (x3 over 51s)  kubelet  Failed to pull image \
        "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": rpc error: code = Unknown desc \
        = pinging container registry 818140567777.dkr.ecr.us-east-1.amazonaws.com: Get \
        "https://818140567777.dkr.ecr.us-east-1.amazonaws.com/v2/": dial tcp 10.0.12.34:443: i/o \
        timeout
        """,
        """
          Warning  Failed  12s (x3 over 51s)  kubelet  Failed to pull image \
        "docker.io/amazon/aws-cli:latest": rpc error: code = DeadlineExceeded desc = failed to \
        pull and unpack image "docker.io/amazon/aws-cli:latest": context deadline exceeded
        """,
        """
        Failed to pull image "docker.io/amazon/aws-cli:latest": rpc error: code = Unknown desc = \
        failed to resolve reference "docker.io/amazon/aws-cli:latest": failed to do request: \
        Head "https://registry-1.docker.io/v2/amazon/aws-cli/manifests/latest": net/http: TLS \
        handshake timeout
        """,
      ]),
    Cause(
      "image-registry-failing", .image,
      patterns: pulling(
        "500 internal server error", "502 bad gateway", "503 service unavailable",
        "504 gateway timeout", "504 gateway time-out", "status code from registry 5",
        "unexpected http status: 5",
        "statuscode: 5", "internal server error"),
      wrong: "the registry itself fails (5xx)",
      remedy: """
        wait: the kubelet retries; if it persists, see https://health.aws.amazon.com for ECR in \
        the region, and whether a proxy responds in the registry's place
        """,
      source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors-docker.html",
      samples: [
        """
        Failed to pull image "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": \
        initializing source docker://818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1: \
        Requesting bearer token: invalid status code from registry 503 (Service Unavailable)
        """,
        """
        Failed to pull image "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": failed to \
        resolve reference "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": unexpected \
        status from HEAD request to \
        https://818140567777.dkr.ecr.us-east-1.amazonaws.com/v2/cf/api/manifests/1: 500 Internal \
        Server Error
        """,
      ]),
  ]

  /// A proxy that responds in the registry's place: its status is not the registry's.
  static let imageProxies: [Cause] = [
    Cause(
      "container-runtime-down", .image,
      patterns: ["dial unix /run/", "dial unix /var/run/"].map { "\($0)*connect" },
      wrong: "the node's container runtime does not respond",
      remedy: """
        look at it on the node: `oc debug node/NODE -- chroot /host systemctl status crio \
        kubelet`; the registry was never asked
        """,
      source: "https://kubernetes.io/docs/tasks/debug/debug-cluster/crictl/",
      samples: [
        """
        Failed to pull image "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": rpc error: \
        code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial \
        unix /run/crio/crio.sock: connect: connection refused"
        """
      ]),
    Cause(
      "image-pull-proxy", .image,
      patterns: pulling(
        "proxyconnect tcp", "proxy authentication required", "<!doctype", "<html",
        "invalid character '<' looking for beginning of value"),
      wrong: "a proxy in front of the registry does not let the pull through",
      remedy: """
        see `oc get proxy/cluster -o yaml`: its address, and whether the registry's host belongs \
        in `noProxy`; an HTML page in place of the registry's answer is the proxy's refusal: have \
        the host allowed there
        """,
      source: """
        https://docs.openshift.com/container-platform/latest/networking/enable-cluster-wide-proxy.html
        """,
      samples: [
        """
        Failed to pull image "docker.io/amazon/aws-cli:latest": rpc error: code = Unknown desc = \
        pinging container registry registry-1.docker.io: Get "https://registry-1.docker.io/v2/": \
        proxyconnect tcp: dial tcp 10.0.0.9:3128: connect: connection refused
        """,
        """
        Failed to pull image "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": pinging \
        container registry 818140567777.dkr.ecr.us-east-1.amazonaws.com: StatusCode: 407, \
        "<!DOCTYPE html><html><head><title>Blocked by pro..."
        """,
      ]),
  ]
}
