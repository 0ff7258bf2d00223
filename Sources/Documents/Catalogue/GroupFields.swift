/// The group that answers together for a loan, where there is one.
public struct GroupFields: DocumentFields, Hashable {
  public var name: String?
  public var president: String?
  public var treasurer: String?
  public var meetingDay: String?

  public init(name: String?, president: String?, treasurer: String?, meetingDay: String?) {
    self.name = name
    self.president = president
    self.treasurer = treasurer
    self.meetingDay = meetingDay
  }

  public var entries: [Entry] {
    [
      .optional("grupo.nombre", "nombre del grupo", name),
      .optional("grupo.presidenta", "quién lo preside", president),
      .optional("grupo.tesorera", "quién junta los pagos", treasurer),
      .optional("grupo.dia", "día de la semana en que se reúne", meetingDay),
    ]
  }

  public static let sample = GroupFields(
    name: "Las Jacarandas", president: "Guadalupe Hernández Ríos", treasurer: "María Soto Vela",
    meetingDay: "miércoles")
}
