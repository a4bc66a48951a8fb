// SPDX-License-Identifier: GPL-3.0-or-later
// A view of the text of a temporary Dispatch would dangle.
// error: deleted
#include "text/dispatch.h"

#ifdef RIGHT
std::size_t size() {
  const auto dispatch = recoupe::decode("Alep", "a.txt");
  const std::string& text = dispatch->text();
  return text.size();
}
#else
std::size_t size() {
  const std::string& text = recoupe::decode("Alep", "a.txt").value().text();
  return text.size();
}
#endif
