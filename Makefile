# The two commands that a newcomer needs are `make demo` and `make test`; `make help` lists the rest.

# Builds with all traits of the package.
SWIFT = scripts/swift
APIGEN = $(SWIFT) run --quiet apigen
ANOTHER = Sources/AnotherAPI
SNAPSHOTS = Tests/SwiftEmissionTests/Snapshots

.PHONY: help demo test test-generator verify generate check check-surface diff drift snapshots format lint bench docs install clean libyaml

help: ## List the commands.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: libyaml ## Regenerate, then walk through a session against a fake PostHog.
	@echo "Building; the first time takes a few minutes."
	@$(SWIFT) build --quiet
	$(APIGEN) generate --strict
	@echo
	@$(SWIFT) run --quiet posthog-demo

# Those that wait for real sockets have the machine to themselves. Those of the generator run compilers, and those of the operators'
# command a shell, for which they get a process of their own: Foundation's `Process` may crash in one that has more than a thousand files
# open, as the client's tests do.
SOCKETS := ^(FaultTests|TransportTests)\.
GENERATOR := ^(DataReadingTests|OpenAPIDocumentTests|APIDesignTests|SwiftEmissionTests|SpecDriftTests|apigenTests)\.
COMMAND := ^(ExportsCommandTests|ExportsFileTests)\.

test: libyaml ## Run all tests, in three processes one after the other.
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --filter '$(SOCKETS)'
	$(SWIFT) test --skip-build --filter '$(GENERATOR)' --filter '$(COMMAND)'
	$(SWIFT) test --skip-build --skip '$(SOCKETS)' --skip '$(GENERATOR)' --skip '$(COMMAND)'

test-generator: libyaml ## Run the tests of the generator only.
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --filter '$(GENERATOR)'

verify: ## What CI checks on this system, with the long form of each check, and the soak under the thread sanitizer.
	VERIFY=1 bash .ci/run
	scripts/check-soak

generate: libyaml ## Generate Generated/ from spec/, and the code of the example of another API.
	$(APIGEN) generate --strict
	@apigen="$$($(SWIFT) build --show-bin-path)/apigen"; cd Examples; \
	"$$apigen" generate --spec $(ANOTHER)/short-links.yaml --output $(ANOTHER)/Generated

check: libyaml ## See that Generated/ is what spec/ says, and compiles under both default isolations.
	$(APIGEN) check --strict
	scripts/check-isolation

check-surface: ## See that Generated/api.txt lists what the compiler finds, and that version and changelog follow it.
	$(SWIFT) build --build-tests
	scripts/check-surface
	scripts/check-version

diff: libyaml ## Say what the change of spec/ since BASE (HEAD, unless given) does to users.
	@$(APIGEN) diff git:$(or $(BASE),HEAD):spec/posthog.yaml spec/posthog.yaml

drift: libyaml ## Say where the API of INSTANCE (PostHog Cloud US, unless given) differs from spec/.
	@$(APIGEN) drift --instance $(or $(INSTANCE),https://us.posthog.com)

snapshots: libyaml ## Record again what is generated for each rule.
	@$(SWIFT) build --quiet --product apigen
	@apigen="$$($(SWIFT) build --show-bin-path)/apigen"; \
	for case in $(SNAPSHOTS)/*/; do \
	  echo "$$(basename "$$case"):"; (cd "$$case" && "$$apigen" generate --spec spec.yaml --output .) || exit 1; \
	done

format: ## Format all Swift that people write.
	swift format --in-place --recursive --parallel Sources Plugins Tests Package.swift Benchmarks/Sources Benchmarks/Package.swift Examples

lint: ## See that all Swift is formatted and every public declaration documented.
	swift format lint --strict --recursive --parallel Sources Plugins Tests Generated Package.swift \
	  Benchmarks/Sources Benchmarks/Package.swift Examples

bench: ## Measure reading JSON against JSONDecoder.
	swift run -c release --package-path Benchmarks decode-bench

docs: ## Build the documentation of the client into .build-docs/.
	scripts/build-docs

install: libyaml ## Install posthog-exports with its manual page and completions below PREFIX, /usr/local unless given.
	PREFIX="$(or $(PREFIX),/usr/local)" scripts/install-command

clean: ## Remove everything that was built.
	rm -rf .build .build-* .venv Benchmarks/.build Examples/.build

libyaml:
	@scripts/install-libyaml
