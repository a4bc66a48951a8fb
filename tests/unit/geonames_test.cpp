// SPDX-License-Identifier: GPL-3.0-or-later
#include "places/geonames.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/default_knowledge.h"
#include "places/places.h"

namespace recoupe {
namespace {

// Made up after the form of a dump: a region, and a village in it.
constexpr std::string_view kDump =
    "11\tZorvan Region\tZorvan Region\t\t13.5\t2.25\tA\tADM1\tML\t\t77\t\t\t\t0\t\t\tAfrica/Bamako\t2020-01-01\n"
    "12\tTin Zorvane\tTin Zorvane\tTin Zorvan,تين زرفان,Zorvane\t13.75\t2.5\tP\tPPL\tML\t\t77\t\t\t\t900\t\t\tAfrica/Bamako\t2020-01-01\n"
    "13\tPuits de Zorvan\tPuits\t\t13.7\t2.4\tH\tWLL\tML\t\t77\t\t\t\t0\t\t\tAfrica/Bamako\t2020-01-01\n";

Result<std::string> table(std::string_view dump) {
  return table_of_geonames(dump, load_geonames_kinds(KnowledgeFiles({default_knowledge_folder()})).value());
}

TEST(Geonames, a_dump_becomes_a_place_table) {
  EXPECT_EQ(table(kDump).value(),
            "id\tparent\tkind\tlat\tlon\torder\tpcode\tname_fr\tname_en\tname_ar\taliases\tsource\n"
            "gn-11\tml\tprovince\t13.5\t2.25\t\t\tZorvan Region\tZorvan Region\t\t\tGeoNames 11\n"
            "gn-12\tgn-11\tvillage\t13.75\t2.5\t\t\tTin Zorvane\tTin Zorvane\t\tTin Zorvan|Zorvane\tGeoNames 12\n");
}

TEST(Geonames, a_line_with_other_columns_is_refused_by_its_number) {
  const auto result = table("1\tA\tB\n");
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().code, ErrorCode::kBadInput);
  EXPECT_EQ(result.error().where, "line 1");
}

TEST(Geonames, an_imported_table_adds_to_the_gazetteer) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "geonames_test";
  std::filesystem::create_directories(folder / "world/places");
  std::ofstream(folder / "world/places/ml.tsv") << table(kDump).value();
  RuleNames names;
  const auto gazetteer = load_gazetteer(KnowledgeFiles({default_knowledge_folder(), folder}), "fr", names);
  ASSERT_TRUE(gazetteer.has_value()) << gazetteer.error().what;
  const PlaceId last = static_cast<PlaceId>(place_count(**gazetteer) - 1);
  EXPECT_EQ(place_of(**gazetteer, last).id, "gn-12");
  EXPECT_EQ(place_of(**gazetteer, last).country, "ML");
}

}  // namespace
}  // namespace recoupe
