// SPDX-License-Identifier: GPL-3.0-or-later
// recoupe export: a record for other programs.
#include "cli/records.h"
#include "formats/record_json.h"

namespace recoupe::cli {

int run_export(const Arguments& arguments) {
  auto store = open_for_questions(arguments);
  if (!store) {
    return kNotAllRead;
  }
  return finish_with(export_ndjson(*store, arguments.filter, write_out));
}

}  // namespace recoupe::cli
