// SPDX-License-Identifier: GPL-3.0-or-later
// Json: writes JSON piece by piece; what every output of recoupe in JSON is made with.
//
//   Json json;  json.open_object(); json.key("min"); json.bound(3); json.close_object();   json.take() == "{\"min\":3}"
#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/utf8.h"

namespace recoupe {

/// A RapidJSON writer that rounds numbers, repairs strings and writes null for what is absent.
class Json {
 public:
  void key(std::string_view name) { writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
  void open_object() { writer_.StartObject(); }
  void close_object() { writer_.EndObject(); }
  void open_array() { writer_.StartArray(); }
  void close_array() { writer_.EndArray(); }
  void null() { writer_.Null(); }
  void boolean(bool value) { writer_.Bool(value); }
  void integer(std::int64_t value) { writer_.Int64(value); }
  void string(std::string_view value) {
    const std::string repaired = is_utf8(value) ? std::string() : repair(value);
    const std::string_view sound = repaired.empty() ? value : repaired;
    writer_.String(sound.data(), static_cast<rapidjson::SizeType>(sound.size()));
  }
  void string_or_null(std::string_view value) { value.empty() ? null() : string(value); }
  void number(double value, double unit) { std::isfinite(value) ? void(writer_.Double(std::round(value * unit) / unit)) : null(); }
  void bound(std::optional<std::int64_t> value) { value ? integer(*value) : null(); }
  std::string take() const { return {buffer_.GetString(), buffer_.GetSize()}; }

 private:
  static bool is_utf8(std::string_view s) {
    for (std::uint32_t i = 0; i < s.size();) {
      const CodePoint c = code_point_at(s, i);
      if (c.value < 0) {
        return false;
      }
      i = c.end;
    }
    return true;
  }
  static std::string repair(std::string_view s) {
    std::string out;
    for (std::uint32_t i = 0; i < s.size();) {
      const CodePoint c = code_point_at(s, i);
      append_code_point(out, c.value < 0 ? 0xFFFD : c.value);
      i = c.end;
    }
    return out;
  }

  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_{buffer_};
};

}  // namespace recoupe
