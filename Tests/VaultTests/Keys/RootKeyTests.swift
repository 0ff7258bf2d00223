import Foundation
import Testing

@testable import Vault

struct RootKeyTests {
  private func withFolder(_ act: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("caudal-root-\(Hex.encode(Random.bytes(8)))").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try act(folder)
  }

  @Test func itIsMadeOnceAndReadTheSame() throws {
    try withFolder { folder in
      let path = folder + "/keys/root.key"
      #expect(try RootKey.make(atPath: path))
      #expect(try !RootKey.make(atPath: path))
      let first = try RootKey.atPath(path)
      let second = try RootKey.atPath(path)
      #expect(first.fingerprint == second.fingerprint)
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
      #expect(mode as? Int == 0o600)
      let left = try FileManager.default.contentsOfDirectory(atPath: folder + "/keys")
      #expect(left == ["root.key"])
    }
  }

  @Test func aMistakenPathIsRefusedAndNothingIsMadeThere() throws {
    try withFolder { folder in
      let path = folder + "/rot.key"
      #expect(throws: RootKey.Unusable.missing(path: path)) { try RootKey.atPath(path) }
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }

  @Test func aFileThatOthersCouldReadIsRefused() throws {
    try withFolder { folder in
      let path = folder + "/root.key"
      try RootKey.make(atPath: path)
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      #expect(throws: RootKey.Unusable.exposed(path: path, mode: "640")) {
        try RootKey.atPath(path)
      }
    }
  }

  @Test func aDamagedFileIsRefusedAndNeverReplaced() throws {
    try withFolder { folder in
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let path = folder + "/root.key"
      let made = FileManager.default.createFile(
        atPath: path, contents: Data("caudal-root-key-v1 00ff\n".utf8),
        attributes: [.posixPermissions: 0o600])
      #expect(made)
      #expect(throws: RootKey.Unusable.malformed(path: path)) { try RootKey.atPath(path) }
    }
  }

  @Test func twoFirstRunsAtOnceEndWithOneKey() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("caudal-root-\(Hex.encode(Random.bytes(8)))").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let names = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<20 {
        group.addTask {
          try RootKey.make(atPath: folder + "/root.key")
          return try RootKey.atPath(folder + "/root.key").fingerprint
        }
      }
      return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
    }
    #expect(names.count == 1)
  }

  @Test func wipingLeavesZeros() {
    var bytes: [UInt8] = [1, 2, 3]
    SecretBytes.wipe(&bytes)
    #expect(bytes == [0, 0, 0])
    var key = Random.bytes(32)
    let copy = key
    let held = SecretBytes(taking: &key)
    #expect(key.allSatisfy { $0 == 0 })
    #expect(held.copied() == copy)
    #expect("\(held)" == "‹secret›")
  }

  @Test func derivedKeysDifferByFamilyAndDomain() {
    let master = SecretBytes(random: 32)
    let keys = [
      master.derived(.cell, domain: "a"), master.derived(.cell, domain: "b"),
      master.derived(.blindIndex, domain: "a"), master.derived(.wrap, domain: "a"), master,
    ].map { $0.copied() }
    #expect(Set(keys).count == keys.count)
  }
}
