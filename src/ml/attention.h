// No guard of its own: included by a kernel's file after ml/row_operations.h, which see.
//
// Heads are done one after the other. Keys are turned so that 16 of them lie side by side; then
// Lanes::kRows queries at a time meet all keys, and the values are mixed by what came out.
//
// NOLINTBEGIN(llvm-header-guard)

constexpr std::size_t kHead = AttentionCall::kSize;

// The keys of one head as [padded / 16][kHead][16], zeros after the last.
inline void turn_keys(const AttentionCall& call, std::size_t head, float* keys) {
  const std::size_t padded = AttentionCall::padded(call.pieces);
  for (std::size_t j = 0; j < padded; j += 16) {
    for (std::size_t d = 0; d < kHead; d += 16) {
      Lanes rows[16];
      for (std::size_t i = 0; i < 16; ++i) {
        const float* key = call.key_value + (j + i) * 2 * call.width + head * kHead + d;
        rows[i] = j + i < call.pieces ? Lanes::load(key) : Lanes::all(0.0f);
      }
      turn(rows);
      for (std::size_t i = 0; i < 16; ++i) rows[i].store(keys + j * kHead + (d + i) * 16);
    }
  }
}

// Makes shares of a row of products.
inline void soften(float* scores, std::size_t count) {
  Lanes most = Lanes::all(-1e30f);
  for (std::size_t j = 0; j < count; j += 16) {
    most = max(most, Lanes::load_some(scores + j, count - j, most));
  }
  const Lanes m = Lanes::all(highest_of(most));
  Lanes sum = Lanes::all(0.0f);
  for (std::size_t j = 0; j < count; j += 16) {
    Lanes e = exp_of(Lanes::load(scores + j) - m);
    e = first_of(e, count - j);
    e.store(scores + j);
    sum = sum + e;
  }
  const Lanes total = Lanes::all(sum_of(sum));
  for (std::size_t j = 0; j < count; j += 16) (Lanes::load(scores + j) / total).store(scores + j);
}

// Queries `first` .. `first` + Rows - 1 of one head.
template <std::size_t Rows>
inline void attend_rows(const AttentionCall& call, std::size_t head, std::size_t first,
                        const float* keys, float* scores) {
  const std::size_t padded = AttentionCall::padded(call.pieces);
  const float* query = call.query + first * call.width + head * kHead;
  for (std::size_t j = 0; j < padded; j += 16) {
    Lanes sum[Rows];
    repeat<Rows>([&](auto r) __attribute__((always_inline)) { sum[r] = Lanes::all(0.0f); });
    for (std::size_t d = 0; d < kHead; ++d) {
      const Lanes key = Lanes::load(keys + j * kHead + d * 16);
      repeat<Rows>([&](auto r) __attribute__((always_inline)) {
        sum[r] = sum[r] + Lanes::all(query[r * call.width + d]) * key;
      });
    }
    repeat<Rows>([&](auto r) __attribute__((always_inline)) {
      (sum[r] * Lanes::all(0.176776695f)).store(scores + r * padded + j);
    });
  }
  for (std::size_t r = 0; r < Rows; ++r) soften(scores + r * padded, call.pieces);
  Lanes low[Rows], high[Rows];
  repeat<Rows>([&](auto r) __attribute__((always_inline)) {
    low[r] = Lanes::all(0.0f);
    high[r] = Lanes::all(0.0f);
  });
  const float* value = call.key_value + call.width + head * kHead;
  for (std::size_t j = 0; j < call.pieces; ++j, value += 2 * call.width) {
    const Lanes a = Lanes::load(value);
    const Lanes b = Lanes::load(value + 16);
    repeat<Rows>([&](auto r) __attribute__((always_inline)) {
      const Lanes share = Lanes::all(scores[r * padded + j]);
      low[r] = low[r] + share * a;
      high[r] = high[r] + share * b;
    });
  }
  float* out = call.out + first * call.width + head * kHead;
  repeat<Rows>([&](auto r) __attribute__((always_inline)) {
    low[r].store(out + r * call.width);
    high[r].store(out + r * call.width + 16);
  });
}

inline void attend(const AttentionCall& call) {
  float* const keys = call.room;
  float* const scores = keys + kHead * AttentionCall::padded(call.pieces);
  for (std::size_t head = 0; head < call.width / kHead; ++head) {
    turn_keys(call, head, keys);
    std::size_t i = 0;
    for (; i + Lanes::kRows <= call.queries; i += Lanes::kRows) {
      attend_rows<Lanes::kRows>(call, head, i, keys, scores);
    }
    if constexpr (Lanes::kRows > 2) {
      for (; i + 2 <= call.queries; i += 2) attend_rows<2>(call, head, i, keys, scores);
    }
    for (; i < call.queries; ++i) attend_rows<1>(call, head, i, keys, scores);
  }
}

// NOLINTEND(llvm-header-guard)
