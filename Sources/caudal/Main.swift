import ArgumentParser
import Foundation
import Kernel

/// The command line of Caudal.
@main
struct Caudal: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "caudal",
    abstract: "Opera una financiera mexicana de principio a fin.",
    discussion: """
      Empiece con «caudal demo»: levanta dos instituciones de demostración en esta máquina, \
      sin instalar nada más. Para operar de verdad use «serve» con DATABASE_URL.

      Termina con 0 si todo salió bien, 2 si algo no se puede hacer como se pidió, 3 si encontró \
      un problema y 1 si falló.
      """,
    subcommands: [
      DemoCommand.self, ServeCommand.self, MigrateCommand.self, TenantCommand.self,
      UserCommand.self, KeyCommand.self, EODCommand.self, QuoteCommand.self, DoctorCommand.self,
      AuditCommand.self, PostalCodesCommand.self, DMNCommand.self,
    ])

  /// A refusal says what to do next; an option that is none is told in Spanish.
  static func main() async {
    do {
      var command = try parseAsRoot()
      if var working = command as? any AsyncParsableCommand {
        try await working.run()
      } else {
        try command.run()
      }
    } catch let refusal as any Refusal {
      let problem = refusal.problem
      let field = problem.members["field"].map { "«\($0)»: " } ?? ""
      Output.note("\(problem.title). \(field)\(problem.detail)")
      Foundation.exit(2)
    } catch  where exitCode(for: error) == .validationFailure {
      Output.note(ParserWords.spanish(fullMessage(for: error)))
      Foundation.exit(ExitCode.validationFailure.rawValue)
    } catch {
      exit(withError: error)
    }
  }
}
