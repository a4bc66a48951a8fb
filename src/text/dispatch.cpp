// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/dispatch.h"

namespace recoupe {

Result<Dispatch> decode(std::string_view bytes, std::string path) {
  Dispatch out;
  out.text_ = bytes;
  out.path_ = std::move(path);
  out.body_ = {0, static_cast<std::uint32_t>(bytes.size())};
  return out;
}

}  // namespace recoupe
