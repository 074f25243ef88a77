#include "cli/input_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <system_error>

namespace tacitus {
namespace {

volatile std::sig_atomic_t g_interrupted = 0;  // set by the signal handler only

void on_interrupt(int) { g_interrupted = 1; }

Error io_error(const std::string& path, int code) {
  return {code == ENOENT ? Error::Code::not_found : Error::Code::io, path,
          std::generic_category().message(code)};
}

}  // namespace

bool interrupted() { return g_interrupted != 0; }

void watch_for_interrupt() {
  struct sigaction action = {};
  action.sa_handler = on_interrupt;
  action.sa_flags = static_cast<int>(SA_RESETHAND);  // no SA_RESTART: read() must come back
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
}

InputFile::InputFile(int descriptor, std::string path)
    : descriptor_(descriptor), path_(std::move(path)), buffer_(1 << 16), stream_(this) {
  struct stat info = {};
  if (fstat(descriptor_, &info) == 0 && S_ISREG(info.st_mode)) {
    size_ = static_cast<std::uint64_t>(info.st_size);
  }
}

InputFile::~InputFile() {
  if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
}

Result<std::unique_ptr<InputFile>> InputFile::open(const std::string& path) {
  int descriptor = STDIN_FILENO;
  if (path != "-") {
    descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return io_error(path, errno);
  }
  struct stat info = {};
  if (fstat(descriptor, &info) == 0 && S_ISDIR(info.st_mode)) {
    if (path != "-") ::close(descriptor);
    return Error{Error::Code::unsupported, path,
                 "is a directory; name the files in it, such as " + path +
                     (path.back() == '/' ? "*.txt" : "/*.txt")};
  }
  return std::unique_ptr<InputFile>(
      new InputFile(descriptor, path));  // NOLINT: private constructor
}

Status InputFile::status() const {
  if (error_ == 0) return Ok{};
  return io_error(path_, error_);
}

InputFile::int_type InputFile::underflow() {
  while (!interrupted()) {
    const ssize_t size = ::read(descriptor_, buffer_.data(), buffer_.size());
    if (size > 0) {
      bytes_read_ += static_cast<std::uint64_t>(size);
      setg(buffer_.data(), buffer_.data(), buffer_.data() + size);
      return traits_type::to_int_type(*gptr());
    }
    if (size == 0) break;
    if (errno == EINTR) continue;
    error_ = errno;
    break;
  }
  return traits_type::eof();
}

Status check_readable(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    if (path == "-") continue;
    if (const auto file = InputFile::open(path); !file) return file.error();
  }
  return Ok{};
}

}  // namespace tacitus
