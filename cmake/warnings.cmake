# Warnings every target is built with; LAPWING_WERROR makes them errors.
function(lapwing_warnings target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
    -Wold-style-cast -Wcast-align -Wunused -Woverloaded-virtual -Wnull-dereference -Wformat=2)
  # GCC 12 reports null dereferences and overflows inside its own inlined std::string and std::vector
  # (GCC bugs 105651, 105329, 107852); clang and the sanitizers cover these.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(${target} PRIVATE -Wno-null-dereference -Wno-restrict -Wno-stringop-overflow
      -Wno-array-bounds -Wno-maybe-uninitialized -Wno-stringop-overread)
  endif()
  if(LAPWING_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
endfunction()
