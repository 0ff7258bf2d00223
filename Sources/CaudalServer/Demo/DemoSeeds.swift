import Kernel

/// Sows the demo's lives through the same verbs that people use.
struct DemoSeeds: Sendable {
  let house: House
  let sandboxes: Sandboxes
  let say: @Sendable (String) -> Void

  func sow(_ state: inout DemoState) async throws {}
}
