// libFuzzer's entry point for programs with a main function of their own.
// LLVM documentation, "libFuzzer - a library for coverage-guided fuzz testing", on using it as a library.
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));
