#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ml/encoder.h"
#include "ml/heads.h"
#include "tacitus/resources.h"

namespace tacitus {

// A language model ready to analyse words: encoder, heads and the kernel that they run on.
// Immutable.
class Model {
 public:
  // `name` is the file's name for errors. `kernel` must be usable on this processor.
  static Result<Model> load(std::string name, Bytes bytes, Kernel kernel = best_kernel());

  Kernel kernel() const { return kernel_; }
  const std::string& kind() const { return kind_; }  // "small", "base"
  const Encoder& encoder() const { return *encoder_; }
  const Heads& heads() const { return heads_; }

  // Analyses the words of the batch, one WordAnalysis each.
  void analyze(Batch& batch, Heads::Scratch& scratch, std::vector<WordAnalysis>& words) const;

 private:
  Bytes bytes_;  // the encoder's tables lie in them
  Kernel kernel_ = Kernel::plain;
  std::string kind_;
  std::unique_ptr<const Encoder> encoder_;
  Heads heads_;
};

}  // namespace tacitus
