import Kernel

/// Common names, so that lists look like a real list and no one in particular.
enum DemoNames {
  static let women = [
    "Guadalupe", "María Elena", "Rosa", "Leticia", "Verónica", "Alejandra", "Silvia", "Yolanda",
    "María de los Ángeles", "Patricia", "Araceli", "Fernanda", "Itzel", "Citlali", "Norma",
    "Beatriz", "Lucía", "Martha", "Ximena", "Josefina", "Abigail", "Mónica",
  ]
  static let men = [
    "Alberto", "Jesús", "José Luis", "Juan Carlos", "Miguel Ángel", "Ricardo", "Óscar", "Iván",
    "Héctor", "Raúl", "Eduardo", "Sergio", "Emiliano", "Rubén", "Víctor", "Ángel", "Noé",
    "Francisco", "Joaquín", "Ulises",
  ]
  static let surnames = [
    "Hernández", "García", "Martínez", "López", "González", "Pérez", "Rodríguez", "Sánchez",
    "Ramírez", "Cruz", "Flores", "Gómez", "Morales", "Vázquez", "Reyes", "Jiménez", "Torres",
    "Díaz", "Gutiérrez", "Ruiz", "Mendoza", "Aguilar", "Ortiz", "Castillo", "Romero", "Muñoz",
    "de la Cruz", "Núñez", "Ibáñez", "del Ángel", "Peña", "Zárate", "Xolalpa", "Bautista",
  ]
  static let cityJobs = [
    "Empleada de mostrador", "Chofer de aplicación", "Enfermera", "Mesero", "Estilista",
    "Contador auxiliar", "Maestra de primaria", "Técnico en refrigeración", "Comerciante",
    "Guardia de seguridad", "Diseñadora", "Cocinero", "Secretaria", "Mecánico",
  ]
  static let countryJobs = [
    "Comerciante en el mercado", "Artesana de barro", "Productora de mezcal", "Tejedora",
    "Agricultor", "Panadera", "Costurera", "Apicultor", "Vendedora de tortillas", "Carpintero",
    "Criadora de aves", "Cocinera",
  ]
  static let streets = [
    "Calle Demostración", "Av. Ejemplo", "Calle de la Prueba", "Cerrada Ficticia",
    "Callejón del Ensayo", "Privada Muestra",
  ]

  /// A town: neighbourhood, municipality, state and postal code that go together.
  struct Town: Sendable {
    let neighborhood: String
    let municipality: String
    let state: MexicanState
    let postalCode: String
  }

  static let cityTowns = [
    Town(
      neighborhood: "Roma Norte", municipality: "Cuauhtémoc", state: .ciudadDeMexico,
      postalCode: "06700"),
    Town(
      neighborhood: "Portales", municipality: "Benito Juárez", state: .ciudadDeMexico,
      postalCode: "03300"),
    Town(
      neighborhood: "Agrícola Oriental", municipality: "Iztacalco", state: .ciudadDeMexico,
      postalCode: "08500"),
    Town(
      neighborhood: "Benito Juárez", municipality: "Nezahualcóyotl", state: .estadoDeMexico,
      postalCode: "57000"),
  ]
  static let countryTowns = [
    Town(
      neighborhood: "Centro", municipality: "Tlacolula de Matamoros", state: .oaxaca,
      postalCode: "70400"),
    Town(
      neighborhood: "San José", municipality: "Villa de Etla", state: .oaxaca,
      postalCode: "68200"),
    Town(
      neighborhood: "Centro", municipality: "Tehuacán", state: .puebla, postalCode: "75700"),
  ]
}
