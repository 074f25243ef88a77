#include <algorithm>
#include <fstream>
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
    Result<std::string> bytes = read_file(path);
    if (!bytes) return bytes.error();
    resources.files.push_back(
        {path.lexically_relative(directory).generic_string(), *std::move(bytes)});
  }
  if (code) return Error{Error::Code::io, directory.string(), code.message()};
  std::sort(resources.files.begin(), resources.files.end(),
            [](const Resources::File& a, const Resources::File& b) { return a.name < b.name; });
  return resources;
}

}  // namespace tacitus
