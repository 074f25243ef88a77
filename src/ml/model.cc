#include "ml/model.h"

namespace tacitus {

Result<Model> Model::load(std::string name, Bytes bytes, Kernel kernel) {
  const Result<ModelFile> file = ModelFile::open(name, bytes);
  if (!file) return file.error();
  const std::string kind = file->metadata("kind");
  if (file->metadata("format") != "tacitus-1" || (kind != "small" && kind != "base")) {
    return Error{Error::Code::unsupported, std::move(name),
                 "format and kind are \"" + file->metadata("format") + "\" and \"" + kind +
                     "\"; expected \"tacitus-1\" and \"small\" or \"base\""};
  }
  Model model;
  model.bytes_ = std::move(bytes);
  model.kind_ = kind;
  model.kernel_ = kernel;
  auto encoder = Encoder::load(*file);
  if (!encoder) return encoder.error();
  model.encoder_ = std::move(*encoder);
  auto heads = Heads::load(*file, model.encoder_->width());
  if (!heads) return heads.error();
  model.heads_ = std::move(*heads);
  return model;
}

void Model::analyze(Batch& batch, Heads::Scratch& scratch, std::vector<WordAnalysis>& words) const {
  const Operations& operations = operations_of(kernel_);
  encoder_->encode(operations, batch);
  heads_.analyze(operations, batch, scratch, words);
}

}  // namespace tacitus
