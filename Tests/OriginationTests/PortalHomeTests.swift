import Foundation
import Kernel
import Lending
import Tenancy
import Testing
import Web

@testable import Origination

struct PortalHomeTests {
  private let today = CalendarDate(year: 2026, month: 11, day: 20)!

  private func manifest(_ slug: String) throws -> Manifest {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = try ManifestFolder(reading: root.appending(path: "Tenants/\(slug)"))
    return try ValidManifest(folder).manifest
  }

  @Test(arguments: ["solera", "raices"])
  func theFirstViewAlreadySaysThePrice(_ slug: String) throws {
    let manifest = try manifest(slug)
    let simulator = try PortalHome.simulator(manifest, asked: Fields(), on: today)
    let result = try #require(simulator.result)
    #expect(result.cat != nil)
    let page = HomePage(
      brandName: manifest.identity.nombreComercial, copy: manifest.copy,
      lender: LenderView(manifest), simulator: simulator
    ).body.text
    #expect(page.contains(manifest.identity.razonSocial))
    #expect(page.contains("SIPRES \(manifest.identity.sipres)"))
    #expect(page.contains("Sin IVA"))
    for product in manifest.products { #expect(page.contains(product.reca)) }
    for personal in ["curp", "rfc", "telefono", "correo"] {
      #expect(!page.contains("name=\"\(personal)\""))
    }
  }

  @Test func whatIsSimulatedIsWhatWouldBeBooked() throws {
    let manifest = try manifest("solera")
    let product = try #require(manifest.products.first { $0.code == "credito-quincenal" })
    let simulation = try Simulation(
      product, amount: .mxn(8_000), installments: 12, on: today, calendar: manifest.calendar)
    let booked = try Schedule(
      product.terms(amount: .mxn(8_000), installments: 12, disbursedOn: today),
      calendar: manifest.calendar)
    #expect(simulation.schedule == booked)
    #expect(SimulationView(simulation).total == booked.totalToPay.text)
    let parts = booked.installments.map(\.total).sum
    #expect(parts == booked.totalToPay)
  }

  @Test(arguments: [("1", "12"), ("8,250", "12"), ("999999", "12"), ("mucho", "12")])
  func anAmountThatIsNotSoldIsSaidBesideItsField(_ amount: String, _ term: String) throws {
    let asked = Fields(["producto": "credito-quincenal", "monto": amount, "plazo": term])
    let simulator = try PortalHome.simulator(try manifest("solera"), asked: asked, on: today)
    #expect(simulator.result == nil)
    #expect(simulator.form.error("monto") != nil)
    #expect(simulator.form.typed("monto") == amount)
    #expect(simulator.html.text.contains("href=\"#monto\""))
  }

  @Test func aTermOfAnotherProductBecomesItsUsual() throws {
    let asked = Fields(["producto": "credito-mensual", "plazo": "36"])
    let simulator = try PortalHome.simulator(try manifest("solera"), asked: asked, on: today)
    #expect(simulator.result != nil)
    #expect(simulator.form.typed("plazo") == "6")
  }

  @Test func aGroupIsFormedAtABranch() throws {
    let manifest = try manifest("raices")
    let group = try PortalHome.simulator(
      manifest, asked: Fields(["producto": "grupal-16"]), on: today)
    #expect(group.result?.application == nil)
    let individual = try PortalHome.simulator(
      manifest, asked: Fields(["producto": "individual-semanal"]), on: today)
    #expect(
      individual.result?.application?.description
        == "/solicitud?producto=individual-semanal&monto=5000&plazo=16")
  }

  @Test func everySampleRenders() {
    for sample in HomePage.samples { #expect(!sample.value.body.isEmpty) }
  }
}
