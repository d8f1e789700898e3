// SPDX-License-Identifier: Apache-2.0
#include "words/models.h"

#include "words/labels.h"

namespace saksi::words {
namespace {

Perceptron open_part(const lang::Pack& pack, const char* file) {
  const auto bytes = pack.part(file);
  if (bytes.empty()) return {};
  const Bytes trust = pack.is_built_in(file) ? Bytes::trusted : Bytes::checked;
  auto model = Perceptron::open(bytes, kFeaturesVersion, file, trust);
  return model ? std::move(*model) : Perceptron();
}

/// ICON: VBT, VBI, VBP, VBL, NNO; after "+" PRK (possessor, object) or ART (definite).
FineClass fine_class_of(std::string_view label) {
  FineClass out;
  const std::string_view host = label.substr(0, label.find('+'));
  if (host == "VBT") out.verb_kind = VerbKind::transitive;
  if (host == "VBI") out.verb_kind = VerbKind::intransitive;
  if (host == "VBP") out.verb_kind = VerbKind::passive;
  if (host == "VBL") out.verb_kind = VerbKind::linking;
  out.noun = host == "NNO";
  if (label.ends_with("+PRK")) out.nya = NyaRole::possessor;
  if (label.ends_with("+ART")) out.nya = NyaRole::definite;
  return out;
}

NameLabel name_label_of(std::string_view label) {
  if (label.size() < 3 || label[1] != '-') return {};
  return {true, label[0] == 'B', kind_of_label(label.substr(2))};
}

}  // namespace

NameKind kind_of_label(std::string_view label) {
  if (label == "PER") return NameKind::person;
  if (label == "ORG") return NameKind::organisation;
  if (label == "LOC") return NameKind::place;
  return label == "ARM" ? NameKind::armed_group : NameKind::other;
}

Models Models::open(const lang::Pack& pack) {
  Models out;
  out.fine = open_part(pack, "models/fine.bin");
  out.upos = open_part(pack, "models/upos.bin");
  out.names = open_part(pack, "models/names.bin");
  for (const auto label : out.fine.labels()) out.fine_classes_.push_back(fine_class_of(label));
  for (const auto label : out.upos.labels())
    out.upos_classes_.push_back(class_of_upos(label.substr(0, label.find('+'))));
  for (const auto label : out.names.labels()) out.name_labels_.push_back(name_label_of(label));
  out.name_ids = words::name_ids(out.names.labels());
  out.before_name = allowed_before(out.names.labels());
  return out;
}

}  // namespace saksi::words
