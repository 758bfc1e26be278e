import Glibc

/// What a path leads to, symbolic links followed.
enum FileKind {
  case file
  case folder
  case fifo
  case socket
  case device

  init(_ status: stat) {
    self =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFIFO: .fifo
      case S_IFSOCK: .socket
      default: .device
      }
  }

  /// With its article, for a message.
  var title: String {
    switch self {
    case .file: "a file"
    case .folder: "a folder"
    case .fifo: "a FIFO"
    case .socket: "a socket"
    case .device: "a device"
    }
  }
}
