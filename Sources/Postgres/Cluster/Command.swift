import CLibPQ
import Foundation

/// Runs a program of the machine to its end, off Swift's threads. With `posix_spawn` and not
/// Foundation's Process, which waits for every descendant: a server it starts never ends.
actor Command {
  static let runner = Command()
  private let executor = ThreadExecutor(name: "command")

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  struct Failed: Error, CustomStringConvertible {
    let line: String
    let status: Int32
    let output: String

    var description: String { "\(line) ended with \(status): \(output)" }
  }

  /// What it printed. Through a file and not a pipe: a server keeps what it was started with.
  @discardableResult
  func run(_ words: [String]) throws -> String {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("caudal-\(ProcessInfo.processInfo.globallyUniqueString)").path
    defer { unlink(path) }
    let child = try spawn(words, output: path)
    var status: Int32 = 0
    while waitpid(child, &status, 0) == -1 && errno == EINTR {}
    let data = FileManager.default.contents(atPath: path) ?? Data()
    let output = String(decoding: data.suffix(4_000), as: UTF8.self)
    guard status == 0 else {
      throw Failed(line: words.joined(separator: " "), status: status >> 8, output: output)
    }
    return output
  }

  /// Descriptors above the three are closed: a server must not hold our sockets open.
  private func spawn(_ words: [String], output: String) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    posix_spawn_file_actions_addclosefrom_np(&actions, 3)
    posix_spawn_file_actions_addchdir_np(&actions, "/")
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Our threads block signals; a server must hear them.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var arguments = words.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var child: pid_t = 0
    let failure = posix_spawnp(&child, words[0], &actions, &attributes, &arguments, environ)
    guard failure == 0 else {
      throw Failed(line: words[0], status: failure, output: String(cString: strerror(failure)))
    }
    return child
  }
}
