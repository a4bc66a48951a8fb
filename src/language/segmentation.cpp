// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/segmentation.h"

#include <algorithm>
#include <map>

#include "base/tsv.h"

namespace recoupe {

Result<Segmentation> load_segmentation(const KnowledgeFiles& files, std::string_view language) {
  Segmentation out;
  const std::map<std::string_view, Segmentation::Words*> kinds{{"elided", &out.elided}, {"clitic", &out.clitic}, {"whole", &out.whole},
                                                               {"short", &out.short_words}, {"short_end", &out.short_ends}, {"short_numbered", &out.short_numbered},
                                                               {"day", &out.day}, {"byline", &out.byline}, {"opener", &out.opener},
                                                               {"surname", &out.surname}, {"titled", &out.titled}, {"file", &out.file}};
  for (const auto& path : files.all("languages/" + std::string(language) + "/segment", ".tsv")) {
    const auto table = read_table(path, {"kind", "words"});
    if (!table) {
      return tl::unexpected(table.error());
    }
    for (std::size_t i = 0; i < table->rows.size(); ++i) {
      const auto kind = kinds.find(table->rows[i][table->column("kind")]);
      if (kind == kinds.end()) {
        return tl::unexpected(Error{ErrorCode::kBadKnowledge, "unknown kind of word", table->where(i)});
      }
      for (const std::string& word : split_list(table->rows[i][table->column("words")])) {
        kind->second->insert(form_key(word));
        if (kind->first.starts_with("short")) {
          out.longest_short = std::max(out.longest_short, word.size());
        }
      }
    }
  }
  out.short_words.insert(out.short_ends.begin(), out.short_ends.end());
  return out;
}

}  // namespace recoupe
