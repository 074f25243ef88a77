#include "cli/gold.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

namespace tacitus {

namespace fs = std::filesystem;

Result<std::vector<std::string>> find_files(const std::string& path,
                                            const std::vector<std::string_view>& suffixes) {
  std::error_code code;
  if (!fs::exists(path, code)) {
    return Error{Error::Code::not_found, path, "there is no such file or folder"};
  }
  if (!fs::is_directory(path, code)) return std::vector<std::string>{path};
  std::vector<std::string> files;
  fs::recursive_directory_iterator entry(path, code);
  for (; !code && entry != fs::recursive_directory_iterator(); entry.increment(code)) {
    const std::string suffix = entry->path().extension().string();
    const bool wanted = std::find(suffixes.begin(), suffixes.end(), suffix) != suffixes.end();
    if (wanted && entry->is_regular_file(code)) files.push_back(entry->path().string());
  }
  if (code) return Error{Error::Code::io, path, code.message()};
  std::sort(files.begin(), files.end());
  return files;
}

Result<std::string> read_whole(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  if (!file || !(bytes << file.rdbuf() || file.peek() == std::ifstream::traits_type::eof())) {
    return Error{Error::Code::io, path, "the file cannot be read"};
  }
  return bytes.str();
}

Annotations bare_words(const Annotations& gold) {
  Annotations words;
  words.blocks = gold.blocks;
  words.sentences = gold.sentences;
  for (const Token& token : gold.tokens) {
    Token bare;
    bare.span = token.span;
    bare.glued = token.glued;
    words.tokens.push_back(std::move(bare));
  }
  return words;
}

}  // namespace tacitus
