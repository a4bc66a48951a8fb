// SPDX-License-Identifier: GPL-3.0-or-later
// recoupe places import: turns GeoNames dumps into a table of places on standard output.
#include "cli/command.h"
#include "cli/inputs.h"
#include "base/default_knowledge.h"
#include "places/geonames.h"

namespace recoupe::cli {

int run_places(const Arguments& arguments) {
  constexpr std::string_view kImport = "import";
  if (arguments.files.size() < 2 || arguments.files.front() != kImport) {
    complain({ErrorCode::kUsage, "wants \"import\" and the dumps to read", "places"});
    return kUsage;
  }
  const auto kinds = load_geonames_kinds(KnowledgeFiles({default_knowledge_folder()}));
  if (!kinds) {
    complain(kinds.error());
    return kUsage;
  }
  int code = kGood;
  for (std::size_t i = 1; i < arguments.files.size(); ++i) {
    const std::string& path = arguments.files[i];
    auto dump = read_file(path);
    auto table = dump ? table_of_geonames(*dump, *kinds) : Result<std::string>(tl::unexpected(dump.error()));
    if (!table) {
      complain({table.error().code, table.error().what, dump ? path + ", " + table.error().where : table.error().where});
      code = kNotAllRead;
    } else {
      write_out(*table);
    }
  }
  return finish_output(code);
}

}  // namespace recoupe::cli
