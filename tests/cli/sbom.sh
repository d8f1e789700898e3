#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The list of what the program is made of: SPDX, the same twice, complete, and no relation leads nowhere.
. "$(dirname "$0")/lib.sh"

list() { SOURCE_DATE_EPOCH=1700000000 node "$ROOT/packaging/sbom.mjs" "$SAKSI"; }

list >one.json || wrong "packaging/sbom.mjs failed"
list >two.json
cmp one.json two.json || wrong "two runs differ"
python3 - <<'P' || wrong "the list is broken"
import json
bom = json.load(open("one.json"))
assert bom["spdxVersion"] == "SPDX-2.3" and bom["creationInfo"]["created"] == "2023-11-14T22:13:20Z"
ids = [p["SPDXID"] for p in bom["packages"]]
assert len(ids) == len(set(ids))
for r in bom["relationships"]:
    assert r["spdxElementId"] in ids + ["SPDXRef-DOCUMENT"] and r["relatedSpdxElement"] in ids, r
named = {p["name"]: p for p in bom["packages"]}
for wanted in ("saksi", "libc6", "maplibre-gl", "svelte", "packs/id/models"):
    assert named[wanted]["versionInfo"], wanted
assert named["maplibre-gl"]["licenseDeclared"] == "BSD-3-Clause"
assert "vitest" not in named
P
finish
