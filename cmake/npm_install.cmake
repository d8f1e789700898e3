# cmake -DNPM=... -DSTAMP=... -P npm_install.cmake, in the page's folder: what builds the page, as its lock file says.
cmake_minimum_required(VERSION 3.25)
set(installed node_modules/.package-lock.json)  # npm writes it last
if(NOT EXISTS ${installed} OR package-lock.json IS_NEWER_THAN ${installed})
  set(quiet --no-audit --no-fund --loglevel=error)
  execute_process(COMMAND ${NPM} ci ${quiet} RESULT_VARIABLE failed OUTPUT_QUIET ERROR_QUIET)
  if(failed)
    # `npm ci` also wants the packages of every other platform in the lock file, which a mirror may not have;
    # `npm install` takes the same locked versions without them.
    execute_process(COMMAND ${NPM} install --no-save ${quiet} COMMAND_ERROR_IS_FATAL ANY)
  endif()
  file(TOUCH ${installed})
endif()
file(TOUCH ${STAMP})
