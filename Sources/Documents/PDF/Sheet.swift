/// What is painted on one page, in order.
struct Sheet {
  enum Mark {
    case lines(TextBox, Range<Int>, x: Double, y: Double)
    case fill(Box, Ink)
    /// A horizontal line.
    case rule(x: Double, y: Double, width: Double, thickness: Double, Ink)
    /// A heading, for the table of contents that PDF readers show.
    case bookmark(String, level: Int, y: Double)
  }

  struct Box: Hashable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double
  }

  var marks: [Mark] = []
}
