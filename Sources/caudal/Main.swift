@main
struct Caudal {
  static func main() {}
}
