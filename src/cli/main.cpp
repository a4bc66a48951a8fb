// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>

int main() {
  std::puts("recoupe 0.1.0");
  return 0;
}
