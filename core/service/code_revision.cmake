# Runs at every build: writes OUTPUT with the commit that is built, only if it changed, so that nothing is compiled in vain.
# cmake -DSOURCE=<source dir> -DVERSION=<version> -DOUTPUT=<header> -P code_revision.cmake
set(revision "${VERSION}")
find_program(GIT git)
if(GIT)
  execute_process(COMMAND "${GIT}" -C "${SOURCE}" rev-parse HEAD
    OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
  if(NOT failed)
    set(revision "${commit}")
    execute_process(COMMAND "${GIT}" -C "${SOURCE}" status --porcelain --untracked-files=no
      OUTPUT_VARIABLE changes ERROR_QUIET)
    if(changes)
      string(APPEND revision "-changed")
    endif()
  endif()
endif()
file(CONFIGURE OUTPUT "${OUTPUT}" CONTENT "#define PLANWRIGHT_CODE_REVISION \"${revision}\"\n" @ONLY)
