# `make help` lists the targets. `make demo` and `make test` install missing packages on a fresh Debian 12 with Swift.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
export PATH := $(CURDIR)/.venv/bin:$(PATH)

# The program never looks up names of Unicode characters: without their tables it is half a megabyte smaller
nameless := -Xlinker --wrap=_swift_stdlib_getScalarName -Xlinker --defsym=__wrap__swift_stdlib_getScalarName=abort
static := -c release --product ecr-artifacts -Xswiftc -static-executable -Xswiftc -Osize -Xlinker -s -Xlinker --gc-sections \
	-Xlinker --icf=all $(nameless)
# Unwind tables serve exceptions, which Swift does not have, and backtraces, which are useless in a stripped binary
unwind_tables := --remove-section=.eh_frame --remove-section=.eh_frame_hdr
shell_files = $(shell grep -rlE '^\#!/usr/bin/env bash|^\# shellcheck shell=bash' Tests/lab .ci) \
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
module: ## build the static binary and install it as library/ecr_artifacts
	@Tests/lab/setup build
	swift build $(static)
	@mkdir -p library
	@objcopy $(unwind_tables) .build/release/ecr-artifacts library/.ecr_artifacts.new
	@mv library/.ecr_artifacts.new library/ecr_artifacts

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
	rm -rf .build .venv .lab .pytest_cache .ansible library/ecr_artifacts
