/// Our own few icons: 20 by 20, one stroke, the colour of the text around them.
public enum Icon {
  public static let halfMoon = drawn(
    "<path d=\"M16 11.5A6.5 6.5 0 0 1 8.5 4a6.5 6.5 0 1 0 7.5 7.5Z\"/>")
  public static let check = drawn("<path d=\"m4.5 10.5 3.6 3.6 7.4-8.2\"/>")
  public static let alert = drawn("<path d=\"M10 3.5 17.5 16.5h-15ZM10 8.5v3.5M10 14.2v.1\"/>")
  public static let arrow = drawn("<path d=\"M4 10h12M11 5l5 5-5 5\"/>")
  public static let copy = drawn("<path d=\"M7 7h9v9H7zM13 7V4H4v9h3\"/>")
  public static let download = drawn("<path d=\"M10 3.5v9M6 9l4 4 4-4M4 16.5h12\"/>")
  public static let clock = drawn(
    "<circle cx=\"10\" cy=\"10\" r=\"6.5\"/><path d=\"M10 6.5V10l2.5 2\"/>")
  public static let person = drawn(
    "<circle cx=\"10\" cy=\"7\" r=\"3\"/><path d=\"M4 16.5a6 6 0 0 1 12 0\"/>")
  public static let lock = drawn("<path d=\"M5 9h10v7.5H5zM7 9V6.8a3 3 0 0 1 6 0V9\"/>")
  public static let document = drawn("<path d=\"M6 3h5.5L15 6.5V17H6zM11 3v4h4\"/>")
  public static let coins = drawn(
    """
    <ellipse cx="10" cy="6" rx="6" ry="2.5"/><path d="M4 6v4c0 1.4 2.7 2.5 6 2.5s6-1.1 6-2.5V6\
    M4 10v4c0 1.4 2.7 2.5 6 2.5s6-1.1 6-2.5v-4"/>
    """)

  private static func drawn(_ strokes: HTML) -> HTML {
    """
    <svg class="icon" viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" \
    stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" \
    focusable="false">\(strokes)</svg>
    """
  }
}

/// The hidden field that every form that changes something carries.
public func tokenField(_ csrf: String) -> HTML {
  "<input type=\"hidden\" name=\"_token\" value=\"\(csrf)\">"
}
