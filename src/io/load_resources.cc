#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <system_error>

#include "tacitus/io.h"

namespace tacitus {
namespace {

namespace fs = std::filesystem;

Result<std::string> read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::error_code code;
  const std::uintmax_t size = fs::file_size(path, code);
  if (!file || code) return Error{Error::Code::io, path.string(), "the file cannot be read"};
  std::string bytes(static_cast<std::size_t>(size), '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!file || static_cast<std::uintmax_t>(file.gcount()) != size) {
    return Error{Error::Code::io, path.string(), "the file cannot be read to its end"};
  }
  return bytes;
}

// The file mapped into memory; nothing where that cannot be done.
std::optional<Bytes> map_file(const fs::path& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return std::nullopt;
  struct stat status = {};
  void* memory = MAP_FAILED;
  if (fstat(file, &status) == 0 && status.st_size > 0) {
    const auto size = static_cast<std::size_t>(status.st_size);
    memory = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  }
  close(file);
  if (memory == MAP_FAILED) return std::nullopt;
  const auto size = static_cast<std::size_t>(status.st_size);
  const std::shared_ptr<const void> owner(
      memory, [size](const void* begin) { munmap(const_cast<void*>(begin), size); });
  return Bytes(std::string_view(static_cast<const char*>(memory), size), owner);
}

// Models and places are large, and much of them is looked up in place; they are mapped, other files
// are read.
Result<Bytes> load_file(const fs::path& path) {
  if (path.extension() == ".model" || path.extension() == ".bin") {
    if (std::optional<Bytes> bytes = map_file(path)) return *std::move(bytes);
  }
  Result<std::string> text = read_file(path);
  if (!text) return text.error();
  return Bytes(*std::move(text));
}

bool is_hidden(const fs::path& path) { return path.filename().string().substr(0, 1) == "."; }

}  // namespace

Result<Resources> load_resources(const fs::path& directory) {
  std::error_code code;
  fs::recursive_directory_iterator entry(directory, code);
  if (code) return Error{Error::Code::not_found, directory.string(), code.message()};
  Resources resources;
  for (; entry != fs::recursive_directory_iterator(); entry.increment(code)) {
    if (code) break;
    const fs::path& path = entry->path();
    if (is_hidden(path)) {
      if (entry->is_directory(code)) entry.disable_recursion_pending();
      continue;
    }
    if (!entry->is_regular_file(code)) continue;
    Result<Bytes> bytes = load_file(path);
    if (!bytes) return bytes.error();
    resources.files.push_back(
        {path.lexically_relative(directory).generic_string(), *std::move(bytes)});
  }
  if (code) return Error{Error::Code::io, directory.string(), code.message()};
  std::sort(resources.files.begin(), resources.files.end(),
            [](const Resources::File& a, const Resources::File& b) { return a.name < b.name; });
  return resources;
}

Status add_actors(const fs::path& table, Resources& resources) {
  Result<std::string> bytes = read_file(table);
  if (!bytes) return bytes.error();
  resources.files.push_back({"actors/own/" + table.filename().string(), Bytes(*std::move(bytes))});
  std::sort(resources.files.begin(), resources.files.end(),
            [](const Resources::File& a, const Resources::File& b) { return a.name < b.name; });
  return Ok{};
}

}  // namespace tacitus
