# LAPWING_SANITIZE=address,undefined or thread: instruments everything built here.
if(LAPWING_SANITIZE)
  add_compile_options(-fsanitize=${LAPWING_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all -g)
  add_link_options(-fsanitize=${LAPWING_SANITIZE})
endif()
# A fuzzer is led by what it reaches in all of the program, not in its own few lines.
if(LAPWING_FUZZ AND CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
