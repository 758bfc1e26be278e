import Glibc

/// One file or folder, whatever the paths that lead to it.
struct FileIdentity: Hashable, Comparable {
  private let device: dev_t
  private let inode: ino_t

  init(_ status: stat) {
    device = status.st_dev
    inode = status.st_ino
  }

  static func < (a: FileIdentity, b: FileIdentity) -> Bool {
    (a.device, a.inode) < (b.device, b.inode)
  }
}
