// No guard of its own: a kernel's file includes this text once, in its namespace, after the type
// `Lanes` (16 floats in the kernel's registers) and under the compiler's switch for the kernel's
// instructions. So every kernel runs the same arithmetic in the same order.
//
// NOLINTBEGIN(llvm-header-guard)

// Calls f with the constants 0 .. Count - 1, written out one after the other.
template <std::size_t Count, class F>
[[gnu::always_inline]] inline void repeat(F&& f) {
  [&]<std::size_t... I>(std::index_sequence<I...>) __attribute__((always_inline)) {
    (f(std::integral_constant<std::size_t, I>()), ...);
  }
  (std::make_index_sequence<Count>());
}

[[gnu::always_inline]] inline Lanes exp_of(Lanes v) {
  v = min(max(v, Lanes::all(-87.0f)), Lanes::all(87.0f));
  const Lanes n = round(v * Lanes::all(1.44269504f));
  Lanes r = v - n * Lanes::all(0.693359375f);
  r = r - n * Lanes::all(-2.12194440e-4f);
  Lanes p = Lanes::all(1.9875691500e-4f) * r + Lanes::all(1.3981999507e-3f);
  p = p * r + Lanes::all(8.3334519073e-3f);
  p = p * r + Lanes::all(4.1665795894e-2f);
  p = p * r + Lanes::all(1.6666665459e-1f);
  p = p * r + Lanes::all(5.0000001201e-1f);
  p = p * (r * r) + r + Lanes::all(1.0f);
  return times_power(p, n);
}

[[gnu::always_inline]] inline Lanes gelu_of(Lanes x) {
  const Lanes inner = x + Lanes::all(0.044715f) * (x * x * x);
  const Lanes one = Lanes::all(1.0f);
  return x / (one + exp_of(Lanes::all(0.0f) - Lanes::all(1.59576912f) * inner));
}

inline void gelu(float* x, std::size_t count) {
  for (std::size_t i = 0; i < count; i += 16) gelu_of(Lanes::load(x + i)).store(x + i);
}

// Clamps before it rounds, which is the same, because the limits are whole.
[[gnu::always_inline]] inline void write_bytes(Lanes x, Lanes low, std::uint8_t* out) {
  store_raised(min(max(x, low), Lanes::all(127.0f)), out);
}

inline void quantize(const float* x, std::size_t count, float inverse, float low,
                     std::uint8_t* out) {
  const Lanes factor = Lanes::all(inverse);
  const Lanes least = Lanes::all(low);
  for (std::size_t i = 0; i < count; i += 16) {
    write_bytes(Lanes::load(x + i) * factor, least, out + i);
  }
}

inline void quantize_sum(const float* a, const float* b, std::size_t count, float inverse,
                         std::uint8_t* out) {
  const Lanes factor = Lanes::all(inverse);
  for (std::size_t i = 0; i < count; i += 16) {
    write_bytes((Lanes::load(a + i) + Lanes::load(b + i)) * factor, Lanes::all(0.0f), out + i);
  }
}

inline void quantize_rows(const float* x, std::size_t rows, std::size_t width, std::uint8_t* out,
                          float* steps) {
  for (std::size_t row = 0; row < rows; ++row, x += width, out += width) {
    Lanes most = Lanes::all(0.0f);
    for (std::size_t i = 0; i < width; i += 16) most = max(most, abs(Lanes::load(x + i)));
    const float m = highest_of(most);
    steps[row] = m * (1.0f / 127.0f);
    quantize(x, width, m < 1e-30f ? 0.0f : 127.0f / m, -127.0f, out);
  }
}

[[gnu::always_inline]] inline Lanes gate_of(Lanes x) {
  const Lanes half = Lanes::all(0.5f);
  return half + half * (x / (Lanes::all(1.0f) + abs(x)));
}

inline void gate(const float* u, std::size_t width, float* h) {
  for (std::size_t i = 0; i < width; i += 16) {
    const Lanes open = gate_of(Lanes::load(u + width + i));
    (Lanes::load(h + i) + Lanes::load(u + i) * open).store(h + i);
  }
}

// The recurrence of 16 * Blocks values from the word at `first_u` and `first_h` on, `step` words a
// time: several at once, because each sum waits for the one before it.
template <std::size_t Blocks>
inline void remember_some(const float* first_u, float* first_h, std::size_t words,
                          std::size_t width, std::ptrdiff_t step) {
  Lanes state[Blocks];
  repeat<Blocks>([&](auto b) __attribute__((always_inline)) { state[b] = Lanes::all(0.0f); });
  for (std::size_t t = 0; t < words; ++t) {
    const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(t * width) * step;
    const float* const u = first_u + 3 * at;
    float* const h = first_h + at;
    repeat<Blocks>([&](auto b) __attribute__((always_inline)) {
      const Lanes keep = gate_of(Lanes::load(u + width + 16 * b));
      const Lanes fresh = (Lanes::all(1.0f) - keep) * Lanes::load(u + 16 * b);
      state[b] = keep * state[b] + fresh;
      const Lanes show = gate_of(Lanes::load(u + 2 * width + 16 * b));
      (Lanes::load(h + 16 * b) + show * state[b]).store(h + 16 * b);
    });
  }
}

inline void remember(const float* u, std::size_t words, std::size_t width, float* h) {
  const std::size_t last = words - 1;
  for (std::size_t i = 0; i < width;) {
    const bool forward = i < width / 2;
    const std::size_t left = forward ? width / 2 - i : width - i;
    const float* const from = u + i + (forward ? 0 : last * 3 * width);
    float* const to = h + i + (forward ? 0 : last * width);
    const std::ptrdiff_t step = forward ? 1 : -1;
    if (left >= 64) {
      remember_some<4>(from, to, words, width, step);
      i += 64;
    } else {
      remember_some<1>(from, to, words, width, step);
      i += 16;
    }
  }
}

inline void norm_row(float* r, std::size_t width, const float* gain, const float* bias) {
  const float share = 1.0f / static_cast<float>(width);
  Lanes sum = Lanes::all(0.0f);
  for (std::size_t i = 0; i < width; i += 16) sum = sum + Lanes::load(r + i);
  const Lanes mean = Lanes::all(sum_of(sum) * share);
  sum = Lanes::all(0.0f);
  for (std::size_t i = 0; i < width; i += 16) {
    const Lanes x = Lanes::load(r + i) - mean;
    x.store(r + i);
    sum = sum + x * x;
  }
  const Lanes deviation = sqrt(Lanes::all(sum_of(sum) * share + 1e-5f));
  for (std::size_t i = 0; i < width; i += 16) {
    const Lanes y = Lanes::load(r + i) / deviation * Lanes::load(gain + i);
    (y + Lanes::load(bias + i)).store(r + i);
  }
}

inline void norm(float* r, std::size_t rows, std::size_t width, const float* gain,
                 const float* bias) {
  for (std::size_t row = 0; row < rows; ++row) norm_row(r + row * width, width, gain, bias);
}

inline std::size_t highest(const float* x, std::size_t count) {
  // Where there are no values any more, x[0] stands: it is never higher than the highest.
  const Lanes first = Lanes::all(x[0]);
  const auto some = [&](std::size_t i) { return Lanes::load_some(x + i, count - i, first); };
  Lanes most = first;
  for (std::size_t i = 0; i < count; i += 16) most = max(most, some(i));
  const Lanes all = Lanes::all(highest_of(most));
  for (std::size_t i = 0; i < count; i += 16) {
    const std::uint32_t equal = equal_bits(some(i), all);
    if (equal != 0) return i + static_cast<std::size_t>(std::countr_zero(equal));
  }
  return 0;
}

// NOLINTEND(llvm-header-guard)
