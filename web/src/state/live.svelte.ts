// SPDX-License-Identifier: Apache-2.0
/** Reports that arrive while the page is open (server-sent events). EventSource reconnects by itself. */
import { api } from '../lib/api';

class Live {
  /** Grows with every report that arrives; lists ask again when it does. */
  arrivals = $state(0);

  listen(): void {
    $effect(() => {
      const stream = api.stream();
      let timer: ReturnType<typeof setTimeout> | undefined;
      let waiting = 0;
      // A bulk ingest sends many: they are counted together, twice a second at most.
      const flush = () => {
        this.arrivals += waiting;
        waiting = 0;
        timer = undefined;
      };
      stream.addEventListener('report', () => {
        waiting += 1;
        timer ??= setTimeout(flush, 500);
      });
      return () => {
        clearTimeout(timer);
        stream.close();
      };
    });
  }
}

export const live = new Live();
