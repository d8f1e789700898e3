// SPDX-License-Identifier: Apache-2.0
/// Whose the people of a figure are. Private to `extract`.
#pragma once

#include "extract/figures.h"

namespace saksi::extract {

/// Sets `victims` and `group` of a figure whose outcome is decided; `before` are the figures told
/// before it. Leaves them empty where the words leave a doubt ("sembilan orang").
void name_victims(const Context& context, const std::vector<Figure>& before, Figure& figure);

}  // namespace saksi::extract
