#include "io/dated_reader.h"

#include "stages/publication_date.h"

namespace tacitus {
namespace {

class DatedReader : public Reader {
 public:
  explicit DatedReader(std::unique_ptr<Reader> inner) : inner_(std::move(inner)) {}

  Result<std::optional<Input>> next() override {
    Result<std::optional<Input>> input = inner_->next();
    if (!input || !input->has_value()) return input;
    Document& document = (*input)->document;
    if (document.dated()) return input;
    if (const auto inferred = infer_publication_date(document)) {
      document.published = inferred->day;
      document.date_source = DateSource::inferred;
    }
    return input;
  }

 private:
  std::unique_ptr<Reader> inner_;
};

}  // namespace

std::unique_ptr<Reader> make_dated_reader(std::unique_ptr<Reader> inner) {
  return std::make_unique<DatedReader>(std::move(inner));
}

}  // namespace tacitus
