# SPDX-License-Identifier: Apache-2.0
# Completion of saksi for bash: commands, then the options that each command's own help names.
_saksi() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
  if [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W "backup bench control event events export gazetteer ingest ledger link people read search serve show test train verify" -- "$word")
    return
  fi
  case $before in
    --format) mapfile -t COMPREPLY < <(compgen -W "csv tsv jsonl geojson gpkg xlsx parquet" -- "$word"); return ;;
    --policy) mapfile -t COMPREPLY < <(compgen -W "acled-conservative ucdp range latest-official by-side" -- "$word"); return ;;
    --release) mapfile -t COMPREPLY < <(compgen -W "public internal" -- "$word"); return ;;
    --profile) mapfile -t COMPREPLY < <(compgen -W "$(saksi export --profiles 2>/dev/null)" -- "$word"); return ;;
  esac
  if [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(saksi "${COMP_WORDS[1]}" --help 2>/dev/null | grep -oE -- '--[a-z-]+' | sort -u)" -- "$word")
  fi
}
complete -o default -F _saksi saksi
