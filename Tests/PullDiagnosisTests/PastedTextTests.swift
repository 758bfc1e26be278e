import Testing

@testable import PullDiagnosis

@Suite("A diagnosis of pasted text")
struct PastedTextTests {
  /// How a message looks when it was copied from somewhere.
  struct Form: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let apply: @Sendable (_ message: String) -> String
  }

  static let forms: [Form] = [
    Form(testDescription: "folded at 72 columns") { eachLine($0) { folded($0, 72) } },
    Form(testDescription: "folded at 80 columns") { eachLine($0) { folded($0, 80) } },
    Form(testDescription: "folded at 80 columns in a list") {
      eachLine($0) { folded("  - " + $0, 80, indent: "    ") }
    },
    Form(testDescription: "broken by a terminal of 80 columns") {
      eachLine($0) { broken($0, 80) }
    },
    Form(testDescription: "broken by a terminal of 132 columns") {
      eachLine($0) { broken($0, 132) }
    },
    Form(testDescription: "folded by a YAML writer") {
      eachLine($0) { foldedAfter("    message: '" + $0 + "'", 80, indent: "      ") }
    },
    Form(testDescription: "coloured") { eachLine($0) { "\u{1B}[31m\($0)\u{1B}[0m" } },
    Form(testDescription: "coloured word by word") {
      eachLine($0) { $0.replacing(" ", with: "\u{1B}[1;33m \u{1B}[0m") }
    },
    Form(testDescription: "prefixed by `kubectl logs --prefix`") {
      eachLine($0) { "[pod/ecr-credentials-sync-6c9d7c8b5d-k2x7p/ecr-sync] \($0)" }
    },
    Form(testDescription: "prefixed by stern") {
      eachLine($0) { "ecr-credentials-sync-6c9d7c8b5d-k2x7p ecr-sync \($0)" }
    },
    Form(testDescription: "prefixed with a time") {
      eachLine($0) { "2026-03-02T08:15:04.123456789Z \($0)" }
    },
    Form(testDescription: "prefixed by klog") {
      eachLine($0) { "E0302 08:15:04.650058    3267 main.go:369] \($0)" }
    },
    Form(testDescription: "with the line ends of Windows") {
      $0.replacing("\n", with: "\r\n") + "\r\n"
    },
    Form(testDescription: "as a JSON log") {
      #"{"level":"error","ts":1.5,"msg":"\#(escaped($0))"}"#
    },
    Form(testDescription: "as JSON in JSON") {
      #"{"log":"\#(escaped(#"{"msg":"\#(escaped($0))"}"#))\n","stream":"stderr"}"#
    },
    Form(testDescription: "as JSON of Go") {
      let text = escaped($0).replacing("<", with: #"\u003c"#).replacing(">", with: #"\u003e"#)
        .replacing("&", with: #"\u0026"#)
      return #"{"level":"error","error":"\#(text)"}"#
    },
    Form(testDescription: "as the result of an Ansible task") {
      #"ok: [registry] => {"changed": false, "stdout_lines": ["\#(escaped($0))"]}"#
    },
    Form(testDescription: "between other lines") { "starting\n\n\($0)\n\nexit status 1\n" },
  ]

  private static func eachLine(_ text: String, _ form: (String) -> String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { form(String($0)) }
      .joined(separator: "\n")
  }

  private static func words(_ text: String) -> [Substring] { text.split(separator: " ") }

  /// Broken between words before `width`, as mail programs do.
  private static func folded(_ text: String, _ width: Int, indent: String = "") -> String {
    var lines: [String] = []
    var line = String(text.prefix { $0 == " " })
    for (index, word) in words(text).enumerated() {
      if index > 0, line.count + 1 + word.count > width {
        lines.append(line)
        line = indent
      } else if index > 0 {
        line += " "
      }
      line += word
    }
    return (lines + [line]).joined(separator: "\n")
  }

  /// Broken between words after `width`, as libyaml does.
  private static func foldedAfter(_ text: String, _ width: Int, indent: String) -> String {
    var lines: [String] = []
    var line = String(text.prefix { $0 == " " })
    for (index, word) in words(text).enumerated() {
      if index > 0, line.count > width {
        lines.append(line)
        line = indent
      } else if index > 0 {
        line += " "
      }
      line += word
    }
    return (lines + [line]).joined(separator: "\n")
  }

  /// Broken anywhere at `width`.
  private static func broken(_ text: String, _ width: Int) -> String {
    var rest = text[...]
    var lines: [Substring] = []
    repeat {
      lines.append(rest.prefix(width))
      rest = rest.dropFirst(width)
    } while !rest.isEmpty
    return lines.joined(separator: "\n")
  }

  private static func escaped(_ text: String) -> String {
    text.replacing(#"\"#, with: #"\\"#).replacing("\"", with: #"\""#)
      .replacing("\n", with: #"\n"#).replacing("\t", with: #"\t"#)
  }

  @Test("recognizes every sample of every cause as that cause", arguments: forms)
  func samples(form: Form) {
    for cause in Diagnosis.causes {
      for sample in cause.samples {
        let text = form.apply(sample)
        let found = Diagnosis.of(text: text, source: nil).findings.map(\.rule)
        #expect(found == [cause.id], "\(text)")
      }
    }
  }
}
