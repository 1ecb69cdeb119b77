# make            what can be made
# make test       everything that must pass; installs what it needs

.DEFAULT_GOAL := help
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)

.PHONY: help
help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: serve
serve: ## serve the built-in notes on this machine
	go run ./cmd/dmrel serve

.PHONY: build
build: ## build the program, ./dmrel
	go build -trimpath -o dmrel ./cmd/dmrel

.PHONY: site
site: ## write the site of the built-in notes to ./public
	go run ./cmd/dmrel build

.PHONY: test
test: browser check ## run all tests, those in a real browser too
	DMREL_BROWSER=$$(command -v chromium >/dev/null && echo required) go test ./...

.PHONY: check
check: ## formatting and vet
	@test -z "$$(gofmt -l .)" || { echo "not formatted:"; gofmt -l .; exit 1; }
	go vet ./...

.PHONY: browser
browser: ## install Chromium (Debian) if there is none
	@command -v chromium >/dev/null || if ! command -v apt-get >/dev/null; then \
		echo "no Chromium and no apt-get: the tests of scripts are skipped"; else \
		$(SUDO) apt-get update -q && \
		DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -qy --no-install-recommends chromium fonts-noto-cjk; fi

.PHONY: fuzz
fuzz: ## run each fuzz target for FUZZTIME (default 1m)
	@for target in $$(grep -rlE '^func Fuzz' --include='*_test.go' . | xargs -n1 dirname | sort -u); do \
		for name in $$(grep -hoE '^func Fuzz[A-Za-z]+' $$target/*_test.go | cut -d' ' -f2); do \
			echo "$$target $$name"; go test -run '^$$' -fuzz "^$$name$$" -fuzztime $(or $(FUZZTIME),1m) $$target || exit 1; \
		done; \
	done

.PHONY: cover
cover: ## say how much of each package the tests cover
	go test -cover ./...
