#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tacitus {

// What a field holds, as schemas need to know it.
enum class FieldType : std::uint8_t { text, integer, number, boolean, date, object, list };

struct Shape;

// A named part of an object.
struct Member {
  std::string_view name;         // "sector"
  const Shape* shape = nullptr;  // never null
  bool always = false;           // false: absent when unknown
  std::string_view meaning;      // one sentence for docs/record.md
};

// The form of a value: plain, an object of members, or a list of items of one form. Shapes are
// literals.
struct Shape {
  FieldType type = FieldType::text;
  std::string_view name;                           // of an object: "party"
  std::size_t members = 0;                         // of an object: how many
  const Member& (*member)(std::size_t) = nullptr;  // of an object
  const Shape* item = nullptr;                     // of a list
};

// A value of some shape: monostate when it is not known, for an object the values of its members in
// their order, for a list its items.
struct Value {
  std::variant<std::monostate, std::string, std::int64_t, double, bool, std::vector<Value>> data;

  bool known() const { return !std::holds_alternative<std::monostate>(data); }
  const std::vector<Value>& items() const { return std::get<std::vector<Value>>(data); }
};

// A member and how it is read from a `T`.
template <class T>
struct MemberOf : Member {
  Value (*value)(const T&) = nullptr;

  constexpr MemberOf() = default;
  constexpr MemberOf(std::string_view of_name, const Shape& of_shape, bool is_always,
                     std::string_view of_meaning, Value (*reads)(const T&))
      : Member{of_name, &of_shape, is_always, of_meaning}, value(reads) {}
};

// The shape of an object with these members, an array of MemberOf<T> that is a static constant.
template <const auto& kMembers>
constexpr Shape object_shape(std::string_view name) {
  return {FieldType::object, name, kMembers.size(),
          [](std::size_t i) -> const Member& { return kMembers[i]; }, nullptr};
}

constexpr Shape plain_shape(FieldType type) { return {type, "", 0, nullptr, nullptr}; }

constexpr Shape list_shape(const Shape& item) { return {FieldType::list, "", 0, nullptr, &item}; }

// The members of `object`, as one value.
template <const auto& kMembers, class T>
Value value_of(const T& object) {
  std::vector<Value> values;
  values.reserve(kMembers.size());
  for (const MemberOf<T>& member : kMembers) values.push_back(member.value(object));
  return {std::move(values)};
}

// The value of each of `objects`.
template <const auto& kMembers, class T>
Value list_of(const std::vector<T>& objects) {
  std::vector<Value> values;
  values.reserve(objects.size());
  for (const T& object : objects) values.push_back(value_of<kMembers>(object));
  return {std::move(values)};
}

// Two arrays of members, one after the other.
template <class T, std::size_t kFirst, std::size_t kSecond>
constexpr std::array<MemberOf<T>, kFirst + kSecond> joined(
    const std::array<MemberOf<T>, kFirst>& first, const std::array<MemberOf<T>, kSecond>& second) {
  std::array<MemberOf<T>, kFirst + kSecond> all;
  for (std::size_t i = 0; i < kFirst; ++i) all[i] = first[i];
  for (std::size_t i = 0; i < kSecond; ++i) all[kFirst + i] = second[i];
  return all;
}

// A value of that shape as JSON, compact. Unknown members of an object are left out.
std::string to_json(const Shape& shape, const Value& value);

// The columns that a flat table has for an object, in order. Nested names are joined with "_":
// "sentence_begin", "actor_code", "claimants_cue_text".
struct Column {
  std::string name;
  FieldType type = FieldType::text;  // text for columns that hold lists
  bool list = false;                 // values of several items, joined with ';'
  std::string meaning;
};
std::vector<Column> columns_of(const Shape& object);

// The cells of the object, one for each column of columns_of(shape). Items of a list are joined
// with ';' and keep their place: an unknown item is empty, so the n-th item of actor_code and of
// actor_name belong to the same actor. A ';' inside an item becomes ','. Unknown is empty.
std::vector<std::string> cells_of(const Shape& object, const Value& value);

// A plain value as text: "" for unknown, "true", "12", "-7.2".
std::string to_text(const Value& value);

}  // namespace tacitus
