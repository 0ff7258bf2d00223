// swift-tools-version: 6.1
import PackageDescription

// The map of the house: every arrow between rooms is written here and nowhere else.
// Arrows point down only. `make check` builds with the explicit import check, and HouseTests
// scan the imports as well.

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let ground = ["Postgres", "Vault", "Documents", "Web"]
let platform = ["Tenancy", "Identity", "Ledger", "Audit", "Jobs"]

func named(_ names: [String]) -> [Target.Dependency] { names.map { .init(stringLiteral: $0) } }

/// One target without a face: the pure rooms, the ground and the platform.
func room(_ name: String, on rooms: [String] = [], with parts: [Target.Dependency] = []) -> [Target]
{
  [
    .target(name: name, dependencies: named(rooms) + parts, swiftSettings: strict),
    .testTarget(
      name: "\(name)Tests", dependencies: named([name, "TestKit"]) + named(rooms) + parts,
      swiftSettings: strict),
  ]
}

/// A business module is three targets: its face, its body and its tests.
/// `talksTo` can only name faces, so a body can never import another body.
func module(_ name: String, uses pure: [String] = [], talksTo faces: [String] = []) -> [Target] {
  let needs = ["Kernel"] + pure + ground + platform + ["\(name)API"] + faces.map { "\($0)API" }
  return [
    .target(name: "\(name)API", dependencies: ["Kernel"], swiftSettings: strict),
    .target(name: name, dependencies: named(needs) + [logging], swiftSettings: strict),
    .testTarget(
      name: "\(name)Tests", dependencies: named([name, "TestKit"] + needs), swiftSettings: strict),
  ]
}

/// One vendor, one folder: it sees the face it implements, never a body and never the database.
func connector(_ name: String, for face: String, with parts: [Target.Dependency] = []) -> [Target] {
  let needs = ["Kernel", "Vault", "Web", "\(face)API"]
  return [
    .target(
      name: name, dependencies: named(needs) + parts, path: "Plugins/\(name)",
      swiftSettings: strict),
    .testTarget(
      name: "\(name)Tests", dependencies: named([name, "TestKit"] + needs) + parts,
      swiftSettings: strict),
  ]
}

let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let hummingbird: [Target.Dependency] = [
  .product(name: "Hummingbird", package: "hummingbird"),
  .product(name: "HummingbirdCore", package: "hummingbird"),
  .product(name: "HummingbirdTLS", package: "hummingbird"),
  .product(name: "HTTPTypes", package: "swift-http-types"),
  .product(name: "NIOCore", package: "swift-nio"),
  .product(name: "NIOPosix", package: "swift-nio"),
  .product(name: "NIOHTTP1", package: "swift-nio"),
  .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
  .product(name: "NIOSSL", package: "swift-nio-ssl"),
  .product(name: "AsyncHTTPClient", package: "async-http-client"),
  .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
  .product(name: "UnixSignals", package: "swift-service-lifecycle"),
  .product(name: "Crypto", package: "swift-crypto"),
  logging,
]

let systemLibraries: [Target] = [
  .systemLibrary(name: "CLibPQ", pkgConfig: "libpq"),
  .systemLibrary(name: "CSodium", pkgConfig: "libsodium"),
  .systemLibrary(name: "CArgon2", pkgConfig: "libargon2"),
  .systemLibrary(name: "COpenSSL", pkgConfig: "openssl"),
  .systemLibrary(name: "CCairo", pkgConfig: "pangocairo"),
  .systemLibrary(name: "CCmark"),
  .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode"),
  .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
  .systemLibrary(name: "CCurl", pkgConfig: "libcurl"),
  .systemLibrary(name: "CDecimal"),
  .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8"),
]

let pureRooms =
  [
    .target(name: "Kernel", swiftSettings: strict),
    .testTarget(name: "KernelTests", dependencies: ["Kernel"], swiftSettings: strict),
    .target(name: "Lending", dependencies: ["Kernel"], swiftSettings: strict),
    .target(
      name: "LendingLives", dependencies: ["Lending", "Kernel"], path: "Tests/LendingLives",
      swiftSettings: strict),
    .testTarget(
      name: "LendingTests", dependencies: ["Lending", "LendingLives", "Kernel"],
      exclude: ["Golden"], swiftSettings: strict),
    .target(name: "DMN", dependencies: ["CDecimal", "CPCRE2"], swiftSettings: strict),
    .testTarget(
      name: "DMNTests", dependencies: ["DMN"], exclude: ["Models"], swiftSettings: strict),
  ] as [Target]

let groundRooms =
  room("Postgres", on: ["Kernel"], with: ["CLibPQ", logging])
  + room("Vault", on: ["Kernel", "Postgres"], with: ["CSodium", "CArgon2", "COpenSSL"])
  + room(
    "Documents", on: ["Kernel"],
    with: ["CCairo", "CCmark", .product(name: "Mustache", package: "swift-mustache")])
  + room("Web", on: ["Kernel"], with: hummingbird + ["CZlib"])

let platformRooms =
  room(
    "Tenancy", on: ["Kernel", "Lending", "DMN", "Postgres", "Documents"],
    with: [.product(name: "Yams", package: "Yams"), logging])
  + room("Audit", on: ["Kernel", "Postgres", "Vault", "Web"], with: [logging])
  + room("Jobs", on: ["Kernel", "Postgres", "Vault", "Web", "Audit"], with: [logging])
  + room("Ledger", on: ["Kernel", "Postgres", "Web"])
  + room(
    "Identity", on: ["Kernel", "Postgres", "Vault", "Web", "Audit", "Tenancy"],
    with: ["CQREncode", logging])

let businessModules =
  module("CRM")
  + module("Places")
  + module("KYC", talksTo: ["Channels"])
  + module("Decisioning", uses: ["DMN"])
  + module("Signature")
  + module("Channels")
  + module("Compliance")
  + module("Payments")
  + module("Servicing", uses: ["Lending"], talksTo: ["Payments", "Channels", "CRM"])
  + module(
    "Origination", uses: ["Lending"],
    talksTo: [
      "CRM", "KYC", "Places", "Decisioning", "Signature", "Servicing", "Channels", "Reporting",
    ])
  + module("Reporting", talksTo: ["Servicing", "Payments"])

let connectors =
  connector("STP", for: "Payments", with: hummingbird)
  + connector("Twilio", for: "Channels", with: hummingbird)
  + connector("SMTP", for: "Channels", with: hummingbird + ["CCurl"])

let moduleNames = [
  "CRM", "KYC", "Places", "Decisioning", "Signature", "Channels", "Compliance", "Payments",
  "Servicing", "Origination", "Reporting",
]

let top: [Target] = [
  .target(
    name: "CaudalServer",
    dependencies: named(
      ["Kernel", "Lending"] + ground + platform + moduleNames + moduleNames.map { "\($0)API" }
        + ["STP", "Twilio", "SMTP"]) + hummingbird,
    swiftSettings: strict),
  .executableTarget(
    name: "caudal",
    dependencies: named(["CaudalServer", "Kernel", "Lending", "DMN"] + ground + platform) + [
      .product(name: "ArgumentParser", package: "swift-argument-parser"), logging,
    ],
    swiftSettings: strict),
  .testTarget(
    name: "caudalTests",
    dependencies: ["caudal", .product(name: "ArgumentParser", package: "swift-argument-parser")],
    swiftSettings: strict),
  .executableTarget(
    name: "caudal-bench", dependencies: named(["Kernel", "Postgres"]), path: "Benchmarks",
    exclude: ["pages.py", "Lending", "DMN", "Properties"],
    swiftSettings: strict),
  .executableTarget(
    name: "dmn-bench", dependencies: named(["DMN"]), path: "Benchmarks/DMN",
    exclude: ["peer.py"],
    swiftSettings: strict),
  .executableTarget(
    name: "lending-bench", dependencies: named(["Kernel", "Lending"]), path: "Benchmarks/Lending",
    swiftSettings: strict),
  .executableTarget(
    name: "lending-properties", dependencies: named(["LendingLives"]),
    path: "Benchmarks/Properties", swiftSettings: strict),
  .target(
    name: "TestKit", dependencies: named(["Kernel"] + ground + platform), path: "Tests/TestKit",
    swiftSettings: strict),
  .testTarget(
    name: "HouseTests",
    dependencies: named(
      ["TestKit", "Kernel", "CaudalServer"] + ground + platform + moduleNames),
    exclude: ["Plants", "Pages/__Snapshots__"], swiftSettings: strict),
  .testTarget(
    name: "StoryTests",
    dependencies: named(
      ["TestKit", "Kernel", "CaudalServer"] + ground + platform
        + moduleNames.map { "\($0)API" }) + hummingbird,
    swiftSettings: strict),
]

let package = Package(
  name: "caudal",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: systemLibraries + pureRooms + groundRooms + platformRooms + businessModules + connectors
    + top,
  swiftLanguageModes: [.v6]
)
