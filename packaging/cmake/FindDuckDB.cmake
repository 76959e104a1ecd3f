# DuckDB 1.4.4 (LTS) as packaging/setup.sh lays it down: build/deps/duckdb-1.4.4/{lib,include}. Target: DuckDB::DuckDB.
# The library is copied beside the programs, lib/planwright/, where their RUNPATH ($ORIGIN/../lib/planwright) finds it.
set(PLANWRIGHT_DUCKDB_DIR "${PROJECT_SOURCE_DIR}/build/deps/duckdb-1.4.4" CACHE PATH "Folder with DuckDB's lib/ and include/")
find_library(DuckDB_LIBRARY duckdb PATHS "${PLANWRIGHT_DUCKDB_DIR}/lib" NO_DEFAULT_PATH)
find_path(DuckDB_INCLUDE_DIR duckdb.h PATHS "${PLANWRIGHT_DUCKDB_DIR}/include" NO_DEFAULT_PATH)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(DuckDB REQUIRED_VARS DuckDB_LIBRARY DuckDB_INCLUDE_DIR
  REASON_FAILURE_MESSAGE "run packaging/setup.sh first")
if(DuckDB_FOUND AND NOT TARGET DuckDB::DuckDB)
  set(bundled "${CMAKE_BINARY_DIR}/lib/planwright/libduckdb.so")
  if(NOT EXISTS "${bundled}")
    file(COPY "${DuckDB_LIBRARY}" DESTINATION "${CMAKE_BINARY_DIR}/lib/planwright")
  endif()
  add_library(DuckDB::DuckDB SHARED IMPORTED)
  set_target_properties(DuckDB::DuckDB PROPERTIES IMPORTED_LOCATION "${bundled}" IMPORTED_SONAME libduckdb.so
    INTERFACE_INCLUDE_DIRECTORIES "${DuckDB_INCLUDE_DIR}")
endif()
