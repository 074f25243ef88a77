#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tacitus {

// Bytes that do not change, in memory or mapped from a file. Copies share them.
class Bytes {
 public:
  Bytes() = default;
  Bytes(std::string text);                               // NOLINT: implicit, a string is bytes
  Bytes(const char* text) : Bytes(std::string(text)) {}  // NOLINT: as above
  // `view` stays valid as long as `owner` lives.
  Bytes(std::string_view view, std::shared_ptr<const void> owner)
      : view_(view), owner_(std::move(owner)) {}

  operator std::string_view() const { return view_; }  // NOLINT: implicit, as of a string
  const char* data() const { return view_.data(); }
  std::size_t size() const { return view_.size(); }

 private:
  std::string_view view_;
  std::shared_ptr<const void> owner_;
};

// The contents of the data files, already read. The core opens no file itself.
struct Resources {
  struct File {
    std::string name;  // "frames/assault.frames", relative to data/; used in error messages
    Bytes bytes;
  };
  std::vector<File> files;  // sorted by name

  // The bytes of the file with that name, or an empty view with null data() when there is none.
  std::string_view find(std::string_view name) const;
  // The same, to be kept for longer than the resources.
  Bytes share(std::string_view name) const;
};

}  // namespace tacitus
