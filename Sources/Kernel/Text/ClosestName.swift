extension Collection<String> {
  /// The one that looks most like `word`, for "did you mean"; nil where none does, or where the
  /// word is longer than any name.
  public func closest(to word: String) -> String? {
    guard word.utf8.count <= 100 else { return nil }
    return map { (name: $0, distance: editDistance($0, word)) }
      .filter { $0.distance <= Swift.max(2, word.count / 3) }
      .min { $0.distance < $1.distance }?.name
  }
}

/// Letters to change to turn one word into the other.
public func editDistance(_ left: String, _ right: String) -> Int {
  let right = Array(right)
  var row = Array(0...right.count)
  for (index, letter) in left.enumerated() {
    var diagonal = row[0]
    row[0] = index + 1
    for column in right.indices {
      let cost = min(
        row[column] + 1, row[column + 1] + 1, diagonal + (letter == right[column] ? 0 : 1))
      diagonal = row[column + 1]
      row[column + 1] = cost
    }
  }
  return row[right.count]
}
