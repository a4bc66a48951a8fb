#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every header compiles on its own, whatever was included before it."""
import os
import subprocess
import sys

sys.exit(subprocess.run(["cmake", "--build", os.environ["RECOUPE_BINARY_DIR"],
                         "--target", "recoupe_headers_verify_interface_header_sets"]).returncode)
