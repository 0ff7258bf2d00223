import Foundation

/// Where the repository is, whatever folder the tests run in.
public enum Repository {
  public static func path(_ relative: String, from file: StaticString = #filePath) -> String {
    // This file is Tests/TestKit/Repository.swift.
    let root = URL(filePath: "\(#filePath)").deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return root.appending(path: relative).path
  }
}
