import Foundation

/// Does the work on a thread of 512 KiB, as small as a server's may be.
func onSmallStack<Answer: Sendable>(_ work: @escaping @Sendable () -> Answer) -> Answer {
  let answer = Reply<Answer>()
  let thread = Thread {
    answer.give(work())
  }
  thread.stackSize = 512 * 1_024
  thread.start()
  return answer.wait()
}

private final class Reply<Answer: Sendable>: Sendable {
  private let done = DispatchSemaphore(value: 0)
  private nonisolated(unsafe) var answer: Answer?

  func give(_ answer: Answer) {
    self.answer = answer
    done.signal()
  }

  func wait() -> Answer {
    while true {
      done.wait()
      if let answer { return answer }
    }
  }
}
