#pragma once

#include <string_view>

#include "lexicon/frames.h"
#include "lexicon/ontology.h"

namespace tacitus {

// Lets the readers of frames and cases ask an ontology, which must outlive it.
class OntologyChecker : public CodeChecker {
 public:
  explicit OntologyChecker(const Ontology& ontology) : ontology_(ontology) {}
  bool has_type(std::string_view type) const override {
    return ontology_.find_type(type) != nullptr;
  }
  bool has_mode(std::string_view type, std::string_view mode) const override {
    return ontology_.find_mode(type, mode) != nullptr;
  }
  bool has_cameo(std::string_view code) const override {
    return ontology_.find_cameo(code) != nullptr;
  }

 private:
  const Ontology& ontology_;
};

}  // namespace tacitus
