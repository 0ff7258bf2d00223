import Audit
import CRM
import Channels
import Compliance
import Decisioning
import Foundation
import Identity
public import Jobs
import KYC
import Kernel
import Ledger
public import Logging
import Origination
import Payments
import Postgres
import Reporting
import ReportingAPI
import Servicing
import Signature
import Tenancy
public import Web

extension House {
  /// Everything that people, programs and providers can ask for.
  public var routes: Routes {
    let personPanels: [Panel<PartyID>] =
      [origination.panel] + servicing.panels + payments.panels + [kyc.panel] + channels.panels
      + compliance.panels + signature.panels
    let reporting = Reporting(
      servicing: servicing.client, queues: queues,
      search: [crm.search] + servicing.search + signature.search)
    return origination.routes(
      panels: [kyc.panel] + channels.panels, about: [decisioning.panel])
      + crm.routes(panels: personPanels) + kyc.routes + channels.routes + identity.routes
      + compliance.routes + decisioning.routes + payments.routes
      + servicing.routes(panels: [signature.loanPanel])
      + signature.routes + reporting.routes + ledger.routes(today: today) + trailRoutes
      + workRoutes
  }

  private var zone: @Sendable (TenantID) async throws -> TimeZone {
    let tenants = tenants
    return { try tenants.manifest($0).timeZone }
  }

  private var today: @Sendable (TenantID) async throws -> CalendarDate {
    let tenants = tenants
    return { try await tenants.businessDate($0) }
  }

  private var trailRoutes: Routes {
    let staff = identity.staff
    let people = People(crm: crm.client)
    let words = TrailWords(verbs: ActWords.verbs, subjects: ActWords.subjects)
    return AuditPages(audit: audit, words: words, zone: zone) { tenant, actors in
      let ofStaff = try await staff.names(actors.compactMap(\.staff), of: tenant)
      let ofPeople = try await people.names(tenant, actors.compactMap(\.borrower))
      return Dictionary(uniqueKeysWithValues: ofStaff.map { (Actor.staff($0), $1) })
        .merging(ofPeople.map { (Actor.borrower($0), $1) }) { first, _ in first }
    }.routes
  }

  private var workRoutes: Routes {
    let stepUp = identity.stepUp
    return JobPages(jobs: jobs, webhooks: webhooks, audit: audit, zone: zone) { visit, back in
      try stepUp.require(visit, from: back)
    }.routes
  }

  /// The demo's own sandboxes listen on this machine; nothing else that a stranger names may.
  private var webhooks: Webhooks {
    Webhooks(
      jobs: jobs, audit: audit, wall: .wallClock,
      reach: settings.isDemo ? .publicInternetAndThisMachine : .publicInternet)
  }

  private var queues: [Reporting.QueueSource] {
    let (servicing, payments) = (servicing, payments)
    let (compliance, approvals) = (compliance, identity.approvals)
    return [
      origination.queue,
      { visit in
        try await payments.waiting(in: visit.tenant).map {
          WorkQueue(
            title: $0.title, count: $0.count, path: $0.path, permission: "payments.read")
        }
      },
      { visit in
        guard visit.may("compliance.matches") else { return [] }
        return [
          WorkQueue(
            title: "Coincidencias en listas",
            count: try await compliance.openMatchCount(of: visit.tenant),
            path: "/oficina/coincidencias", permission: "compliance.matches")
        ]
      },
      { visit in
        guard case .staff(let staff) = visit.visitor else { return [] }
        let waiting = try await approvals.inbox(staff, of: visit.tenant)
          .filter { $0.maker != staff.id }
        guard !waiting.isEmpty else { return [] }
        return [
          WorkQueue(
            title: "Autorizaciones que esperan", count: waiting.count,
            path: "/oficina/autorizaciones")
        ]
      },
      { visit in
        try await servicing.queue(visit).map {
          WorkQueue(
            title: $0.title, count: $0.count, path: $0.path, permission: $0.permission)
        }
      },
    ]
  }

  /// What delivers facts, does the work that is due and keeps time.
  public func worker(log: Logger) -> Worker {
    let (tenants, identity, jobs) = (tenants, identity, jobs)
    let people = Screening(crm: crm.client, compliance: compliance.client)
    let again = compliance.screensAgain { tenant, party in
      _ = try await people(party, of: tenant, for: "list")
    }
    let sweep = Job(kind: "house.sweep", as: RecurringSlot.self) { _, context in
      try await identity.sweep(context.tenant)
      _ = try await Idempotency(jobs: jobs).prune(context.tenant)
    }
    return Worker(
      jobs: jobs,
      subscriptions: origination.subscriptions + channels.subscriptions + kyc.subscriptions
        + payments.subscriptions + servicing.subscriptions + signature.subscriptions
        + [again.subscription],
      work: crm.jobs + origination.jobs + channels.jobs + payments.jobs + servicing.jobs
        + signature.work
        + [again.job, sweep],
      recurring: Recurring(
        [.init("house.sweep", everySeconds: 86_400)] + payments.recurring,
        tenants: { tenants.all.map(\.id) }),
      webhooks: webhooks,
      log: log)
  }

  /// Who is asking, and at which institution.
  public var resolver: Resolver {
    let (tenants, identity, world) = (tenants, identity, world)
    return Resolver(
      site: { host in tenants.host(host).map(Site.init) },
      visitor: { site, shown in try await identity.visitor(site, shown) },
      now: { world.now($0) }, newID: { world.newID() })
  }

  /// Links committed acts into each institution's chain, every two seconds.
  func keepSealing(log: Logger) async {
    while !Task.isCancelled {
      for tenant in tenants.all {
        do {
          while try await audit.seal(tenant.id) == 1_000 {}
        } catch {
          log.warning("the sealer tries again", metadata: ["tenant": "\(tenant.id)"])
        }
      }
      try? await Task.sleep(for: .seconds(2))
    }
  }
}

extension Site {
  init(_ tenant: Tenant) {
    let identity = tenant.manifest.identity
    self.init(
      tenant: tenant.id, slug: tenant.slug, host: tenant.manifest.host,
      brandName: identity.nombreComercial, legalName: identity.razonSocial,
      sipres: identity.sipres, tagline: tenant.manifest.copy.home.title,
      contact: [identity.address, "Tel. \(identity.phone.display)"],
      lendsToGroups: tenant.manifest.products.contains { $0.kind == .group },
      isDemo: tenant.manifest.isDemo, brandStyle: tenant.manifest.brand.customProperties,
      logo: tenant.logo)
  }
}
