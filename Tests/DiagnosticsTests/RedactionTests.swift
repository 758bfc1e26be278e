import Diagnostics
import Testing

/// A text, and the credential in it, which must not be shown.
struct SecretRow: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  let secret: String
  /// What is shown.
  let shown: String

  init(_ name: String, _ text: String, _ secret: String, _ shown: String) {
    (self.name, self.text, self.secret, self.shown) = (name, text, secret, shown)
  }

  var testDescription: String { name }
}

@Suite("Credentials in shown text")
struct RedactionTests {
  static let key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
  static let jwt =
    "eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.eyJzdWIiOiJzeXN0ZW0ifQ.c2lnbmF0dXJl-XyZ"
  static let ecr = "eyJwYXlsb2FkIjoiZ0t3bGUxUzhKQ2ltZVh5cDAifQ=="
  static let session = "IQoJb3JpZ2luX2VjEJr//////////wEaCXVzLWVhc3QtMSJHMEUC"

  static let rows: [SecretRow] = [
    SecretRow("JSON", #"{"password":"hunter2"}"#, "hunter2", #"{"password":"[hidden]"}"#),
    SecretRow(
      "JSON with a space", #"{"password": "hun\"ter2"}"#, "ter2", #"{"password": "[hidden]"}"#),
    SecretRow(
      "JSON in JSON", #"{\"password\":\"hunter2\",\"a\":1}"#, "hunter2",
      #"{\"password\":\"[hidden]\",\"a\":1}"#),
    SecretRow("YAML", "password: hunter2", "hunter2", "password: [hidden]"),
    SecretRow("YAML in quotes", "password: 'hunter2 x'", "hunter2", "password: '[hidden]'"),
    SecretRow("a variable", "PGPASSWORD=hunter2 psql", "hunter2", "PGPASSWORD=[hidden] psql"),
    SecretRow("an option", "--password hunter2 next", "hunter2", "--password [hidden] next"),
    SecretRow("an option with =", "--password=hunter2", "hunter2", "--password=[hidden]"),
    SecretRow(
      "docker login -p", "docker login -u AWS -p hunter2 r", "hunter2",
      "docker login -u AWS -p [hidden] r"),
    SecretRow(
      "docker login -pX", "docker login -u AWS -phunter2 r", "hunter2",
      "docker login -u AWS -p[hidden] r"),
    SecretRow(
      "curl -u", "curl -u AWS:hunter2 https://r", "hunter2", "curl -u AWS:[hidden] https://r"),
    SecretRow(
      "skopeo", "skopeo copy --src-creds=AWS:hunter2 a", "hunter2",
      "skopeo copy --src-creds=AWS:[hidden] a"),
    SecretRow(
      "an AWS credentials file", "aws_secret_access_key = \(key)", key,
      "aws_secret_access_key = [hidden]"),
    SecretRow(
      "a secret key that is short", "AWS_SECRET_ACCESS_KEY=hunter2", "hunter2",
      "AWS_SECRET_ACCESS_KEY=[hidden]"),
    SecretRow(
      "STS's answer", #""SecretAccessKey": "\#(key)", "SessionToken": "abc""#, "abc",
      #""SecretAccessKey": "[hidden]", "SessionToken": "[hidden]""#),
    SecretRow("a secret key by itself", "got \(key) here", key, "got [hidden] here"),
    SecretRow("a session token by itself", "got \(session) here", session, "got [hidden] here"),
    SecretRow("a web identity token", "token \(jwt), expired", jwt, "token [hidden], expired"),
    SecretRow("the end of a web identity token", "x \(jwt)", "c2lnbmF0dXJl", "x [hidden]"),
    SecretRow("ECR's password", "-> \(ecr)", ecr, "-> [hidden]"),
    SecretRow(
      "a header", "x-amz-security-token: hunter2", "hunter2", "x-amz-security-token: [hidden]"),
    SecretRow(
      "a query", "https://b.s3/x?X-Amz-Security-Token=hunter2&X-Amz-Signature=abcdef&a=b",
      "abcdef", "https://b.s3/x?X-Amz-Security-Token=[hidden]&X-Amz-Signature=[hidden]&a=b"),
    SecretRow(
      "bearer", "Authorization: Bearer sha256~abc123", "abc123", "Authorization: Bearer [hidden]"),
    SecretRow(
      "basic", "authorization: basic QVdTOmh1bnRlcjI=", "QVdT", "authorization: basic [hidden]"),
    SecretRow(
      "a Docker configuration", #"{"auths":{"r":{"auth":"QVdTOmh1bnRlcjI="}}}"#, "QVdT",
      #"{"auths":{"r":{"auth":"[hidden]"}}}"#),
    SecretRow(
      "a proxy", "HTTPS_PROXY=http://bob:hunter2@proxy:3128", "hunter2",
      "HTTPS_PROXY=http://[hidden]@proxy:3128"),
    SecretRow(
      "a password with a slash in a URL", "http://bob:hun/ter2@proxy:3128/", "ter2",
      "http://[hidden]@proxy:3128/"),
    SecretRow(
      "a token in a URL", "https://ghp_abc@github.com/x", "ghp_abc", "https://[hidden]@github.com/x"
    ),
    SecretRow(
      "a private key", "k: -----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----",
      "MIIE", "k: -----BEGIN [hidden]-----END RSA PRIVATE KEY-----"),
    SecretRow("a client secret", "client_secret=hunter2;", "hunter2", "client_secret=[hidden];"),
    SecretRow("an API key", "X-Api-Key: hunter2", "hunter2", "X-Api-Key: [hidden]"),
    SecretRow(
      "a refresh token", #""refresh_token":"hunter2""#, "hunter2", #""refresh_token":"[hidden]""#),
    SecretRow("a token that looks like one", "token=Abcdef123456", "Abcdef", "token=[hidden]"),
    SecretRow(
      "two in a line", "password=hunter2 password=hunter3", "hunter3",
      "password=[hidden] password=[hidden]"),
    SecretRow("upper case", "PASSWORD: hunter2", "hunter2", "PASSWORD: [hidden]"),
    SecretRow(
      "a field of a struct", "{Password:hunter2 User:a}", "hunter2", "{Password:[hidden] User:a}"),
    SecretRow("Ruby", #"password=>"hunter2""#, "hunter2", #"password=>"[hidden]""#),
    SecretRow("camel case", #"dbPassword: "hunter2""#, "hunter2", #"dbPassword: "[hidden]""#),
    SecretRow("a passphrase", "ssh_passphrase=hunter2", "hunter2", "ssh_passphrase=[hidden]"),
    SecretRow(
      "an identity token", #""identitytoken": "hunter2""#, "hunter2",
      #""identitytoken": "[hidden]""#),
    SecretRow(
      "oc login", "oc login --token=sha256~hunter2A", "hunter2A", "oc login --token=[hidden]"),
    SecretRow(
      "a keystore", "-storepass hunter2 --storepass=hunter3", "hunter3",
      "-storepass hunter2 --storepass=[hidden]"),
    SecretRow(
      "GetAuthorizationToken", #""authorizationToken": "\#(ecr)""#, ecr,
      #""authorizationToken": "[hidden]""#),
  ]

  @Test("a credential is hidden", arguments: rows)
  func hidden(row: SecretRow) {
    let shown = Redaction.text(row.text)
    #expect(shown == row.shown)
    #expect(!shown.contains(row.secret))
  }

  @Test(
    "a text without line breaks takes no longer than its length allows",
    arguments: [
      "a/", "a+b=", "eyJ ", "-----BEGIN ", "a://", "token:", "--password ", "x:'", "Bearer ",
    ])
  func long(piece: String) {
    // Quadratic, this would be 10^9 steps and more.
    let text = String(repeating: piece, count: 40_000)
    #expect(Redaction.text(text).utf8.count > 0)
  }

  @Test(
    "what is not a credential stays",
    arguments: [
      "User: arn:aws:sts::606639739464:assumed-role/ROSAECRAssumeRole2/botocore-session-1700000000 is not authorized",
      "arn:aws:iam::606639739464:role/eks-cluster-NodeInstanceRole-1A2B3C4D5E6F",
      "818140567777.dkr.ecr.us-east-1.amazonaws.com/team/app@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      "failed to pull https://818140567777.dkr.ecr.us-east-1.amazonaws.com/v2/team/app/manifests/latest: 401",
      "no basic auth credentials", "basic authentication failed for the registry",
      "bearer token expired",
      #"Www-Authenticate: Basic realm="https://818140567777.dkr.ecr.us-east-1.amazonaws.com/",service="ecr.amazonaws.com""#,
      #"secret "regcred" not found"#, "pull_secret: regcred", "imagePullSecrets: [{name: regcred}]",
      "ecr:GetAuthorizationToken on *", "serviceAccountToken: {audience: openshift}",
      "the token: expired yesterday", "--password-stdin", "password: ${PASSWORD}", "password: ****",
      "password:", #""password": null"#, "AWS_WEB_IDENTITY_TOKEN_FILE=/var/run/secrets/token",
      "https://oidc.op1.openshiftapps.com/2k0c8r75om1ojie607vf4glkvbd4mo89",
      "/var/lib/kubelet/pods/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0/volumes/kubernetes.io~projected",
      "containerd://9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      "docker run -p8080:80 -p 443:443 app", "a::b", "email@example.com", "secretName: x2Y3z4w5",
      "a bearer token. Then", "-----BEGIN CERTIFICATE-----",
      "ecr-credentials-sync-7d4b9c6f5d-x2x9z",
    ])
  func stays(text: String) { #expect(Redaction.text(text) == text) }
}

@Suite("Text for terminals and logs")
struct VisibleTextTests {
  @Test(
    "what acts, reorders or hides is written out",
    arguments: [
      ("a\u{1B}[31mb", #"a\u{1b}[31mb"#), ("a\u{7}", #"a\u{7}"#), ("a\tb", #"a\u{9}b"#),
      ("a\rb", #"a\u{d}b"#), ("a\u{9B}b", #"a\u{9b}b"#), ("\u{7F}", #"\u{7f}"#),
      ("a\u{202E}b", #"a\u{202e}b"#), ("a\u{2066}b", #"a\u{2066}b"#),
      ("a\u{200B}b", #"a\u{200b}b"#), ("a\u{FEFF}b", #"a\u{feff}b"#),
      ("a\u{2028}b", #"a\u{2028}b"#), ("a\u{85}b", #"a\u{85}b"#), ("\u{E0041}", #"\u{e0041}"#),
      ("café ✓ 日本", "café ✓ 日本"), ("", ""),
    ])
  func escapes(text: String, shown: String) {
    #expect(VisibleText.line(text) == shown)
    #expect(VisibleText.lines(text) == shown)
  }

  @Test("a line feed ends a line, or is written out where there is one line")
  func lineFeeds() {
    #expect(VisibleText.lines("a\nb") == "a\nb")
    #expect(VisibleText.line("a\nb") == #"a\u{a}b"#)
  }

  @Test(
    "no line is a command to a CI service",
    arguments: [
      ("::error::x", #"\u{3a}:error::x"#), ("a\n::add-mask::x", "a\n\\u{3a}:add-mask::x"),
      ("a\n  ::stop::x", "a\n  \\u{3a}:stop::x"), ("arn:aws:iam::1", "arn:aws:iam::1"),
      ("a ##[group]", #"a \u{23}#[group]"#), ("##vso[task.x]", #"\u{23}#vso[task.x]"#),
      ("## title", "## title"),
    ])
  func commands(text: String, shown: String) { #expect(VisibleText.lines(text) == shown) }
}
