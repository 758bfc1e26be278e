/// The option `--allow-outside` of the commands that read guardrail files.
enum AllowOutsideOption {
  static let name = "allow-outside"

  static let option = CommandOption.flag(
    name, "read guardrail files outside the folder that holds the environments, too")
}
