# Shared build rules: the one strict-warnings target, the output folders, and one function each for a core library and a test.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_BUILD_RPATH_USE_ORIGIN ON)
set(CMAKE_BUILD_RPATH "$ORIGIN/../lib/planwright")
set(CMAKE_INSTALL_RPATH "$ORIGIN/../lib/planwright")

find_program(PLANWRIGHT_CCACHE ccache)
if(PLANWRIGHT_CCACHE)
  # Else it leaves every file with a precompiled header to the compiler. No file of ours says when it was compiled.
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros
    "${PLANWRIGHT_CCACHE}")
endif()

# Every target of ours links this one; nothing else sets warnings or sanitizers.
add_library(planwright_strict INTERFACE)
target_compile_options(planwright_strict INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual -Wcast-qual -Wformat=2 -Wimplicit-fallthrough -ffp-contract=off)
# Under a sanitizer g++ warns of variables that it made itself; the other presets judge the warnings.
if(PLANWRIGHT_WERROR AND NOT PLANWRIGHT_SANITIZE)
  target_compile_options(planwright_strict INTERFACE -Werror)
endif()
if(PLANWRIGHT_SANITIZE)
  target_compile_options(planwright_strict INTERFACE
    -fsanitize=${PLANWRIGHT_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(planwright_strict INTERFACE -fsanitize=${PLANWRIGHT_SANITIZE})
endif()
target_include_directories(planwright_strict INTERFACE "${PROJECT_SOURCE_DIR}")
# A hundred test programs are linked, each with all of the core: gold takes half the time of the usual linker.
find_program(PLANWRIGHT_GOLD ld.gold)
if(PLANWRIGHT_TESTS AND PLANWRIGHT_GOLD)
  target_link_options(planwright_strict INTERFACE -fuse-ld=gold)
endif()

# For whatever links Qt (today the tests, later ui/ and app/desktop).
add_library(planwright_qt_strict INTERFACE)
target_compile_definitions(planwright_qt_strict INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH
  QT_NO_KEYWORDS QT_NO_JAVA_STYLE_ITERATORS QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_CONTEXTLESS_CONNECT
  QT_DISABLE_DEPRECATED_BEFORE=0x060400)

# A header compiled once for all that need it: an object library whose precompiled header others reuse. They must agree
# with it on the compiler's options and on the macros that the headers look at.
function(planwright_header target) # DEPS library... HEADERS header... [OPTIONS option...]
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "DEPS;HEADERS;OPTIONS")
  set(source "${CMAKE_BINARY_DIR}/generated/${target}.cpp")
  if(NOT EXISTS "${source}")
    file(WRITE "${source}" "")
  endif()
  add_library(${target} OBJECT "${source}")
  target_link_libraries(${target} PRIVATE planwright_strict ${arg_DEPS})
  target_compile_options(${target} PRIVATE ${arg_OPTIONS})
  target_precompile_headers(${target} PRIVATE ${arg_HEADERS})
endfunction()

# What the headers of core/base bring into nearly every file. No other library's: most files need none of them.
set(PLANWRIGHT_COMMON_HEADERS <algorithm> <array> <chrono> <filesystem> <functional> <map> <memory> <optional> <span>
  <string> <string_view> <vector> <boost/system/result.hpp>)

# planwright_library(NAME SOURCES file... [DEPS planwright_x...] [PRIVATE_DEPS library...])
# One static library per core folder, planwright_<name>, with the alias planwright::<name>.
function(planwright_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPS;PRIVATE_DEPS")
  add_library(planwright_${name} STATIC ${arg_SOURCES})
  add_library(planwright::${name} ALIAS planwright_${name})
  target_link_libraries(planwright_${name} PUBLIC planwright_strict ${arg_DEPS} PRIVATE ${arg_PRIVATE_DEPS})
  if(NOT TARGET planwright_common_header)
    planwright_header(planwright_common_header DEPS Boost::headers fmt::fmt
      HEADERS ${PLANWRIGHT_COMMON_HEADERS} <fmt/format.h>)
  endif()
  target_precompile_headers(planwright_${name} REUSE_FROM planwright_common_header)
endfunction()

# Builds just the tests that ThreadSanitizer sees.
add_custom_target(concurrency_tests)

# What every test sees: the same random cases, locale and time zone everywhere; a finding of a sanitizer ends the program.
# ThreadSanitizer cannot see the locks of libraries that are not built with it (Qt, DuckDB, XGBoost, OpenMP), so what they do
# inside is not reported; their calls back into our code are. LOCPATH is where ./test puts the locales that tests of locale independence ask for.
set(support "${PROJECT_SOURCE_DIR}/tests/support")
set(PLANWRIGHT_TEST_ENVIRONMENT
  RC_PARAMS=seed=20261122 LC_ALL=C.UTF-8 TZ=UTC "LOCPATH=${PROJECT_SOURCE_DIR}/build/locale"
  "ASAN_OPTIONS=detect_stack_use_after_return=1" "LSAN_OPTIONS=suppressions=${support}/lsan.supp:print_suppressions=0"
  "UBSAN_OPTIONS=print_stacktrace=1" "TSAN_OPTIONS=ignore_noninstrumented_modules=1:halt_on_error=1")

# planwright_test_properties(NAME LABELS label... TIMEOUT seconds): for a CTest test that is no Qt Test program.
function(planwright_test_properties name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "LABELS")
  if(NOT arg_LABELS)
    set(arg_LABELS fast)
  endif()
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 300)
  endif()
  set_tests_properties(${name} PROPERTIES LABELS "${arg_LABELS}" TIMEOUT ${arg_TIMEOUT}
    ENVIRONMENT "${PLANWRIGHT_TEST_ENVIRONMENT}")
  # Begun first, so that none runs alone at the end.
  if("slow" IN_LIST arg_LABELS)
    set_tests_properties(${name} PROPERTIES COST 100)
  endif()
endfunction()

# Qt names each test's own folders, for a macro that none uses; with them the header would be another one for each.
set(PLANWRIGHT_NO_TEST_FOLDERS -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR)

# planwright_test(NAME SOURCES file... DEPS library... [LABELS fast|slow|long|concurrency...] [TIMEOUT seconds])
# A Qt Test executable of its own. "fast" (the default) is the everyday run, "slow" what ./test adds, "long" only
# ./test --long; "concurrency" is what ThreadSanitizer sees. A program all of whose tests skipped counts as skipped.
function(planwright_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "SOURCES;DEPS;LABELS")
  add_executable(test_${name} ${arg_SOURCES})
  set_target_properties(test_${name} PROPERTIES AUTOMOC ON)
  target_link_libraries(test_${name} PRIVATE planwright_strict planwright_qt_strict Qt6::Core Qt6::Test ${arg_DEPS})
  # Reading <QtTest> is most of what compiling a test takes.
  set(header planwright_test_header)
  set(headers <QtTest>)
  set(libraries planwright_qt_strict Qt6::Core Qt6::Test)
  if(planwright_ui IN_LIST arg_DEPS)
    set(header planwright_ui_test_header)
    list(PREPEND headers <QtWidgets>)
    list(APPEND libraries planwright_ui)
  endif()
  if(NOT TARGET ${header})
    planwright_header(${header} DEPS ${libraries} HEADERS ${headers} OPTIONS ${PLANWRIGHT_NO_TEST_FOLDERS})
  endif()
  target_precompile_headers(test_${name} REUSE_FROM ${header})
  # Empty, as each test includes its own; reading the header would take a second.
  set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/test_${name}_autogen/mocs_compilation.cpp"
    PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  target_compile_options(test_${name} PRIVATE ${PLANWRIGHT_NO_TEST_FOLDERS})
  target_compile_definitions(test_${name} PRIVATE PLANWRIGHT_SOURCE_DIR="${PROJECT_SOURCE_DIR}" PLANWRIGHT_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
  add_test(NAME ${name} COMMAND test_${name})
  planwright_test_properties(${name} LABELS ${arg_LABELS} TIMEOUT ${arg_TIMEOUT})
  set_tests_properties(${name} PROPERTIES SKIP_REGULAR_EXPRESSION "Totals: [12] passed, 0 failed, [1-9][0-9]* skipped")
  if("concurrency" IN_LIST arg_LABELS)
    add_dependencies(concurrency_tests test_${name})
  endif()
endfunction()

# planwright_embed(TARGET NAME file...): compiles text files into TARGET. In code: #include "embedded/NAME.h", then
# planwright::embedded::NAME() is a span of {file name, text} in the given order.
function(planwright_embed target name)
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/generated/embedded")
  set(entries "")
  foreach(file IN LISTS ARGN)
    get_filename_component(path "${file}" ABSOLUTE)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${path}")
    get_filename_component(leaf "${file}" NAME)
    file(READ "${path}" text)
    string(APPEND entries "    {\"${leaf}\", R\"PLANWRIGHT(${text})PLANWRIGHT\"sv},\n")
  endforeach()
  set(header "#pragma once\n#include <span>\n#include <string_view>\nnamespace planwright::embedded {\n#ifndef PLANWRIGHT_EMBEDDED_FILE\n#define PLANWRIGHT_EMBEDDED_FILE\nstruct File {\n    std::string_view name;\n    std::string_view text;\n};\n#endif\nstd::span<const File> ${name}(); // NOLINT(readability-identifier-naming): the folder's name\n}\n")
  file(CONFIGURE OUTPUT "${folder}/${name}.h" CONTENT "${header}" @ONLY)
  file(GENERATE OUTPUT "${folder}/${name}.cpp" CONTENT "#include \"embedded/${name}.h\"\nnamespace planwright::embedded {\nnamespace {\nusing namespace std::string_view_literals;\nconstexpr File files[] = {\n${entries}};\n}\nstd::span<const File> ${name}()\n{\n    return files;\n}\n}\n")
  target_sources(${target} PRIVATE "${folder}/${name}.cpp")
  # Clang warns of literals longer than any compiler must take; ours take them.
  set_source_files_properties("${folder}/${name}.cpp" PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings
    SKIP_PRECOMPILE_HEADERS ON)
  target_include_directories(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/generated")
endfunction()
