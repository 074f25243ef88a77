#include "io/output.h"

#include <cerrno>
#include <system_error>

namespace tacitus {
namespace {

Status status_of(const std::ostream& output) {
  if (output) return Ok{};
  const int code = errno;
  std::string message = "the output cannot be written";
  if (code != 0) message += ": " + std::generic_category().message(code);
  errno = code;
  return Error{Error::Code::io, "", std::move(message)};
}

}  // namespace

Status write_bytes(std::ostream& output, std::string_view bytes) {
  errno = 0;
  output.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return status_of(output);
}

Status flush(std::ostream& output) {
  errno = 0;
  output.flush();
  return status_of(output);
}

}  // namespace tacitus
