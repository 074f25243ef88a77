#include "ml/model_file.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <optional>

#include "base/json_reader.h"
#include "base/utf8.h"

// The bytes may come from anywhere, so nothing that the header says is believed before it is
// compared with the size of the file. After open() every tensor's data is a view of exactly the
// bytes that its shape needs, and the readers of values only copy.

namespace tacitus {
namespace {

static_assert(std::endian::native == std::endian::little, "model files are read as they lie");

constexpr std::uint64_t kTensorAlignment = 64;
constexpr float kLargest = 1e5f;  // keeps every later sum and product of two finite

std::optional<std::uint64_t> size_of_dtype(std::string_view dtype) {
  if (dtype == "I8" || dtype == "U8") return 1;
  if (dtype == "I32" || dtype == "F32") return 4;
  if (dtype == "U64") return 8;
  return std::nullopt;
}

// Non-negative integers of a JSON array, nothing when it is not that.
std::optional<std::vector<std::uint64_t>> to_sizes(const JsonValue* value) {
  if (value == nullptr || value->kind() != JsonValue::Kind::array) return std::nullopt;
  std::vector<std::uint64_t> out;
  for (const JsonValue& item : value->items()) {
    const std::optional<std::int64_t> size = item.integer();
    if (!size || *size < 0) return std::nullopt;
    out.push_back(static_cast<std::uint64_t>(*size));
  }
  return out;
}

// Bytes of a tensor of that shape; nothing when that is more than `limit`.
std::optional<std::uint64_t> bytes_of_shape(const std::vector<std::uint64_t>& shape,
                                            std::uint64_t unit, std::uint64_t limit) {
  std::uint64_t bytes = unit;
  for (const std::uint64_t size : shape) {
    if (size != 0 && bytes > limit / size) return std::nullopt;
    bytes *= size;
  }
  return bytes;
}

std::string shape_text(const std::vector<std::uint64_t>& shape) {
  std::string out = "[";
  for (const std::uint64_t size : shape) {
    if (out.size() > 1) out += ", ";
    out += size == 0 ? "any" : std::to_string(size);
  }
  return out + "]";
}

template <class T>
std::vector<T> copied(std::string_view data) {
  std::vector<T> out(data.size() / sizeof(T));
  if (!out.empty()) std::memcpy(out.data(), data.data(), data.size());
  return out;
}

}  // namespace

Result<ModelFile> ModelFile::open(std::string name, std::string_view bytes) {
  ModelFile file;
  file.name_ = std::move(name);
  const auto wrong = [&](std::string message) {
    return Error{Error::Code::invalid_data, file.name_, std::move(message)};
  };
  std::uint64_t header_size = 0;
  if (bytes.size() < sizeof header_size) return wrong("not a model file; it has no header");
  std::memcpy(&header_size, bytes.data(), sizeof header_size);
  if (header_size > bytes.size() - sizeof header_size) {
    return wrong("not a model file; its header would be longer than the file");
  }
  const std::uint64_t data_begin = sizeof header_size + header_size;
  if (data_begin % kTensorAlignment != 0) return wrong("the data do not begin at a multiple of 64");
  const Result<JsonValue> header = read_json(bytes.substr(sizeof header_size, header_size), 8);
  if (!header) return wrong("header: " + header.error().message);
  if (header->kind() != JsonValue::Kind::object) return wrong("the header is no JSON object");
  const std::string_view data = bytes.substr(data_begin);
  for (const auto& [key, value] : header->members()) {
    if (key == "__metadata__") {
      for (const auto& [field, text] : value.members()) {
        if (text.string()) file.metadata_[field] = *text.string();
      }
      continue;
    }
    const std::optional<std::string_view> dtype = value.find_string("dtype");
    const auto unit = dtype ? size_of_dtype(*dtype) : std::nullopt;
    const auto shape = to_sizes(value.find("shape"));
    const auto offsets = to_sizes(value.find("data_offsets"));
    if (!unit) return file.error(key, "dtype is none of I8, I32, U64, F32, U8");
    if (!shape || !offsets || offsets->size() != 2) {
      return file.error(key, "shape and two data_offsets must be lists of sizes");
    }
    const std::uint64_t begin = (*offsets)[0];
    const std::uint64_t end = (*offsets)[1];
    if (begin > end || end > data.size()) return file.error(key, "its data lie outside the file");
    if (begin % kTensorAlignment != 0) return file.error(key, "does not begin at a multiple of 64");
    if (bytes_of_shape(*shape, *unit, data.size()) != end - begin) {
      return file.error(key, "shape " + shape_text(*shape) + " does not fit its " +
                                 std::to_string(end - begin) + " bytes");
    }
    file.tensors_[key] = {std::string(*dtype), *shape, data.substr(begin, end - begin)};
  }
  return file;
}

const ModelFile::Tensor* ModelFile::find(std::string_view tensor) const {
  const auto found = tensors_.find(tensor);
  return found == tensors_.end() ? nullptr : &found->second;
}

std::vector<std::uint64_t> ModelFile::shape(std::string_view tensor) const {
  const Tensor* found = find(tensor);
  return found == nullptr ? std::vector<std::uint64_t>() : found->shape;
}

std::string ModelFile::metadata(std::string_view key) const {
  const auto found = metadata_.find(key);
  return found == metadata_.end() ? std::string() : found->second;
}

Error ModelFile::error(std::string_view tensor, std::string message) const {
  return {Error::Code::invalid_data, name_ + ":" + std::string(tensor), std::move(message)};
}

Result<const ModelFile::Tensor*> ModelFile::expect(
    std::string_view tensor, std::string_view dtype,
    const std::vector<std::uint64_t>& expected) const {
  const Tensor* found = find(tensor);
  if (found == nullptr) return error(tensor, "the model has no such tensor");
  if (found->dtype != dtype) {
    return error(tensor, "dtype is " + found->dtype + "; expected " + std::string(dtype));
  }
  bool fits = found->shape.size() == expected.size();
  for (std::size_t i = 0; fits && i < expected.size(); ++i) {
    fits = expected[i] == 0 ? found->shape[i] > 0 : found->shape[i] == expected[i];
  }
  if (!fits) {
    return error(tensor,
                 "shape is " + shape_text(found->shape) + "; expected " + shape_text(expected));
  }
  return found;
}

Result<std::span<const std::int8_t>> ModelFile::bytes_of(
    std::string_view tensor, const std::vector<std::uint64_t>& expected) const {
  const Result<const Tensor*> found = expect(tensor, "I8", expected);
  if (!found) return found.error();
  const std::string_view data = (*found)->data;
  const std::span<const std::int8_t> values(reinterpret_cast<const std::int8_t*>(data.data()),
                                            data.size());
  // A maximum without an early end, so that it is read many bytes at a time.
  std::int8_t least = 0;
  for (const std::int8_t value : values) least = std::min(least, value);
  if (least < -127) return error(tensor, "has a value of -128; expected -127..127");
  return values;
}

Result<std::vector<float>> ModelFile::floats_of(std::string_view tensor,
                                                const std::vector<std::uint64_t>& expected) const {
  const Result<const Tensor*> found = expect(tensor, "F32", expected);
  if (!found) return found.error();
  std::vector<float> values = copied<float>((*found)->data);
  for (const float value : values) {
    if (!(std::abs(value) <= kLargest)) {
      return error(tensor, "has a value that is not finite or above 1e5");
    }
  }
  return values;
}

Result<std::vector<std::int32_t>> ModelFile::integers_of(
    std::string_view tensor, const std::vector<std::uint64_t>& expected) const {
  const Result<const Tensor*> found = expect(tensor, "I32", expected);
  if (!found) return found.error();
  return copied<std::int32_t>((*found)->data);
}

Result<std::vector<std::uint64_t>> ModelFile::hashes_of(
    std::string_view tensor, const std::vector<std::uint64_t>& expected) const {
  const Result<const Tensor*> found = expect(tensor, "U64", expected);
  if (!found) return found.error();
  return copied<std::uint64_t>((*found)->data);
}

Result<std::vector<std::string_view>> ModelFile::lines_of(std::string_view tensor) const {
  const Result<const Tensor*> found = expect(tensor, "U8", {0});
  if (!found) return found.error();
  std::string_view text = (*found)->data;
  if (!is_utf8(text)) return error(tensor, "is not UTF-8");
  if (text.back() != '\n') return error(tensor, "does not end with a line feed");
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  return lines;
}

}  // namespace tacitus
