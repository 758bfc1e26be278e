# `make help` lists the targets. `make demo` and `make test` install missing packages on a fresh Debian 12 with Swift.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
export PATH := $(CURDIR)/.venv/bin:$(PATH)

# The program never looks up names of Unicode characters: without their tables it is half a megabyte smaller
nameless := -Xlinker --wrap=_swift_stdlib_getScalarName -Xlinker --defsym=__wrap__swift_stdlib_getScalarName=abort
# Before main, Swift's runtime looks for its backtracer below its own path, and aborts where /proc is missing. There is no
# backtracer: a function stands in that answers 0 to what it does not know
procless := -Xlinker --wrap=swift_copyAuxiliaryExecutablePath -Xlinker --defsym=__wrap_swift_copyAuxiliaryExecutablePath=getauxval
# The same bytes in every folder: no path of the sources, no build ID. `make reproducible` compares
settled := -Xswiftc -file-prefix-map -Xswiftc $(CURDIR)=/src -Xswiftc -debug-prefix-map -Xswiftc $(CURDIR)=/src \
	-Xlinker --build-id=none
# At a fixed address: as a static PIE (`-Xclang-linker -static-pie`, which links and runs), the program relocates 23,426 pointers
# of Swift's metadata whenever it starts. `--version` then takes 457,479 instructions instead of 149,480, and the smallest run of
# the module 5,414,582 instead of 5,096,723 (callgrind)
static := -c release --product ecr-artifacts --disable-local-rpath -Xswiftc -static-executable -Xswiftc -Osize -Xswiftc -use-ld=lld \
	-Xlinker -s -Xlinker --gc-sections -Xlinker --icf=all -Xlinker --no-eh-frame-hdr \
	-Xlinker --script=$(CURDIR)/packaging/sections.ld $(settled) $(nameless) $(procless)
shell_files = $(shell grep -rlE '^\#!/usr/bin/env bash|^\# shellcheck shell=bash' Tests/lab .ci packaging) \
	Sources/ECRAccess/Resources/sync.sh
pytest := pytest -q -p no:cacheprovider
swift_files := Package.swift Sources Tests

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: build
build: ## build the debug binary
	@Tests/lab/setup build
	swift build

.PHONY: module
module: ## build the static binary and install it as library/ecr_artifacts, with its checksum
	@Tests/lab/setup build
	swift build $(static)
	@mkdir -p library
	@cp .build/release/ecr-artifacts library/.ecr_artifacts.new
	@cd library && sha256sum .ecr_artifacts.new | sed 's/\.ecr_artifacts\.new$$/ecr_artifacts/' >.ecr_artifacts.sha256.new
	@mv library/.ecr_artifacts.new library/ecr_artifacts
	@mv library/.ecr_artifacts.sha256.new library/ecr_artifacts.sha256.txt

.PHONY: reproducible
reproducible: module ## build the binary again in another folder, and compare the bytes (about 5 minutes)
	@packaging/reproducible

.PHONY: sbom
sbom: module ## list what the static binary is made of, in library/ecr_artifacts.sbom.json.txt (CycloneDX)
	@packaging/sbom.py library/ecr_artifacts >library/.ecr_artifacts.sbom.new
	@mv library/.ecr_artifacts.sbom.new library/ecr_artifacts.sbom.json.txt

.PHONY: lock
lock: ## lock what requirements.txt asks for, with hashes, in requirements.lock
	@Tests/lab/setup
	@pip install --quiet uv==0.13.9
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes requirements.txt -o requirements.lock

.PHONY: demo
demo: ## run the playbook end to end in the lab, on a fresh machine too
	@Tests/lab/demo

.PHONY: test
test: ## run all tests and linters, on a fresh machine too
	@Tests/lab/test

.PHONY: test-unit
test-unit: ## run the Swift tests
	@Tests/lab/setup build
	swift test

.PHONY: fuzz
fuzz: ## fuzz readers, policies, manifests, values, arguments and shown text, SECONDS=60 each
	@Tests/lab/setup build
	@Tests/fuzz/run $(or $(SECONDS),60)

.PHONY: test-tables
test-tables: ## compare the tables of actions with botocore
	@Tests/lab/setup
	$(pytest) Tests/tables

.PHONY: test-install
test-install: module ## try the README's installation in a fresh virtual environment
	@Tests/lab/setup
	$(pytest) Tests/install

.PHONY: chaos
chaos: module ## fail and kill runs that write artifacts, at each of their system calls
	@Tests/lab/setup
	$(pytest) -n 2 Tests/chaos

.PHONY: test-oracles
test-oracles: module ## compare the evaluator with principalmapper and moto on generated requests
	@Tests/lab/setup
	$(pytest) -n 2 --dist loadfile Tests/oracles

.PHONY: bench-decisions
bench-decisions:
	swift build -c release --product bench-decisions

.PHONY: bench
bench: module bench-decisions ## measure evaluations and validations per second, compared with moto, parliament and kubernetes-validate
	@Tests/lab/setup
	@python Tests/bench/bench.py

.PHONY: test-lab
test-lab: lab-up ## test the lab itself
	@source .lab/env && $(pytest) Tests/lab

.PHONY: test-sync
test-sync: lab-up ## test sync.sh in the lab, in parallel: the tests mostly wait
	@source .lab/env && $(pytest) -n 6 --dist worksteal Tests/sync

.PHONY: soak
soak: lab-up ## run sync.sh for long: REFRESHES (2000), KILLS (100), in LANES (5) containers in parallel
	@rm -f .lab/logs/soak.txt
	@source .lab/env && SOAK_LOG=$(CURDIR)/.lab/logs/soak.txt REFRESHES=$(or $(REFRESHES),2000) KILLS=$(or $(KILLS),100) \
		LANES=$(or $(LANES),5) $(pytest) -n 2 Tests/sync/test_soak.py
	@cat .lab/logs/soak.txt

.PHONY: test-playbook
test-playbook: module lab-up ## test the playbook, in two labs in parallel: a run of Ansible keeps one core busy
	@LANE=second Tests/lab/up
	@source .lab/env && $(pytest) -n 2 --dist loadfile Tests/playbook

.PHONY: test-schema
test-schema: module lab-up ## compare the validation of manifests with the API server and kubernetes-validate
	@source .lab/env && $(pytest) -n 2 --dist loadfile Tests/schema

.PHONY: lint
lint: ## run swift format, shellcheck, yamllint and ansible-lint
	@Tests/lab/setup
	swift format lint --strict -r $(swift_files)
	shellcheck -x $(shell_files)
	yamllint --strict roles playbooks environments library
	ansible-lint --offline -q

.PHONY: format
format: ## format the Swift sources
	swift format -i -r $(swift_files)

.PHONY: lab-up
lab-up: ## start the lab
	@Tests/lab/up

.PHONY: lab-down
lab-down: ## stop the lab
	@Tests/lab/down

.PHONY: clean
clean: lab-down ## remove everything that was built here, but not the cache in the home folder
	rm -rf .build .venv .lab .pytest_cache .ansible library/ecr_artifacts library/*.txt
