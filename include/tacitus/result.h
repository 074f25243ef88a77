#pragma once

#include <string>
#include <utility>
#include <variant>

namespace tacitus {

// What went wrong, and where. Errors come only from the doors of the house: reading bytes, parsing
// data files, loading a model. Coding a text cannot fail.
struct Error {
  enum class Code { not_found, invalid_data, io, unsupported };
  Code code = Code::invalid_data;
  std::string where;  // "frames/assault.frames:42:7", or a path, or empty
  std::string
      message;  // one sentence, lower case, no full stop: what is wrong; what would be right

  // "where: message", or the message alone when there is no place.
  std::string text() const { return where.empty() ? message : where + ": " + message; }
};

// Either a value or an Error. Test it before use: `if (!result) return result.error();`.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT: implicit on purpose
  Result(Error error) : state_(std::move(error)) {}  // NOLINT: implicit on purpose

  explicit operator bool() const { return std::holds_alternative<T>(state_); }
  const T& operator*() const& { return std::get<T>(state_); }
  T& operator*() & { return std::get<T>(state_); }
  T&& operator*() && { return std::get<T>(std::move(state_)); }
  const T* operator->() const { return &std::get<T>(state_); }
  T* operator->() { return &std::get<T>(state_); }
  const Error& error() const { return std::get<Error>(state_); }

 private:
  std::variant<T, Error> state_;
};

// The value of a Status that went well.
struct Ok {};

// A Result without a value: `return Ok{};` or an Error.
using Status = Result<Ok>;

}  // namespace tacitus
