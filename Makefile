# SPDX-License-Identifier: GPL-3.0-or-later
# Thin doors: `make demo` and `make test` do everything on a fresh Debian 12 machine.
test:
	cmake --preset dev
	cmake --build --preset dev
	cd build/dev && ctest -j2 --output-on-failure
.PHONY: test
