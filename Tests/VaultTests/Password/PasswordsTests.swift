import Testing
import Vault

struct PasswordsTests {
  private let root = RootKey.ephemeral()

  @Test func theRightPasswordOpensAndAnotherDoesNot() async throws {
    let passwords = Passwords(root: root, cost: .light)
    let hash = try await passwords.hash("correcto caballo pila")
    #expect(try await passwords.verify("correcto caballo pila", against: hash))
    #expect(try await !passwords.verify("correcto caballo pilas", against: hash))
    #expect(try await !passwords.verify("", against: hash))
  }

  @Test func theHashIsPHCAndSaltedEachTime() async throws {
    let passwords = Passwords(root: root)
    let first = try await passwords.hash("una clave larga")
    let second = try await passwords.hash("una clave larga")
    #expect(first.hasPrefix("$argon2id$v=19$m=65536,t=3,p=1$"))
    #expect(first != second)
    #expect(!passwords.isOutdated(first))
  }

  @Test func aHashOfOlderParametersStillOpensAndIsOutdated() async throws {
    let hash = try await Passwords(root: root, cost: .light).hash("clave")
    let today = Passwords(root: root)
    #expect(try await today.verify("clave", against: hash))
    #expect(today.isOutdated(hash))
  }

  @Test func withoutThePepperTheRightPasswordDoesNotOpen() async throws {
    let hash = try await Passwords(root: root, cost: .light).hash("clave")
    let stolen = Passwords(root: .ephemeral(), cost: .light)
    #expect(try await !stolen.verify("clave", against: hash))
  }

  @Test func anAccentTypedInTwoWaysIsOnePassword() async throws {
    let passwords = Passwords(root: root, cost: .light)
    let hash = try await passwords.hash("Pe\u{00F1}a")
    #expect(try await passwords.verify("Pen\u{0303}a", against: hash))
  }

  @Test func garbageInTheColumnNeverOpens() async throws {
    let passwords = Passwords(root: root, cost: .light)
    for hash in ["", "$argon2id$", "plain", "$argon2i$v=19$m=1024,t=1,p=1$YWFh$YWFh"] {
      #expect(try await !passwords.verify("plain", against: hash))
    }
  }

  @Test func aCrowdIsServedAndAStormIsToldToWait() async throws {
    let passwords = Passwords(root: root, cost: .light)
    let outcomes = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<400 {
        group.addTask { (try? await passwords.hash("clave")) != nil }
      }
      return await group.reduce(into: [Bool]()) { $0.append($1) }
    }
    #expect(outcomes.filter { $0 }.count >= 64)
    #expect(try await passwords.hash("otra vez").hasPrefix("$argon2id$"))
  }
}
