# The two commands of the README are `make demo` and `make test`; `make help` lists the rest.

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
RELEASE = $(SWIFT) build -c release --product redress
BINARY = $$($(SWIFT) build -c release --show-bin-path)/redress
PACK = policies/R13-after-sales
PERIOD = 2026-10

.PHONY: demo test build release long bench bench-analysis coverage install uninstall format lint docs clean help

## demo: install what is missing, build, check the pack, score its month
demo: release
	@echo
	@echo "── redress check ──────────────────────────────────────────────"
	@"$(BINARY)" check $(PACK)/after-sales.redress
	@echo
	@echo "── redress score ──────────────────────────────────────────────"
	@status=0; "$(BINARY)" score $(PACK)/after-sales.redress --incidents $(PACK)/incidents \
		--period $(PERIOD) --out out/demo || status=$$?; test $$status -le 1

## test: build and run all tests (under ten minutes on two cores)
test: packages
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

## build: debug build of everything
build: packages
	$(SWIFT) build

## release: the program, optimised
release: packages
	$(RELEASE)

## long: the property and robustness tests at full length
long: packages
	REDRESS_LONG_TESTS=1 $(SWIFT) test

## bench: evaluations per second beside hand-written C, and reading YAML beside bare libyaml
bench:
	@.ci/packages python3
	@benchmarks/run

## bench-analysis: how long going through all incidents takes, and how it grows, beside Z3 asked pair by pair
bench-analysis: release
	@.ci/packages python3
	@python3 benchmarks/analysis.py "$(BINARY)" $${BENCH_DIR:-.build/bench}/analysis

## coverage: which row each clause of the source regulations went to, as policies/COVERAGE.md
coverage: release
	@"$(BINARY)" coverage policies --out policies/COVERAGE.md

## install: the program, its completions and the policy packs below PREFIX
install: release
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/redress" \
		"$(DESTDIR)$(PREFIX)/share/bash-completion/completions" \
		"$(DESTDIR)$(PREFIX)/share/zsh/site-functions" \
		"$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d"
	install -m 755 "$(BINARY)" "$(DESTDIR)$(PREFIX)/bin/redress"
	"$(BINARY)" --generate-completion-script bash > "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/redress"
	"$(BINARY)" --generate-completion-script zsh > "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_redress"
	"$(BINARY)" --generate-completion-script fish > "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/redress.fish"
	cp -R policies "$(DESTDIR)$(PREFIX)/share/redress/"
	@echo "installed: $(DESTDIR)$(PREFIX)/bin/redress, packs in $(DESTDIR)$(PREFIX)/share/redress/policies"

## uninstall: take away what install put in place
uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/redress" \
		"$(DESTDIR)$(PREFIX)/share/bash-completion/completions/redress" \
		"$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_redress" \
		"$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/redress.fish"
	rm -rf "$(DESTDIR)$(PREFIX)/share/redress"

## format: lay out all Swift files as .swift-format says
format:
	$(SWIFT) format format --in-place --recursive --parallel Sources Tests benchmarks Package.swift

## lint: say what .swift-format would change
lint:
	$(SWIFT) format lint --recursive --parallel Sources Tests benchmarks Package.swift

## clean: take away build folders and demo output
clean:
	rm -rf .build .build-* out

help:
	@sed -n 's/^## //p' Makefile

.PHONY: packages
packages:
	@.ci/packages
