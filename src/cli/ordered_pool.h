#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace tacitus {

// Works on items in several threads and hands the results on in the order in which the items came.
// At most 2 * threads + 2 items are under way, so memory does not grow with the input. With one
// thread everything runs in the caller's.
template <class Item, class Outcome>
class OrderedPool {
 public:
  // `work` is called from any thread, several at once. `take` is called for one outcome at a time,
  // in order (from one thread that is not the caller's when threads > 1); when it returns false the
  // rest is dropped.
  OrderedPool(std::size_t threads, std::function<Outcome(Item)> work,
              std::function<bool(Outcome)> take)
      : threads_(threads), work_(std::move(work)), take_(std::move(take)) {
    if (threads_ <= 1) return;
    for (std::size_t i = 0; i < threads_; ++i) workers_.emplace_back([this] { run_worker(); });
    taker_ = std::thread([this] { run_taker(); });
  }
  ~OrderedPool() { finish(); }
  OrderedPool(const OrderedPool&) = delete;
  OrderedPool& operator=(const OrderedPool&) = delete;

  // Adds an item; waits while too many are under way. False when `take` wants no more.
  bool add(Item item) {
    if (threads_ <= 1) {
      if (!stopped_) stopped_ = !take_(work_(std::move(item)));
      return !stopped_;
    }
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return stopped_ || slots_.size() < 2 * threads_ + 2; });
    if (stopped_) return false;
    slots_.push_back({std::move(item), std::nullopt});
    changed_.notify_all();
    return true;
  }

  // Waits until all items are done and taken. May be called more than once.
  void finish() {
    if (threads_ <= 1 || workers_.empty()) return;
    {
      const std::unique_lock lock(mutex_);
      closed_ = true;
      changed_.notify_all();
    }
    for (std::thread& worker : workers_) worker.join();
    taker_.join();
    workers_.clear();
  }

 private:
  struct Slot {
    std::optional<Item> item;        // until a worker takes it
    std::optional<Outcome> outcome;  // when it is done
  };

  // The first slot that nobody works on, or nullptr. A deque keeps its elements where they are.
  Slot* waiting_slot() {
    for (Slot& slot : slots_) {
      if (slot.item) return &slot;
    }
    return nullptr;
  }

  void run_worker() {
    std::unique_lock lock(mutex_);
    while (true) {
      Slot* slot = nullptr;
      changed_.wait(lock, [&] {
        slot = stopped_ ? nullptr : waiting_slot();
        return slot != nullptr || closed_ || stopped_;
      });
      if (slot == nullptr) return;
      Item item = *std::exchange(slot->item, std::nullopt);
      lock.unlock();
      Outcome outcome = work_(std::move(item));
      lock.lock();
      slot->outcome = std::move(outcome);
      changed_.notify_all();
    }
  }

  void run_taker() {
    std::unique_lock lock(mutex_);
    while (true) {
      changed_.wait(lock, [this] {
        return (closed_ && slots_.empty()) || (!slots_.empty() && slots_.front().outcome);
      });
      if (slots_.empty()) return;
      Outcome outcome = *std::move(slots_.front().outcome);
      slots_.pop_front();
      changed_.notify_all();
      lock.unlock();
      const bool more = take_(std::move(outcome));
      lock.lock();
      if (more) continue;
      stopped_ = true;
      changed_.notify_all();
      return;
    }
  }

  const std::size_t threads_;
  const std::function<Outcome(Item)> work_;
  const std::function<bool(Outcome)> take_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Slot> slots_;
  bool closed_ = false;   // no more items come
  bool stopped_ = false;  // no more results are wanted
  std::vector<std::thread> workers_;
  std::thread taker_;
};

}  // namespace tacitus
