# LAPWING_SANITIZE=address,undefined or thread: instruments everything built here.
if(LAPWING_SANITIZE)
  add_compile_options(-fsanitize=${LAPWING_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all -g)
  add_link_options(-fsanitize=${LAPWING_SANITIZE})
endif()
