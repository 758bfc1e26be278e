/// The program's own name and version.
enum Program {
  static let name = "ecr-artifacts"
  static let version = "0.1.0"
}
