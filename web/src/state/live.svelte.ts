// SPDX-License-Identifier: Apache-2.0
/** Reports and decisions that arrive while the page is open (server-sent events). EventSource reconnects by itself. */
import { api } from '../lib/api';

class Live {
  /** Grows with every report that arrives; lists ask again when it does. */
  arrivals = $state(0);
  /** Grows with every decision, this page's own and those of others. */
  changes = $state(0);

  changed(): void {
    this.changes += 1;
  }

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
      const arrived = () => {
        waiting += 1;
        timer ??= setTimeout(flush, 500);
      };
      stream.addEventListener('report', arrived);
      stream.addEventListener('many', arrived);
      let changeTimer: ReturnType<typeof setTimeout> | undefined;
      stream.addEventListener('decision', () => {
        changeTimer ??= setTimeout(() => {
          changeTimer = undefined;
          this.changed();
        }, 300);
      });
      return () => {
        clearTimeout(timer);
        clearTimeout(changeTimer);
        stream.close();
      };
    });
  }
}

export const live = new Live();
