import Glibc

/// A copy of a file before it changes, named as Ansible's `backup_local` names it.
enum Backup {
  /// Copies the file at `path` to `path.PID.YYYY-MM-DD@HH:MM:SS~`, with its mode.
  static func make(of path: String) throws(FileFailure) -> String {
    let copy = "\(path).\(getpid()).\(timestamp())~"
    let status = try FileSystem.status(path)
    let file = try StagedFile(
      try FileSystem.read(path), for: copy, mode: status.map { $0.st_mode & 0o7777 })
    try file.commit()
    return copy
  }

  private static func timestamp() -> String {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    func two(_ number: CInt) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let day = "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    return "\(day)@\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
  }
}
