#pragma once

#include "ml/matrix.h"

// What the files of the kernels share. A kernel's file switches the compiler to the kernel's
// instructions (TACITUS_KERNEL_BEGIN), gives the type Lanes and a tile of the matrix product, and
// includes the rest: ml/row_operations.h and ml/attention.h.

#if defined(__clang__)
#define TACITUS_PRAGMA(text) _Pragma(#text)
#define TACITUS_KERNEL_BEGIN(instructions) \
  TACITUS_PRAGMA(clang attribute push(__attribute__((target(instructions))), apply_to = function))
#define TACITUS_KERNEL_END _Pragma("clang attribute pop")
#else
#define TACITUS_PRAGMA(text) _Pragma(#text)
#define TACITUS_KERNEL_BEGIN(instructions) \
  _Pragma("GCC push_options") TACITUS_PRAGMA(GCC target(instructions))
#define TACITUS_KERNEL_END _Pragma("GCC pop_options")
#endif

namespace tacitus {

// The tables behind operations_of(). Those for processors that this build is not for are null.
extern const Operations kPlainOperations;
extern const Operations* const kAvx2Operations;
extern const Operations* const kAvx512VnniOperations;

// Some rows of a layer for some outputs of one panel.
struct Tile {
  const std::uint8_t* in = nullptr;     // [rows][inputs]
  const std::int8_t* weight = nullptr;  // the panel's
  const std::int32_t* start = nullptr;  // the first output's, as scale, bias and out
  const float* scale = nullptr;
  const float* bias = nullptr;
  const float* steps = nullptr;  // [rows] or null
  float* out = nullptr;
  std::size_t inputs = 0;
  std::size_t padded = 0;  // from one row of out to the next
  std::size_t blocks = 0;  // of the panel
  bool add = false;        // to what stands in out
};

// Runs a layer panel by panel, so that a panel's weights stay in the nearest cache while all rows
// meet it. run_tile(tile, rows) computes up to `Rows` rows.
template <std::size_t Rows, class Run, class Gelu>
[[gnu::always_inline]] inline void run_panels(const Matrix& matrix, const LinearCall& call,
                                              Run run_tile, Gelu gelu) {
  Tile tile;
  tile.inputs = matrix.inputs;
  tile.padded = matrix.padded;
  tile.add = call.finish == Finish::add;
  for (std::size_t n = 0; n < matrix.padded; n += Matrix::kPanel) {
    const std::size_t left = (matrix.padded - n) / Matrix::kOutputBlock;
    tile.blocks = left < Matrix::kPanelBlocks ? left : Matrix::kPanelBlocks;
    tile.weight = matrix.weight.data() + n * matrix.inputs;
    tile.start = matrix.start.data() + n;
    tile.scale = matrix.scale.data() + n;
    tile.bias = matrix.bias.data() + n;
    for (std::size_t r = 0; r < call.rows; r += Rows) {
      const std::size_t rows = call.rows - r < Rows ? call.rows - r : Rows;
      tile.in = call.in + r * matrix.inputs;
      tile.steps = call.steps == nullptr ? nullptr : call.steps + r;
      tile.out = call.out + r * matrix.padded + n;
      run_tile(tile, rows);
      if (call.finish != Finish::gelu) continue;
      for (std::size_t i = 0; i < rows; ++i) {
        gelu(tile.out + i * matrix.padded, tile.blocks * Matrix::kOutputBlock);
      }
    }
  }
}

}  // namespace tacitus
