# Each target is a line that calls the program that does it.

.PHONY: run test check bench properties security format clean-data

run: ## A lender at work: installs, builds, migrates, seeds, serves.
	@scripts/run

test: ## Proves it: unit, real PostgreSQL, stories over HTTP, Chromium.
	@scripts/test

check: ## Format, imports, tests; ends with one line.
	@scripts/check

bench: ## Every figure of docs/figures.md, printed anew.
	@scripts/bench

properties: ## Every property of Lending over CASES drawn cases (100000) from SEED (0).
	@scripts/properties $(or $(CASES),100000) $(or $(SEED),0)

security: ## Hostile bytes at every door for FUZZ_SECONDS each (600).
	@scripts/security

format: ## One layout for all code.
	@swift format -i -r Package.swift Sources Plugins Tests

clean-data: ## Forgets the demo's data; the next `make run` seeds anew.
	@scripts/clean-data
