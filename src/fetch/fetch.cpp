// SPDX-License-Identifier: Apache-2.0
#include "fetch/fetch.h"

#include "fetch/request.h"
#include "fetch/robots.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <thread>

namespace saksi::fetch {
namespace {

using base::Code;
using Clock = std::chrono::steady_clock;

bool is_redirect(unsigned status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

tl::unexpected<base::Error> refused(const Url& url, unsigned status) {
  if (status == 404 || status == 410)
    return base::fail(Code::not_found, fmt::format("The site has no such page ({}).", status),
                      url.text());
  return base::fail(Code::io, fmt::format("The site answered with status {}.", status), url.text());
}

}  // namespace

class Fetcher::Impl {
 public:
  explicit Impl(Options options) : options_(std::move(options)) {}

  base::Result<Page> get(std::string_view address, const Validators& known) {
    auto url = parse_url(address);
    for (int hops = 0; url; ++hops) {
      const base::Result<Robots>& robots = rules(*url);
      if (!robots) return base::fail(robots.error());
      if (!robots->allows(url->target))
        return base::fail(Code::forbidden, "The site's robots.txt does not allow this page.",
                          url->text());
      const auto answer = ask(*url, known, options_);
      if (!answer) return base::fail(answer.error());
      if (!is_redirect(answer->status)) return page(*url, *answer);
      if (hops == options_.redirects || answer->location.empty())
        return base::fail(Code::io, "The page sends on to another one too often, or to none.",
                          url->text());
      url = resolve(*url, answer->location);
    }
    return base::fail(url.error());
  }

 private:
  Options options_;
  std::map<std::string, base::Result<Robots>> robots_;  // by site; or why it cannot be asked
  std::map<std::string, Clock::time_point> next_;       // by host, the earliest moment of a request

  static base::Result<Page> page(const Url& url, const Answer& answer) {
    const bool unchanged = answer.status == 304;
    if (!unchanged && answer.status != 200) return refused(url, answer.status);
    return Page{url.text(),
                unchanged ? std::string() : answer.body,
                answer.content_type,
                {answer.etag, answer.last_modified},
                unchanged};
  }

  /// Waits for the site's turn and asks.
  base::Result<Answer> ask(const Url& url, const Validators& known, const Options& options) {
    auto& next = next_[url.host];
    std::this_thread::sleep_until(next);
    auto answer = request(url, known, options);
    const auto robots = robots_.find(url.site());
    const double asked = robots == robots_.end() || !robots->second ? 0 : robots->second->delay();
    const auto wanted = std::chrono::milliseconds(static_cast<std::int64_t>(asked * 1000));
    next = Clock::now() + std::max(options_.pause, wanted);
    return answer;
  }

  const base::Result<Robots>& rules(const Url& url) {
    const auto it = robots_.find(url.site());
    if (it != robots_.end()) return it->second;
    return robots_.insert_or_assign(url.site(), robots_of(url)).first->second;
  }

  /// No file: everything is allowed. A site that cannot be asked for it is not asked for more.
  base::Result<Robots> robots_of(const Url& page) {
    Url url = page;
    url.target = "/robots.txt";
    Options options = options_;
    options.max_bytes = 1U << 20U;
    for (int hops = 0; hops <= options_.redirects; ++hops) {
      const auto answer = ask(url, {}, options);
      if (!answer) return base::fail(answer.error());
      if (answer->status == 200) return Robots::parse(answer->body, options_.agent);
      if (!is_redirect(answer->status))
        return answer->status >= 400 && answer->status < 500 ? Robots() : Robots::closed();
      const auto next = resolve(url, answer->location);
      if (!next) return Robots();
      url = *next;
    }
    return Robots();
  }
};

Fetcher::Fetcher(Options options) : impl_(std::make_unique<Impl>(std::move(options))) {}

Fetcher::Fetcher(Fetcher&&) noexcept = default;
Fetcher& Fetcher::operator=(Fetcher&&) noexcept = default;
Fetcher::~Fetcher() = default;

base::Result<Page> Fetcher::get(std::string_view url, const Validators& known) {
  return impl_->get(url, known);
}

}  // namespace saksi::fetch
