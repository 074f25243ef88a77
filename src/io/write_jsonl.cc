#include "io/write_jsonl.h"

#include "engine/fields.h"
#include "io/output.h"

namespace tacitus {
namespace {

class JsonlWriter : public Writer {
 public:
  explicit JsonlWriter(std::ostream& output) : output_(output) {}
  Status write(const Record& record) override {
    return write_bytes(output_, to_json(record) + "\n");
  }
  Status finish() override { return flush(output_); }

 private:
  std::ostream& output_;
};

}  // namespace

std::unique_ptr<Writer> make_jsonl_writer(std::ostream& output) {
  return std::make_unique<JsonlWriter>(output);
}

}  // namespace tacitus
