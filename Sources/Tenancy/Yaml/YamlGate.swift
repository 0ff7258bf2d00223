/// Refuses, before anything is composed, what makes YAML dangerous: anchors, aliases, tags,
/// directives, several documents, oversize and depth. Nothing of an institution needs them.
/// When in doubt it refuses: a value that begins with `&`, `*` or `!` goes between quotes.
struct YamlGate {
  static let maxBytes = 131_072
  static let maxLineLength = 2_000
  static let maxIndent = 48
  static let maxFlowDepth = 8

  let file: String
  private(set) var problems: [ManifestProblem] = []
  private var flowDepth = 0
  /// Lines indented more than this belong to a block of text and are not looked at.
  private var blockIndent: Int?

  init(file: String) { self.file = file }

  static func problems(in bytes: [UInt8], file: String) -> [ManifestProblem] {
    var gate = YamlGate(file: file)
    guard bytes.count <= maxBytes else {
      gate.refuse(0, "El archivo pesa más de \(maxBytes / 1_024) KiB.", "Divídalo o acórtelo.")
      return gate.problems
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      gate.refuse(0, "El archivo no está en UTF-8.", "Guárdelo como UTF-8.")
      return gate.problems
    }
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (index, line) in lines.enumerated() where gate.problems.count < 20 {
      gate.look(at: Array(line), number: index + 1)
    }
    return gate.problems
  }

  private mutating func refuse(_ line: Int, _ message: String, _ whatToDo: String) {
    problems.append(
      ManifestProblem(file: file, line: line, message: message, whatToDo: whatToDo))
  }

  private mutating func look(at line: [Character], number: Int) {
    guard line.count <= Self.maxLineLength else {
      return refuse(number, "El renglón es demasiado largo.", "Pártalo con > o |.")
    }
    if line.contains(where: { $0 != "\t" && $0.isASCII && ($0.asciiValue ?? 32) < 32 }) {
      return refuse(number, "Hay un carácter de control.", "Bórrelo.")
    }
    let indent = line.prefix { $0 == " " }.count
    if indent == line.count { return }
    if let blockIndent, indent > blockIndent { return }
    blockIndent = nil
    if line.first == "%" || line.starts(with: "---") || line.starts(with: "...") {
      return refuse(
        number, "Aquí no van directivas ni varios documentos.", "Quite % , --- y ... .")
    }
    let leads = line.prefix { " -?".contains($0) }.count
    guard leads <= Self.maxIndent else {
      return refuse(number, "Hay demasiados niveles de sangría.", "Aplane la estructura.")
    }
    scan(line, from: indent, number: number)
    if flowDepth == 0, opensBlock(line) { blockIndent = leads }
  }

  /// Walks the tokens of a line; quoted spans and comments are stepped over.
  private mutating func scan(_ line: [Character], from start: Int, number: Int) {
    var place = start
    var startsToken = true
    while place < line.count {
      let character = line[place]
      if startsToken, character == "\"" || character == "'" {
        guard let end = closing(character, in: line, after: place) else {
          return refuse(
            number, "Las comillas no cierran en el mismo renglón.",
            "Ciérrelas, o use > para un texto de varios renglones.")
        }
        place = end + 1
        startsToken = false
        continue
      }
      if startsToken, "&*!".contains(character), place + 1 < line.count, line[place + 1] != " " {
        refuse(
          number, "Aquí no van anclas (&), alias (*) ni etiquetas (!).",
          "Repita el valor, o póngalo entre comillas si es texto.")
      }
      if character == "#", startsToken { return }
      if "[{".contains(character) { flowDepth += 1 }
      if "]}".contains(character) { flowDepth = max(0, flowDepth - 1) }
      if flowDepth > Self.maxFlowDepth {
        return refuse(number, "Hay demasiados niveles entre corchetes.", "Aplane la estructura.")
      }
      startsToken = character == " " || character == "\t" || "[{,".contains(character)
      place += 1
    }
  }

  private func closing(_ quote: Character, in line: [Character], after start: Int) -> Int? {
    var place = start + 1
    while place < line.count {
      if quote == "\"", line[place] == "\\" {
        place += 2
      } else if line[place] == quote {
        let isDoubled = quote == "'" && place + 1 < line.count && line[place + 1] == "'"
        if !isDoubled { return place }
        place += 2
      } else {
        place += 1
      }
    }
    return nil
  }

  /// `key: |` and `- >-` begin a block of text: what is more indented is text and nothing else.
  private func opensBlock(_ line: [Character]) -> Bool {
    let words = String(line).split(separator: " ")
    guard let last = words.last, let lead = last.first, "|>".contains(lead), words.count > 1
    else { return false }
    let before = words[words.count - 2]
    return last.dropFirst().allSatisfy { "+-".contains($0) }
      && (before.hasSuffix(":") || before == "-")
  }
}
