#include "server/http.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <optional>
#include <set>

#include "base/json_writer.h"

// The only file that includes the HTTP library (Boost.Beast). One thread reads and writes all
// connections; a request that is whole goes to a pool of workers, and its answer comes back to that
// thread. So the state of connections needs no lock, and slow clients hold no worker.
//
// A session lives as long as an operation of it is under way: the library calls back later and from
// outside, so each callback holds a share of its session. It is the one place of the house where
// ownership is shared.

namespace tacitus {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

std::string lower_type(beast::string_view value) {
  std::string out;
  for (const char c : value.substr(0, value.find(';'))) {
    if (c == ' ') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

HttpResponse refusal(int status, std::string_view message) {
  JsonWriter json;
  json.begin_object().key("error").begin_object();
  json.key("message").string(message).end_object().end_object();
  return {status, "application/json", json.take() + "\n", {}};
}

// The answer to a request that cannot be read; nothing when the peer is gone.
std::optional<HttpResponse> answer_to(const beast::error_code& error, const HttpOptions& options) {
  if (error == http::error::body_limit) {
    return refusal(413, "the body is larger than " + std::to_string(options.body_bytes) +
                            " bytes; send several smaller ones");
  }
  if (error == http::error::header_limit) {
    return refusal(431,
                   "the header is larger than " + std::to_string(options.header_bytes) + " bytes");
  }
  const bool malformed =
      error.category() == http::make_error_code(http::error::bad_method).category();
  if (!malformed || error == http::error::end_of_stream || error == http::error::partial_message) {
    return std::nullopt;
  }
  return refusal(400, "the request is not HTTP/1.1: " + error.message());
}

}  // namespace

struct HttpServer::State {
  class Session;

  State(const HttpOptions& its_options, Handler its_handler)
      : options(its_options), handler(std::move(its_handler)), workers(its_options.workers) {}

  void accept();
  void close();

  HttpOptions options;
  Handler handler;
  std::set<Session*> sessions;  // those that are open; outlives what `io` holds
  asio::io_context io{1};
  tcp::acceptor acceptor{io};
  asio::thread_pool workers;
  std::size_t waiting = 0;  // requests with the workers
  bool closing = false;
};

class HttpServer::State::Session : public std::enable_shared_from_this<Session> {
 public:
  Session(State& state, tcp::socket socket) : state_(state), stream_(std::move(socket)) {
    state_.sessions.insert(this);
  }
  ~Session() { state_.sessions.erase(this); }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  void read() {
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(state_.options.header_bytes));
    parser_->body_limit(state_.options.body_bytes);
    idle_ = true;
    stream_.expires_after(std::chrono::seconds(state_.options.seconds));
    http::async_read(stream_, buffer_, *parser_,
                     [self = this->shared_from_this()](beast::error_code error, std::size_t) {
                       self->on_read(error);
                     });
  }

  // Ends the session if nothing is being answered.
  void close_if_idle() {
    if (idle_) stream_.close();
  }

 private:
  void on_read(beast::error_code error) {
    idle_ = false;
    if (error) {
      keep_ = false;
      if (std::optional<HttpResponse> answer = answer_to(error, state_.options)) {
        write(*std::move(answer));
      }
      return;
    }
    const auto& message = parser_->get();
    keep_ = message.keep_alive() && !state_.closing;
    head_only_ = message.method() == http::verb::head;
    HttpRequest request;
    const auto text = [](beast::string_view view) { return std::string(view.data(), view.size()); };
    request.method = head_only_ ? "GET" : text(message.method_string());
    if (!parse_target(text(message.target()), request)) {
      write(refusal(400, "the address has a broken escape or is no UTF-8"));
      return;
    }
    request.content_type = lower_type(message[http::field::content_type]);
    request.authorization = text(message[http::field::authorization]);
    request.origin = text(message[http::field::origin]);
    request.accept_encoding = text(message[http::field::accept_encoding]);
    request.if_none_match = text(message[http::field::if_none_match]);
    request.body = std::move(parser_->get().body());
    hand_over(std::move(request));
  }

  void hand_over(HttpRequest request) {
    if (state_.waiting >= state_.options.waiting) {
      HttpResponse busy = refusal(503, "too many requests wait already; try again soon");
      busy.headers.emplace_back("Retry-After", "1");
      write(std::move(busy));
      return;
    }
    ++state_.waiting;
    // The guard keeps run() from ending while the workers are at it.
    asio::post(state_.workers, [self = this->shared_from_this(), request = std::move(request),
                                guard = asio::make_work_guard(state_.io)] {
      HttpResponse response = self->state_.handler(request);
      asio::post(self->state_.io, [self, response = std::move(response)]() mutable {
        --self->state_.waiting;
        self->write(std::move(response));
      });
    });
  }

  void write(HttpResponse response) {
    response_.emplace();
    response_->version(11);
    response_->result(static_cast<unsigned>(response.status));
    response_->set(http::field::content_type, response.type);
    response_->set("X-Content-Type-Options", "nosniff");
    for (const auto& [name, value] : response.headers) response_->set(name, value);
    response_->keep_alive(keep_);
    const std::size_t size = response.body.size();
    if (head_only_) {
      response_->content_length(size);
    } else {
      response_->body() = std::move(response.body);
      response_->prepare_payload();
    }
    serializer_.emplace(*response_);
    stream_.expires_after(std::chrono::seconds(state_.options.seconds));
    const auto done = [self = this->shared_from_this()](beast::error_code error, std::size_t) {
      self->on_write(error);
    };
    if (head_only_) {
      http::async_write_header(stream_, *serializer_, done);
    } else {
      http::async_write(stream_, *serializer_, done);
    }
  }

  void on_write(beast::error_code error) {
    serializer_.reset();
    response_.reset();
    head_only_ = false;
    if (!error && keep_ && !state_.closing) {
      read();
      return;
    }
    // Says that no more comes, and lets the peer take what is under way.
    beast::error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
  }

  State& state_;
  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::string_body>> parser_;
  std::optional<http::response<http::string_body>> response_;
  std::optional<http::response_serializer<http::string_body>> serializer_;
  bool keep_ = false;
  bool idle_ = false;  // waits for a request
  bool head_only_ = false;
};

void HttpServer::State::accept() {
  acceptor.async_accept([this](beast::error_code error, tcp::socket socket) {
    if (closing) return;
    if (!error && sessions.size() < options.connections) {
      std::make_shared<Session>(*this, std::move(socket))->read();
    }
    accept();
  });
}

void HttpServer::State::close() {
  if (closing) return;
  closing = true;
  beast::error_code ignored;
  acceptor.close(ignored);
  // Closing ends sessions, which leave the set; so over a copy.
  const std::vector<Session*> open(sessions.begin(), sessions.end());
  for (Session* session : open) session->close_if_idle();
}

HttpServer::HttpServer(std::unique_ptr<State> state) : state_(std::move(state)) {}
HttpServer::~HttpServer() { state_->workers.join(); }

Result<std::unique_ptr<HttpServer>> HttpServer::listen(const HttpOptions& options,
                                                       Handler handler) {
  const std::string where = options.address + ":" + std::to_string(options.port);
  beast::error_code error;
  const asio::ip::address address = asio::ip::make_address(options.address, error);
  if (error) {
    return Error{Error::Code::invalid_data, where,
                 "this is no address; write one such as 127.0.0.1"};
  }
  auto state = std::make_unique<State>(options, std::move(handler));
  const tcp::endpoint endpoint(address, options.port);
  tcp::acceptor& acceptor = state->acceptor;
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) {
    return Error{Error::Code::io, where, "cannot listen there: " + error.message()};
  }
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(state)));
}

std::uint16_t HttpServer::port() const { return state_->acceptor.local_endpoint().port(); }

void HttpServer::run(bool signals) {
  asio::signal_set caught(state_->io);
  if (signals) {
    caught.add(SIGINT);
    caught.add(SIGTERM);
    caught.async_wait([this](beast::error_code error, int) {
      if (!error) state_->close();
    });
  }
  state_->accept();
  // Ends when nothing is under way any more; the signals are not waited for then.
  while (state_->io.run_one() > 0) {
    if (state_->closing && signals) {
      beast::error_code ignored;
      caught.cancel(ignored);
    }
  }
  state_->workers.join();
  state_->io.restart();
  state_->io.poll();
}

void HttpServer::stop() {
  asio::post(state_->io, [this] { state_->close(); });
}

}  // namespace tacitus
