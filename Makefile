# SPDX-License-Identifier: GPL-3.0-or-later
# Thin doors: `make demo` and `make test` do everything on a fresh Debian 12 machine.
SHARED ?= ../shared
MAKEFLAGS += --no-print-directory
CTEST = ctest --parallel $$(nproc) --output-on-failure

help:            ## what can be made
	@sed -n 's/^\([a-z]*\):.*##/make \1\t/p' Makefile

demo: build      ## installs what is missing, builds, prints a timeline of samples/
	@build/release/recoupe timeline samples/*.txt
	@cat docs/after-demo.txt

build:           ## the program for daily use: build/release/recoupe
	@tools/setup
	cmake --preset release
	cmake --build --preset release

test:            ## installs what is missing, builds, runs all tests
	@tools/setup test
	cmake --preset dev
	cmake --build --preset dev
	@cd build/dev && $(CTEST)

asan tsan:       ## all tests under sanitizers
	@tools/setup test
	cmake --preset $@
	cmake --build --preset $@
	@cd build/$@ && $(CTEST)

fuzz:            ## the libFuzzer programs: build/fuzz/
	@tools/setup test fuzz
	cmake --preset fuzz
	cmake --build --preset fuzz

measure: build   ## scores against reference material: make measure SHARED=../shared
	@tools/measure/all "$(SHARED)"

tidy:            ## clang-tidy on the files changed since main
	@tools/setup test tidy
	cmake --preset dev
	@tools/tidy

deb:             ## a Debian package in build/release/
	@tools/setup deb
	@$(MAKE) build
	cd build/release && cpack

.PHONY: help demo build test asan tsan fuzz measure tidy deb
