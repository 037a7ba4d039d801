# What every part of the program is built on; script/lib.sh names the packages, with their reasons.
find_package(fmt REQUIRED)
find_package(simdjson REQUIRED)
find_package(LibXml2 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(LibArchive REQUIRED)
find_package(Threads REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(PostgreSQL REQUIRED)
find_package(CURL REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(Boost 1.74 REQUIRED)  # headers only: Asio and Beast
find_library(BROTLI_LIBRARY brotlidec REQUIRED)
find_library(UTF8PROC_LIBRARY utf8proc REQUIRED)
