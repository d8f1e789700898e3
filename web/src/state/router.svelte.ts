// SPDX-License-Identifier: Apache-2.0
/** The address bar as state. */
import { parseRoute, type Route } from '../lib/route';

class Router {
  route = $state.raw<Route>(parseRoute(location.hash));

  listen(): void {
    $effect(() => {
      const read = () => (this.route = parseRoute(location.hash));
      addEventListener('hashchange', read);
      return () => removeEventListener('hashchange', read);
    });
  }

  go(href: string): void {
    location.hash = href;
  }

  /** For walking with the keyboard: the state has an address, but no entry of its own in the history. */
  replace(href: string): void {
    history.replaceState(history.state, '', href);
    this.route = parseRoute(href);
  }
}

export const router = new Router();
