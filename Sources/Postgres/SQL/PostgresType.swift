/// The object ids of the types that are read here (`pg_type.dat`); user-defined enums come after
/// `firstOfOurs`.
struct PostgresType: RawRepresentable, Hashable, Sendable {
  let rawValue: UInt32

  static let bool = PostgresType(rawValue: 16)
  static let bytea = PostgresType(rawValue: 17)
  static let char = PostgresType(rawValue: 18)
  static let name = PostgresType(rawValue: 19)
  static let int8 = PostgresType(rawValue: 20)
  static let int2 = PostgresType(rawValue: 21)
  static let int4 = PostgresType(rawValue: 23)
  static let text = PostgresType(rawValue: 25)
  static let oid = PostgresType(rawValue: 26)
  static let json = PostgresType(rawValue: 114)
  static let unknown = PostgresType(rawValue: 705)
  static let bpchar = PostgresType(rawValue: 1042)
  static let varchar = PostgresType(rawValue: 1043)
  static let date = PostgresType(rawValue: 1082)
  static let timestamptz = PostgresType(rawValue: 1184)
  static let numeric = PostgresType(rawValue: 1700)
  static let uuid = PostgresType(rawValue: 2950)
  static let jsonb = PostgresType(rawValue: 3802)
  static let firstOfOurs = PostgresType(rawValue: 16_384)

  private static let texts: Set<PostgresType> = [
    .text, .varchar, .bpchar, .name, .char, .json, .jsonb, .unknown,
  ]

  var isText: Bool { Self.texts.contains(self) || rawValue >= Self.firstOfOurs.rawValue }
}
