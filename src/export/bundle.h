// SPDX-License-Identifier: Apache-2.0
/// An export with what belongs beside it as one file, for whoever can take only one: a browser.
#pragma once

#include "base/error.h"

#include <string>
#include <vector>

namespace saksi::exports {

/// Writes a ZIP archive of `files` under their names without folders. The files may be larger than
/// the memory; `output` is whole afterwards or not there. Errors: not_found, permission, disk_full,
/// io.
[[nodiscard]] base::Result<void> bundle(const std::vector<std::string>& files,
                                        const std::string& output);

}  // namespace saksi::exports
