extension Copy {
  static let shape = Shape<Copy>.object(
    Key("home", Home.shape), Key("questions", .list(of: Question.shape, 0...20), otherwise: []),
    make: Copy.init)
}

extension Copy.Home {
  static let shape = Shape<Copy.Home>.object(
    Key("title", .text(5...80)), Key("lead", .text(10...240)), Key("call", .text(3...40)),
    Key("promises", .list(of: .text(5...120), 1...6)),
    Key("steps", .list(of: Copy.Step.shape, 2...6)), make: Copy.Home.init)
}

extension Copy.Step {
  static let shape = Shape<Copy.Step>.object(
    Key("title", .text(3...60)), Key("text", .text(5...240)), make: Copy.Step.init)
}

extension Copy.Question {
  static let shape = Shape<Copy.Question>.object(
    Key("ask", .text(5...120)), Key("answer", .text(5...600)), make: Copy.Question.init)
}
