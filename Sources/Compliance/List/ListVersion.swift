import Foundation
import Kernel

/// A list as it was on a day, from one source.
struct ListVersion: Hashable, Sendable {
  let id: ListVersionID
  let source: String
  let listedOn: CalendarDate
  let entryCount: Int
  let importedAt: Date
  let importedBy: Actor
  /// It leaves so many out that it is not in force until a second person admits it.
  let awaitsSecond: Bool
  let droppedCount: Int
}
