import Glibc

/// A copy of a file as it was, named as Ansible's own modules name theirs.
enum Backup {
  /// Copies the file at `path` beside itself, as `path.PID.YYYY-MM-DD@HH:MM:SS~`, with its mode.
  static func make(of path: String) throws(DiskFailure) -> String {
    let copy = "\(path).\(getpid()).\(timestamp())~"
    let status = try Disk.status(path)
    let file = try StagedFile(
      try Disk.read(path), for: copy, mode: status.map { $0.st_mode & 0o7777 })
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
