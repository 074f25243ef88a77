#include "server/http.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

namespace tacitus {
namespace {

// A server on a free port of the loopback, running on a thread of its own until the end of its
// scope.
class Running {
 public:
  explicit Running(HttpOptions options, HttpServer::Handler handler) {
    options.port = 0;
    auto made = HttpServer::listen(options, std::move(handler));
    server_ = *std::move(made);
    port_ = server_->port();
    thread_ = std::thread([this] { server_->run(false); });
  }
  ~Running() {
    server_->stop();
    thread_.join();
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  // All that comes back on a connection for these bytes, until the other side closes.
  std::string ask(std::string_view bytes) const {
    const int handle = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port_);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(connect(handle, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
    while (!bytes.empty()) {
      const ssize_t sent = send(handle, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) break;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    std::string answer;
    char room[4096];
    for (ssize_t got = 0; (got = recv(handle, room, sizeof(room), 0)) > 0;) {
      answer.append(room, static_cast<std::size_t>(got));
    }
    close(handle);
    return answer;
  }

 private:
  std::unique_ptr<HttpServer> server_;
  std::uint16_t port_ = 0;
  std::thread thread_;
};

HttpResponse echo(const HttpRequest& request) {
  return {200, "text/plain", request.method + " " + request.path + " " + request.body, {}};
}

std::string first_line(const std::string& answer) { return answer.substr(0, answer.find('\r')); }

TEST(HttpServer, Answers) {
  const Running server({}, echo);
  const std::string get = server.ask("GET /a?b=c HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(first_line(get), "HTTP/1.1 200 OK");
  EXPECT_EQ(get.substr(get.size() - 7), "GET /a ");
  const std::string post = server.ask(
      "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc");
  EXPECT_EQ(post.substr(post.size() - 11), "POST /a abc");
  const std::string head = server.ask("HEAD /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(first_line(head), "HTTP/1.1 200 OK");
  EXPECT_EQ(head.substr(head.size() - 4), "\r\n\r\n");  // no body
}

TEST(HttpServer, KeepsAConnectionForSeveralRequests) {
  const Running server({}, echo);
  const std::string both = server.ask(
      "GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_NE(both.find("GET /1 "), std::string::npos);
  EXPECT_NE(both.find("GET /2 "), std::string::npos);
}

TEST(HttpServer, RefusesWhatIsTooMuchOrBroken) {
  HttpOptions options;
  options.header_bytes = 1024;
  options.body_bytes = 100;
  options.seconds = 5;
  const Running server(options, echo);
  struct Case {
    std::string request;
    std::string_view line;
  };
  const Case cases[] = {
      {"GET / HTTP/1.1\r\nX: " + std::string(4000, 'a'),
       "HTTP/1.1 431 Request Header Fields Too Large"},
      {"POST / HTTP/1.1\r\nContent-Length: 101\r\n\r\n", "HTTP/1.1 413 Payload Too Large"},
      {"POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n", "HTTP/1.1 400 Bad Request"},
      {"nonsense\r\n\r\n", "HTTP/1.1 400 Bad Request"},
      {"GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "HTTP/1.1 400 Bad Request"},
      // Two ways to say how long the body is are an attempt to smuggle a request.
      {"POST / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
       "HTTP/1.1 400 Bad Request"},
      {"POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
       "HTTP/1.1 400 Bad Request"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(first_line(server.ask(c.request)), c.line) << c.request.substr(0, 60);
  }
}

TEST(HttpServer, ASlowClientIsLetGo) {
  HttpOptions options;
  options.seconds = 1;
  const Running server(options, echo);
  EXPECT_EQ(server.ask("GET / HTTP/1.1\r\nHost:"), "");  // nothing more comes: closed, no answer
}

TEST(HttpServer, ATakenPortIsAnError) {
  HttpOptions options;
  options.port = 0;
  const auto first = HttpServer::listen(options, echo);
  ASSERT_TRUE(first);
  options.port = (*first)->port();
  const auto second = HttpServer::listen(options, echo);
  ASSERT_FALSE(second);
  EXPECT_NE(second.error().text().find("cannot listen there"), std::string::npos);
  options.address = "localhost!";
  EXPECT_FALSE(HttpServer::listen(options, echo));
}

}  // namespace
}  // namespace tacitus
