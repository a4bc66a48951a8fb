// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading/stages.h"

namespace recoupe {

Result<void> check_stages(std::span<const Stage> stages) {
  std::uint32_t given = 0;
  for (const Stage& stage : stages) {
    if ((stage.needs & ~given) != 0) {
      return tl::unexpected(Error{ErrorCode::kBadKnowledge, "needs what no earlier stage gives", std::string(stage.name)});
    }
    if ((stage.gives & given) != 0) {
      return tl::unexpected(Error{ErrorCode::kBadKnowledge, "gives what an earlier stage gave", std::string(stage.name)});
    }
    given |= stage.gives;
  }
  return {};
}

}  // namespace recoupe
